package io.ebbgate.gateway.store.repayment;

import static io.ebbgate.gateway.store.repayment.LendingWorld.LENT;
import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.routing.channel.BreakerState;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.RequestRepayment;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeRepaymentsIT {
  private LendingWorld world;

  @BeforeEach
  void open() {
    world = new LendingWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private LoanRows.Borrower borrower() {
    return world.rows.borrower(world.clientId, 10);
  }

  private UUID loan(LoanRows.Borrower borrower) {
    return world.rows.loan(
        borrower, world.terms.product(FakeTerms.INSTALMENTS), Money.fen(1_000_000), 12, LENT);
  }

  private long kept(String table, UUID loanId) {
    return world.database.number("select count(*) from " + table + " where loan_id = $1", loanId);
  }

  private long keys() {
    return world.database.number("select count(*) from idempotency");
  }

  @Test
  void aLoanIsReadWithItsScheduleByItsOwnClientOnly() {
    var loanId = loan(borrower());

    var loan = await(world.repayments.loan(world.app, loanId));

    assertThat(loan.annualRate()).isEqualTo("0.15");
    assertThat(loan.outstanding()).isEqualTo(Money.fen(1_000_000));
    assertThat(loan.schedule()).hasSize(12);
    assertThat(loan.schedule().stream().mapToLong(row -> row.principal().due().minor()).sum())
        .isEqualTo(1_000_000);
    var stranger = new Principal(world.rows.client("stranger"), Set.of());
    assertThat(rejection(world.repayments.loan(stranger, loanId)).problem().code())
        .isEqualTo(ProblemCode.LOAN_NOT_FOUND);
  }

  @Test
  void aQuotedRepaymentIsTakenWithItsAttemptAndItsHold() {
    var borrower = borrower();
    var loanId = loan(borrower);
    var cardId = world.rows.card(borrower, "sample-b", "sample-a");
    var quote = world.quote(loanId, "SCHEDULED");
    var command = pay(quote, cardId);

    var answer = await(world.repayments.accept(world.app, world.key("taken", command), command));

    assertThat(answer.replayed()).isFalse();
    assertThat(answer.value().state()).isEqualTo("Submitted");
    assertThat(answer.value().amount()).isEqualTo(quote.amount());
    assertThat(await(world.repayments.find(world.app, answer.value().id())))
        .isEqualTo(answer.value());
    var attempt = world.sent.remove();
    assertThat(attempt.channel()).isEqualTo("sample-a");
    assertThat(attempt.agreementReference()).isEqualTo("agreement-sample-a");
    assertThat(attempt.amount()).isEqualTo(quote.amount());
    var stored =
        world
            .database
            .run(
                """
                select a.state, a.kind, a.due_at = a.created_at + interval '20 seconds' as due, r.routing->>'channel' as c,
                  h.repayment_id
                from attempt a join repayment r on r.id = a.order_id
                join open_debit h on h.loan_id = r.loan_id and h.card_id = r.card_id
                where a.id = $1
                """,
                attempt.id())
            .iterator()
            .next();
    assertThat(stored.getString("state")).isEqualTo("Sending");
    assertThat(stored.getString("kind")).isEqualTo("DEBIT");
    assertThat(stored.getBoolean("due")).isTrue();
    assertThat(stored.getString("c")).isEqualTo("sample-a");
    assertThat(stored.getUUID("repayment_id")).isEqualTo(answer.value().id());
  }

  @Test
  void aQuoteForWhatIsNotOwedIsRefusedByItsRule() {
    var borrower = borrower();
    var instalments = loan(borrower);
    var bullet =
        world.rows.loan(
            borrower, world.terms.product(FakeTerms.BULLET), Money.fen(500_000), 6, LENT);

    assertThat(refusal(instalments, "OVERDUE", Optional.empty()))
        .isEqualTo(ProblemCode.NOTHING_DUE);
    assertThat(refusal(instalments, "EARLY_PARTIAL", Optional.of(Money.fen(1_000_001))))
        .isEqualTo(ProblemCode.AMOUNT_ABOVE_OWED);
    assertThat(refusal(instalments, "EARLY_PARTIAL", Optional.empty()))
        .isEqualTo(ProblemCode.AMOUNT_TOO_SMALL);
    assertThat(refusal(bullet, "EARLY_PARTIAL", Optional.of(Money.fen(100_000))))
        .isEqualTo(ProblemCode.EARLY_REPAYMENT_NOT_ALLOWED);
    assertThat(refusal(bullet, "SOMETHING", Optional.empty())).isEqualTo(ProblemCode.FIELD_INVALID);
  }

  private ProblemCode refusal(UUID loanId, String kind, Optional<Money> amount) {
    return rejection(world.repayments.quote(world.app, loanId, new QuoteRepayment(kind, amount)))
        .problem()
        .code();
  }

  @Test
  void theSameKeyGetsTheSameAnswerAlsoAfterItsQuoteExpired() {
    var borrower = borrower();
    var loanId = loan(borrower);
    var command = pay(world.quote(loanId, "SCHEDULED"), world.rows.card(borrower, "sample-a"));
    var key = world.key("again", command);
    var first = await(world.repayments.accept(world.app, key, command));

    var second = await(world.repayments.accept(world.app, key, command));
    world.clock.advance(Duration.ofMinutes(11));
    var late = await(world.repayments.accept(world.app, key, command));

    assertThat(second.replayed()).isTrue();
    assertThat(second.value()).isEqualTo(first.value());
    assertThat(late).isEqualTo(second);
    assertThat(world.sent).hasSize(1);
    assertThat(kept("repayment", loanId)).isEqualTo(1);
  }

  @Test
  void aKeyOfAnotherRequestIsTurnedAway() {
    var borrower = borrower();
    var card = world.rows.card(borrower, "sample-a");
    var command = pay(world.quote(loan(borrower), "SCHEDULED"), card);
    await(world.repayments.accept(world.app, world.key("mine", command), command));
    var other = pay(world.quote(loan(borrower), "EARLY_FULL"), card);

    var rejected = rejection(world.repayments.accept(world.app, world.key("mine", other), other));

    assertThat(rejected.problem().code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(kept("repayment", other.loanId())).isZero();
  }

  @Test
  void aDebitInFlightHoldsItsLoanAndItsCardAndLeavesTheOtherKeyFree() {
    var borrower = borrower();
    var loanId = loan(borrower);
    var otherLoan = loan(borrower);
    var card = world.rows.card(borrower, "sample-a");
    var otherCard = world.rows.card(borrower, "sample-a");
    var command = pay(world.quote(loanId, "SCHEDULED"), card);
    await(world.repayments.accept(world.app, world.key("first", command), command));
    long before = keys();

    var sameLoan = pay(world.quote(loanId, "EARLY_FULL"), otherCard);
    var sameCard = pay(world.quote(otherLoan, "SCHEDULED"), card);
    var byLoan =
        rejection(world.repayments.accept(world.app, world.key("second", sameLoan), sameLoan));
    var byCard =
        rejection(world.repayments.accept(world.app, world.key("second", sameCard), sameCard));

    assertThat(byLoan.problem().code()).isEqualTo(ProblemCode.DEBIT_IN_FLIGHT);
    assertThat(byCard.problem().code()).isEqualTo(ProblemCode.DEBIT_IN_FLIGHT);
    assertThat(keys()).isEqualTo(before);
    var free = pay(world.quote(otherLoan, "SCHEDULED"), otherCard);
    assertThat(await(world.repayments.accept(world.app, world.key("second", free), free)).value())
        .matches(view -> view.state().equals("Submitted"));
  }

  @Test
  void aQuoteWhoseLoanChangedSaysWhatIsOwedNowAndBindsNothing() {
    var borrower = borrower();
    var loanId = loan(borrower);
    var command = pay(world.quote(loanId, "EARLY_FULL"), world.rows.card(borrower, "sample-a"));
    world.database.run("update loan set version = version + 1 where id = $1", loanId);
    long before = keys();

    var problem =
        rejection(world.repayments.accept(world.app, world.key("changed", command), command))
            .problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.QUOTE_CHANGED);
    assertThat(problem.more()).containsKeys("valueDate", "owedNow", "quotedNow");
    assertThat(keys()).isEqualTo(before);
    assertThat(kept("repayment", loanId)).isZero();
  }

  @Test
  void anEarlyFullQuoteChangesOverMidnightByADayOfInterest() {
    var borrower = borrower();
    var loanId = loan(borrower);
    world.clock.advance(untilJustBeforeMidnight());
    var quote = world.quote(loanId, "EARLY_FULL");
    var command = pay(quote, world.rows.card(borrower, "sample-a"));
    world.clock.advance(Duration.ofMinutes(2));

    var problem =
        rejection(world.repayments.accept(world.app, world.key("midnight", command), command))
            .problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.QUOTE_CHANGED);
    assertThat(problem.more().get("quotedNow"))
        .isInstanceOfSatisfying(
            Map.class,
            now ->
                assertThat(now.get("amount"))
                    .isEqualTo(Map.of("amount", quote.amount().minor() + 417, "currency", "CNY")));
  }

  private Duration untilJustBeforeMidnight() {
    var now = world.clock.instant().atZone(LendingWorld.SHANGHAI);
    var midnight = now.toLocalDate().plusDays(1).atStartOfDay(LendingWorld.SHANGHAI);
    return Duration.between(now, midnight).minusMinutes(1);
  }

  @Test
  void anExpiredQuoteSaysWhatIsOwedNow() {
    var borrower = borrower();
    var command =
        pay(world.quote(loan(borrower), "SCHEDULED"), world.rows.card(borrower, "sample-a"));
    world.clock.advance(Duration.ofMinutes(10));

    var problem =
        rejection(world.repayments.accept(world.app, world.key("old", command), command)).problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.QUOTE_EXPIRED);
    assertThat(problem.more()).containsKeys("owedNow", "quotedNow");
  }

  @Test
  void aQuoteForAnotherLoanOrAmountOrOfNobodyIsInvalid() {
    var borrower = borrower();
    var quote = world.quote(loan(borrower), "SCHEDULED");
    var card = world.rows.card(borrower, "sample-a");
    var right = pay(quote, card);

    for (var wrong :
        List.of(
            new RequestRepayment(loan(borrower), card, quote.quoteId(), quote.amount()),
            new RequestRepayment(
                right.loanId(), card, quote.quoteId(), quote.amount().plus(Money.fen(1))),
            new RequestRepayment(right.loanId(), card, "quo_forged.mac", quote.amount()))) {
      assertThat(
              rejection(world.repayments.accept(world.app, world.key("wrong", wrong), wrong))
                  .problem()
                  .code())
          .isEqualTo(ProblemCode.QUOTE_INVALID);
    }
  }

  @Test
  void onlyACardOfTheLoansCustomerIsDebited() {
    var borrower = borrower();
    var quote = world.quote(loan(borrower), "SCHEDULED");
    var neighbour = borrower();

    var foreign = pay(quote, world.rows.card(neighbour, "sample-a"));
    var unknown = pay(quote, world.ids.next());

    assertThat(
            rejection(world.repayments.accept(world.app, world.key("card", foreign), foreign))
                .problem()
                .code())
        .isEqualTo(ProblemCode.CARD_NOT_OF_CUSTOMER);
    assertThat(
            rejection(world.repayments.accept(world.app, world.key("card", unknown), unknown))
                .problem()
                .code())
        .isEqualTo(ProblemCode.CARD_NOT_FOUND);
  }

  @Test
  void withoutAnActiveAgreementTheRefusalIsKeptUnderItsKey() {
    var borrower = borrower();
    var loanId = loan(borrower);
    var card = world.rows.card(borrower);
    world.rows.agreement(borrower, card, "sample-a", "Cancelled");
    var command = pay(world.quote(loanId, "SCHEDULED"), card);
    var key = world.key("no agreement", command);

    var first = await(world.repayments.accept(world.app, key, command));
    world.rows.agreement(borrower, card, "sample-a", "Active");
    var second = await(world.repayments.accept(world.app, key, command));

    assertThat(first.value().state()).isEqualTo("Refused");
    assertThat(first.value().refusalCode()).contains("agreement-not-active");
    assertThat(second.replayed()).isTrue();
    assertThat(second.value()).isEqualTo(first.value());
    assertThat(world.sent).isEmpty();
    assertThat(kept("open_debit", loanId)).isZero();
  }

  @Test
  void anOpenBreakerMovesTheDebitToAnotherAgreementOrTurnsItAwayForNow() {
    var borrower = borrower();
    var both = world.rows.card(borrower, "sample-a", "sample-b");
    var one = world.rows.card(borrower, "sample-a");
    world.terms.breakers.put("sample-a", BreakerState.OPEN);
    var moved = pay(world.quote(loan(borrower), "SCHEDULED"), both);
    var stuck = pay(world.quote(loan(borrower), "SCHEDULED"), one);
    var key = world.key("stuck", stuck);

    await(world.repayments.accept(world.app, world.key("moved", moved), moved));
    var blocked = rejection(world.repayments.accept(world.app, key, stuck));
    world.terms.breakers.clear();
    var later = await(world.repayments.accept(world.app, key, stuck));

    assertThat(world.sent.remove().channel()).isEqualTo("sample-b");
    assertThat(blocked.problem().code()).isEqualTo(ProblemCode.NO_CHANNEL);
    assertThat(later.value().state()).isEqualTo("Submitted");
  }

  @Test
  void equalKeysAtTheSameInstantMakeOneRepayment() {
    var borrower = borrower();
    var loanId = loan(borrower);
    var command = pay(world.quote(loanId, "SCHEDULED"), world.rows.card(borrower, "sample-a"));
    var key = world.key("twins", command);

    var answers = new ArrayList<Future<UUID>>();
    for (int i = 0; i < 20; i++) {
      answers.add(world.repayments.accept(world.app, key, command).map(kept -> kept.value().id()));
    }

    assertThat(answers.stream().map(answer -> await(answer)).distinct()).hasSize(1);
    assertThat(kept("repayment", loanId)).isEqualTo(1);
    assertThat(world.sent).hasSize(1);
  }

  @Test
  void aMinorityOfTheClusterTakesNothing() {
    var borrower = borrower();
    var command =
        pay(world.quote(loan(borrower), "SCHEDULED"), world.rows.card(borrower, "sample-a"));
    world.inQuorum.set(false);

    var rejected =
        rejection(world.repayments.accept(world.app, world.key("minority", command), command));

    assertThat(rejected.problem().code()).isEqualTo(ProblemCode.GRID_UNAVAILABLE);
    assertThat(keys()).isZero();
  }
}
