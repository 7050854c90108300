package io.ebbgate.gateway.store.repayment;

import static io.ebbgate.gateway.store.repayment.LendingWorld.LENT;
import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.repayment.LoanView;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 10,000 yuan at 15 % over twelve months from 10 March: 777.58 and 125.00 due on 10 April. Penalty
 * is one and a half times the rate, 22.5 % a year, after three days of grace.
 */
class PartPaymentsIT {
  private static final String CLEARING = "provider-clearing:sample-a > ";
  private static final LocalDate DUE = LocalDate.of(2026, 4, 10);

  private LendingWorld world;
  private Books books;
  private LoanRows.Borrower borrower;
  private UUID card;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a");
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private UUID loan(String product) {
    return world.rows.loan(borrower, world.terms.product(product), Money.fen(1_000_000), 12, LENT);
  }

  private void goTo(LocalDate day) {
    var today = LocalDate.now(world.clock);
    world.clock.advance(Duration.ofDays(day.toEpochDay() - today.toEpochDay()));
  }

  /** Pays a quote whole. */
  private Map<String, Long> collect(RepaymentQuoteView quote) {
    var repayment = world.take(pay(quote, card));
    var attempt = world.sent.remove();
    await(world.learn(attempt, world.moved(attempt)));
    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
    return books.of(repayment.id());
  }

  private LoanView view(UUID loanId) {
    return await(world.repayments.loan(world.app, loanId));
  }

  @Test
  void aPartWithinGraceBearsNoPenaltyAndTheRestBearsItFromTheDueDayOn() {
    var loanId = loan(FakeTerms.INSTALMENTS);
    goTo(DUE.plusDays(2));

    assertThat(collect(world.quotePart(loanId, 50_000)))
        .isEqualTo(
            Map.of(CLEARING + "loan-principal", 37_500L, CLEARING + "interest-income", 12_500L));
    assertThat(books.used(borrower.lineId())).isEqualTo(962_500);

    goTo(DUE.plusDays(5));
    var rest = world.quote(loanId, "OVERDUE");
    // 402.58 for five days.
    assertThat(rest.penalty()).isEqualTo(Money.fen(126));
    assertThat(rest.principal()).isEqualTo(Money.fen(40_258));
    collect(rest);
    assertThat(books.used(borrower.lineId())).isEqualTo(922_242);
  }

  @Test
  void aPartAfterGracePaysPenaltyFirstAndWhatItPaidBearsNoMoreOfIt() {
    var loanId = loan(FakeTerms.INSTALMENTS);
    goTo(DUE.plusDays(5));

    assertThat(collect(world.quotePart(loanId, 50_000)))
        .isEqualTo(
            Map.of(
                CLEARING + "penalty-income", 243L,
                CLEARING + "interest-income", 12_500L,
                CLEARING + "loan-principal", 37_257L));

    goTo(DUE.plusDays(10));
    // All of it: 372.57 for five days and 405.01 for ten, 3.70, of which 2.43 are paid.
    var rest = world.quote(loanId, "OVERDUE");
    assertThat(rest.penalty()).isEqualTo(Money.fen(127));
    assertThat(rest.principal()).isEqualTo(Money.fen(40_501));
    collect(rest);
    goTo(DUE.plusDays(20));
    assertThat(rejection(world.quoting(loanId, 1)).problem().code())
        .isEqualTo(ProblemCode.NOTHING_DUE);
  }

  @Test
  void aLongOverdueLoanIsPaidPrincipalFirst() {
    var loanId = loan(FakeTerms.INSTALMENTS);
    goTo(DUE.plusDays(91));

    assertThat(collect(world.quotePart(loanId, 50_000)))
        .isEqualTo(Map.of(CLEARING + "loan-principal", 50_000L));
  }

  @Test
  void onTheNinetyFirstDayTheRestFallsDueAndStandsInOneInstalment() {
    var loanId = loan(FakeTerms.ACCELERATED);
    goTo(DUE.plusDays(90));
    var before = world.quote(loanId, "OVERDUE");
    goTo(DUE.plusDays(91));

    var all = world.quote(loanId, "OVERDUE");

    assertThat(before.principal()).isLessThan(Money.fen(400_000));
    assertThat(all.principal()).isEqualTo(Money.fen(1_000_000));
    assertThat(all.amount()).isEqualTo(world.quote(loanId, "EARLY_FULL").amount());
    assertThat(collect(world.quotePart(loanId, 400_000)).keySet())
        .contains(CLEARING + "loan-principal", CLEARING + "interest-income");
    var loan = view(loanId);
    // Four had fallen due by 10 July; the other eight fell due on that day.
    assertThat(loan.schedule()).hasSize(5);
    assertThat(loan.schedule().getLast().dueDate()).isEqualTo(DUE.plusDays(91));
    books.agree();

    goTo(DUE.plusDays(101));
    // Without grace: ten days of 6,530.38 at 22.5 %; the penalty of the others is paid.
    var rest = world.quote(loanId, "OVERDUE");
    assertThat(rest.principal()).isEqualTo(loan.outstanding()).isEqualTo(Money.fen(653_038));
    assertThat(rest.penalty()).isEqualTo(Money.fen(4_081));
    collect(rest);
    assertThat(view(loanId).state()).isEqualTo("Settled");
    assertThat(books.used(borrower.lineId())).isZero();
  }

  @Test
  void aLoanOfWhichNothingButPenaltyIsLeftIsNotSettled() {
    var loanId = loan(FakeTerms.ACCELERATED);
    goTo(DUE.plusDays(101));
    long all = world.quote(loanId, "OVERDUE").amount().minor();

    collect(world.quotePart(loanId, all - 1));

    assertThat(view(loanId).state()).isEqualTo("Active");
    assertThat(view(loanId).outstanding()).isEqualTo(Money.fen(0));
    assertThat(books.used(borrower.lineId())).isZero();
    books.agree();
    assertThat(collect(world.quotePart(loanId, 1)))
        .isEqualTo(Map.of(CLEARING + "penalty-income", 1L));
    assertThat(view(loanId).state()).isEqualTo("Settled");
  }

  @Test
  void aPartBelowTheProductsLeastIsRefusedUnlessItPaysTheOldestOff() {
    var loanId = loan(FakeTerms.ACCELERATED);
    goTo(DUE);

    assertThat(rejection(world.quoting(loanId, 49_999)).problem().code())
        .isEqualTo(ProblemCode.AMOUNT_TOO_SMALL);
    collect(world.quotePart(loanId, 90_000));
    assertThat(rejection(world.quoting(loanId, 257)).problem().code())
        .isEqualTo(ProblemCode.AMOUNT_TOO_SMALL);
    assertThat(rejection(world.quoting(loanId, 259)).problem().code())
        .isEqualTo(ProblemCode.AMOUNT_ABOVE_OWED);
    assertThat(collect(world.quotePart(loanId, 258)))
        .isEqualTo(Map.of(CLEARING + "loan-principal", 258L));
  }

  @Test
  void aPartThatPaysOtherComponentsThanItWasQuotedForIsNotTaken() {
    var loanId = loan(FakeTerms.INSTALMENTS);
    goTo(DUE.plusDays(5));
    var part = world.quotePart(loanId, 50_000);
    collect(world.quotePart(loanId, 60_000));

    var problem =
        rejection(
                world.repayments.accept(
                    world.app, world.key("late", pay(part, card)), pay(part, card)))
            .problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.QUOTE_CHANGED);
    assertThat(problem.more()).containsKeys("owedNow", "quotedNow");
  }

  @Test
  void twoPartsAtOnceAreOneDebitAtATime() {
    var loanId = loan(FakeTerms.INSTALMENTS);
    goTo(DUE.plusDays(5));
    var first = pay(world.quotePart(loanId, 50_000), card);
    var second = pay(world.quotePart(loanId, 50_001), card);
    world.take(first);

    assertThat(
            rejection(world.repayments.accept(world.app, world.key("second", second), second))
                .problem()
                .code())
        .isEqualTo(ProblemCode.DEBIT_IN_FLIGHT);
  }
}
