package io.ebbgate.gateway.store.drawdown;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.drawdown.DrawdownQuote;
import io.ebbgate.gateway.usecase.drawdown.QuoteDrawdown;
import io.ebbgate.gateway.usecase.reference.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a product says beyond rate and term reaches quotes and loans. */
class ProductTermsIT {
  private static final LocalDate MONTH_END = LocalDate.of(2028, 1, 31);

  private final LendingWorld world = new LendingWorld();
  private final LendingWorld.Node node = world.node();
  private final LendingWorld.Account account = world.account(1_000_000);

  @AfterEach
  void close() {
    node.close();
    world.close();
  }

  /** Equal principal with a yuan for each instalment. */
  private static ProductTerms withFee(ProductTerms plain, LocalDate effectiveFrom) {
    return new ProductTerms(
        plain.code(),
        RepaymentMethod.EQUAL_PRINCIPAL,
        plain.termCounts(),
        plain.annualRate(),
        plain.minimum(),
        plain.maximum(),
        plain.step(),
        plain.dayCount(),
        plain.earlyRepayment(),
        plain.partialPolicy(),
        plain.rounding(),
        plain.plan().withFees(List.of(new ProductFee("service", FeeDue.EACH_INSTALMENT, 0, 100))),
        plain.servicing(),
        effectiveFrom);
  }

  private void offer(LocalDate effectiveFrom) {
    offer(List.of(new Terms.Product(1, withFee(plain(), effectiveFrom))));
  }

  private void offer(List<Terms.Product> versions) {
    var now = world.terms.terms;
    world.terms.terms =
        new Terms(2, Map.of(LendingTerms.PRODUCT, versions), now.funders(), now.channels());
  }

  private ProductTerms plain() {
    return world.terms.terms.product(LendingTerms.PRODUCT, 1).orElseThrow();
  }

  private QuoteDrawdown question() {
    return question(MONTH_END);
  }

  private QuoteDrawdown question(LocalDate valueDate) {
    return new QuoteDrawdown(
        account.lineId(), Money.fen(60_000), LendingTerms.PRODUCT, 3, Optional.of(valueDate));
  }

  @Test
  void aQuoteOfAnyValueDateTellsFeesAndWhatItAllCosts() {
    offer(ProductTerms.ALWAYS);

    var quote = await(node.drawdowns.quote(world.app, question()));

    // The line's day is the 15th: 45 days of 30/360, then whole months, at 15 % a year.
    assertThat(quote.valueDate()).isEqualTo(MONTH_END);
    assertThat(quote.schedule())
        .containsExactly(
            row(1, LocalDate.of(2028, 3, 15), 1_125),
            row(2, LocalDate.of(2028, 4, 15), 500),
            row(3, LocalDate.of(2028, 5, 15), 250));
    assertThat(quote.totalCost()).isEqualTo(Money.fen(1_125 + 500 + 250 + 300));
    assertThat(quote.annualRate()).isEqualTo("0.15");
    assertThat(Double.parseDouble(quote.effectiveAnnualRate())).isBetween(0.2, 0.24);
    assertThat(Double.parseDouble(quote.datedAnnualRate())).isBetween(0.17, 0.2);
  }

  private static DrawdownQuote.Row row(int number, LocalDate dueDate, long interest) {
    return new DrawdownQuote.Row(
        number, dueDate, Money.fen(20_000), Money.fen(interest), Money.fen(100));
  }

  @Test
  void aQuoteForAnotherDayIsOnTheTermsOfThatDayAndCarriesNoOffer() {
    var plain = plain();
    var scheduled = new Terms.Product(2, withFee(plain, MONTH_END));
    var madeLater = new Terms.Product(3, plain);
    offer(List.of(new Terms.Product(1, plain), scheduled, madeLater));

    var before = await(node.drawdowns.quote(world.app, question(MONTH_END.minusDays(1))));
    var from = await(node.drawdowns.quote(world.app, question(MONTH_END)));
    var past = await(node.drawdowns.quote(world.app, question(ProductTerms.ALWAYS)));

    assertThat(before.schedule().getFirst().fee()).isEqualTo(Money.fen(0));
    assertThat(from.schedule().getFirst().fee()).isEqualTo(Money.fen(100));
    assertThat(List.of(before, from, past))
        .allSatisfy(quote -> {
          assertThat(quote.offer()).isEmpty();
          assertThat(quote.funder()).isEqualTo("own");
          assertThat(quote.annualRate()).isEqualTo("0.15");
        });
  }

  @Test
  void aQuoteForTodayCarriesAnOfferWhetherTodayIsNamedOrNot() {
    var unnamed = new QuoteDrawdown(account.lineId(), Money.fen(60_000), LendingTerms.PRODUCT, 3);

    var before = await(node.drawdowns.quote(world.app, unnamed));
    var named = await(node.drawdowns.quote(world.app, question(before.valueDate())));
    var after = await(node.drawdowns.quote(world.app, unnamed));

    assertThat(List.of(before, after)).allSatisfy(quote -> assertThat(quote.offer()).isPresent());
    // The day may have ended in between.
    assertThat(named.offer().isPresent() || !before.valueDate().equals(after.valueDate())).isTrue();
  }

  @Test
  void aLoanOwesTheFeesOfItsProduct() {
    offer(ProductTerms.ALWAYS);
    var request = node.request(account, 60_000);
    await(node.drawdowns.accept(world.app, world.key("1", request), request));
    var attempt = Objects.requireNonNull(node.toSend.poll());
    var moved = new Moved(attempt.amount(), "provider 1", world.clock.instant());
    await(node.learn(attempt, EvidenceSource.CALLBACK, moved, Optional.empty()));

    var loan = await(node.drawdowns.find(world.app, attempt.orderId())).loanId().orElseThrow();
    assertThat(
            world.count(
                "instalment where loan_id = $1 and fee_due = 100 and principal_due = 20000", loan))
        .isEqualTo(3);
  }

  @Test
  void aProductThatIsNotInEffectYetIsNotOffered() {
    offer(LocalDate.of(2999, 1, 1));

    assertThat(problemOf(node.drawdowns.quote(world.app, question())).code())
        .isEqualTo(ProblemCode.PRODUCT_UNKNOWN);
  }
}
