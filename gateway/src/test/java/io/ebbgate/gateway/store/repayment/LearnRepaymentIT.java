package io.ebbgate.gateway.store.repayment;

import static io.ebbgate.gateway.store.repayment.LendingWorld.LENT;
import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearnRepaymentIT {
  private static final String CLEARING = "provider-clearing:sample-a > ";

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

  private UUID loan(String product, long principal, int months) {
    return world.rows.loan(
        borrower, world.terms.product(product), Money.fen(principal), months, LENT);
  }

  private RepaymentView collect(UUID loanId, String kind) {
    var repayment = world.take(pay(world.quote(loanId, kind), card));
    succeed();
    return world.find(repayment);
  }

  private void succeed() {
    var attempt = world.sent.remove();
    await(world.learn(attempt, world.moved(attempt)));
  }

  private void tell(Outcome outcome) {
    await(world.learn(world.sent.remove(), outcome));
  }

  private List<String> scenes(UUID orderId) {
    var scenes = new ArrayList<String>();
    world
        .database
        .run("select kind, scene from outbox where order_id = $1 order by seq", orderId)
        .forEach(row -> scenes.add(row.getString("kind") + " " + row.getString("scene")));
    return scenes;
  }

  @Test
  void aScheduledRepaymentPaysExactlyTheNextInstalment() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);

    var repayment = collect(loanId, "SCHEDULED");

    // 1,000,000 fen at 15 % over 12 months is 90,258 a month; the first month's interest is 12,500.
    assertThat(repayment.state()).isEqualTo("Succeeded");
    assertThat(repayment.endedAt()).isPresent();
    assertThat(books.of(repayment.id()))
        .isEqualTo(
            Map.of(CLEARING + "loan-principal", 77_758L, CLEARING + "interest-income", 12_500L));
    assertThat(books.used(borrower.lineId())).isEqualTo(922_242);
    var loan = await(world.repayments.loan(world.app, loanId));
    assertThat(loan.outstanding()).isEqualTo(Money.fen(922_242));
    assertThat(loan.schedule().getFirst().principal().paid()).isEqualTo(Money.fen(77_758));
    assertThat(loan.schedule().get(1).principal().paid()).isEqualTo(Money.fen(0));
    assertThat(books.count("paid_attempt where order_id = $1", repayment.id())).isEqualTo(1);
    assertThat(scenes(repayment.id()))
        .containsExactly("SMS debit-succeeded", "WEBHOOK repayment.succeeded");
  }

  @Test
  void anEarlyPartAndThenTheRestSettleTheLoanToTheFen() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    world.clock.advance(Duration.ofDays(12));

    var part = world.take(pay(world.quote(loanId, Money.fen(305_000)), card));
    succeed();

    // Twelve days of interest on 1,000,000 at 15 % on 360 days are 5,000.
    assertThat(books.of(part.id()))
        .isEqualTo(
            Map.of(CLEARING + "loan-principal", 300_000L, CLEARING + "interest-income", 5_000L));
    assertThat(books.used(borrower.lineId())).isEqualTo(700_000);
    assertThat(await(world.repayments.loan(world.app, loanId)).schedule()).hasSize(12);
    books.agree();

    world.clock.advance(Duration.ofDays(6));
    var rest = collect(loanId, "EARLY_FULL");

    // Six more days on 700,000 are 1,750.
    assertThat(books.of(rest.id()))
        .isEqualTo(
            Map.of(CLEARING + "loan-principal", 700_000L, CLEARING + "interest-income", 1_750L));
    assertThat(books.used(borrower.lineId())).isZero();
    assertThat(await(world.repayments.loan(world.app, loanId)).state()).isEqualTo("Settled");
    assertThat(scenes(rest.id()))
        .containsExactly(
            "SMS early-repayment-done",
            "WEBHOOK repayment.succeeded",
            "SMS loan-settled",
            "WEBHOOK loan.settled",
            "REPORT account-closed");
    assertThat(
            rejection(
                    world.repayments.quote(
                        world.app, loanId, new QuoteRepayment("EARLY_FULL", Optional.empty())))
                .problem()
                .code())
        .isEqualTo(ProblemCode.LOAN_SETTLED);
  }

  @Test
  void anOverdueRepaymentPaysPenaltyAfterGrace() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    // Due on 10 April; five days later the days of grace are owed too.
    world.clock.advance(Duration.ofDays(36));

    var repayment = collect(loanId, "OVERDUE");

    // 77,758 at 22.5 % (one and a half times 15 %) for 5 of 360 days: 243.
    assertThat(books.of(repayment.id()))
        .isEqualTo(
            Map.of(
                CLEARING + "loan-principal", 77_758L,
                CLEARING + "interest-income", 12_500L,
                CLEARING + "penalty-income", 243L));
    assertThat(await(world.repayments.loan(world.app, loanId)).schedule().getFirst().penalty())
        .satisfies(penalty -> assertThat(penalty.paid()).isEqualTo(Money.fen(243)));
  }

  @Test
  void aBulletIsPaidEarlyInFullWithInterestToTheDay() {
    var loanId = loan(FakeTerms.BULLET, 600_000, 6);
    world.clock.advance(Duration.ofDays(31));

    var repayment = collect(loanId, "EARLY_FULL");

    // One month by 30/360: 600,000 at 15 % is 7,500.
    assertThat(books.of(repayment.id()))
        .isEqualTo(
            Map.of(CLEARING + "loan-principal", 600_000L, CLEARING + "interest-income", 7_500L));
    assertThat(books.used(borrower.lineId())).isZero();
  }

  @Test
  void tooLittleMoneyOnTheCardFailsAndFreesLoanAndCard() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    var secondAgreement = world.rows.card(borrower, "sample-a", "sample-b");
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), secondAgreement));

    tell(new NotMoved(NotMoved.Reason.INSUFFICIENT_FUNDS, "51"));

    var failed = world.find(repayment);
    assertThat(failed.state()).isEqualTo("Failed");
    assertThat(failed.failureReason()).contains("INSUFFICIENT_FUNDS");
    assertThat(world.sent).isEmpty();
    assertThat(books.of(repayment.id())).isEmpty();
    assertThat(books.used(borrower.lineId())).isEqualTo(1_000_000);
    assertThat(scenes(repayment.id()))
        .containsExactly("SMS debit-failed", "WEBHOOK repayment.failed");
    assertThat(collect(loanId, "SCHEDULED").state()).isEqualTo("Succeeded");
  }

  @Test
  void aChannelsOwnDeclineMovesTheDebitToAnotherAgreedChannel() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    var both = world.rows.card(borrower, "sample-a", "sample-b");
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), both));

    tell(new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "96"));

    assertThat(world.find(repayment).state()).isEqualTo("Submitted");
    assertThat(books.count("open_debit where loan_id = $1", loanId)).isEqualTo(1);
    var second = world.sent.element();
    assertThat(second.sequence()).isEqualTo(2);
    assertThat(second.channel()).isEqualTo("sample-b");
    assertThat(second.agreementReference()).isEqualTo("agreement-sample-b");
    succeed();
    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
    assertThat(books.of(repayment.id()).keySet())
        .allSatisfy(accounts -> assertThat(accounts).startsWith("provider-clearing:sample-b > "));
  }

  @Test
  void withoutAnotherAgreedChannelADeclineIsTheEnd() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), card));

    tell(new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "96"));

    assertThat(world.find(repayment).state()).isEqualTo("Failed");
    assertThat(books.count("open_debit where loan_id = $1", loanId)).isZero();
  }

  @Test
  void whatIsUnknownOrPendingHoldsLoanAndCard() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), card));
    var attempt = world.sent.remove();

    await(world.learn(attempt, new Unknown(Unknown.Cause.TIMEOUT, "")));
    await(world.learn(attempt, new Unknown(Unknown.Cause.NOT_FOUND_YET, "")));
    await(world.learn(attempt, new Pending("P")));

    assertThat(world.find(repayment).state()).isEqualTo("Submitted");
    assertThat(world.sent).isEmpty();
    assertThat(books.count("open_debit where loan_id = $1", loanId)).isEqualTo(1);
    await(world.learn(attempt, world.moved(attempt)));
    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
  }

  @Test
  void anotherAmountIsADisputeThatHoldsTheLoanUntilItsOwnAmountIsTold() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), card));
    var attempt = world.sent.remove();
    var other = attempt.amount().plus(Money.fen(1));

    await(world.learn(attempt, new Moved(other, "x", world.clock.instant())));

    assertThat(world.find(repayment).state()).isEqualTo("Disputed");
    assertThat(books.count("incident where order_id = $1", repayment.id())).isEqualTo(1);
    assertThat(books.of(repayment.id())).isEmpty();
    var again = pay(world.quote(loanId, "EARLY_FULL"), world.rows.card(borrower, "sample-a"));
    assertThat(
            rejection(world.repayments.accept(world.app, world.key("again", again), again))
                .problem()
                .code())
        .isEqualTo(ProblemCode.DEBIT_IN_FLIGHT);
    await(world.learn(attempt, world.moved(attempt)));
    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
  }

  @Test
  void moneyThatItsLoanNoLongerOwesIsHeldInSuspenseWithAnIncident() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), card));
    // Somebody writes the first instalment's interest off by hand.
    world.database.run(
        "update instalment set interest_due = 0 where loan_id = $1 and number = 1", loanId);
    world.database.run("update loan set version = version + 1 where id = $1", loanId);

    succeed();

    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
    assertThat(books.of(repayment.id()))
        .isEqualTo(Map.of(CLEARING + "suspense", repayment.amount().minor()));
    assertThat(
            books.count("incident where order_id = $1 and reason = 'LOAN_CHANGED'", repayment.id()))
        .isEqualTo(1);
    assertThat(books.count("open_debit where loan_id = $1", loanId)).isZero();
    assertThat(books.used(borrower.lineId())).isEqualTo(1_000_000);
  }

  @Test
  void aSuccessToldManyTimesAtOnceIsBookedOnce() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), card));
    var attempt = world.sent.remove();

    var told =
        IntStream.range(0, 10).mapToObj(_ -> world.learn(attempt, world.moved(attempt))).toList();
    told.forEach(one -> await(one));

    assertThat(books.count("ledger_entry where order_id = $1", repayment.id())).isEqualTo(1);
    assertThat(books.count("evidence where order_id = $1", repayment.id())).isEqualTo(10);
    assertThat(books.used(borrower.lineId())).isEqualTo(922_242);
  }

  @Test
  void whoeverWaitsForTheEndIsToldWhenItComesOrWhenTheTimeIsUp() {
    var repayment =
        world.take(pay(world.quote(loan(FakeTerms.INSTALMENTS, 1_000_000, 12), "SCHEDULED"), card));
    Future<RepaymentView> end =
        world.repayments.awaitEnd(world.app, repayment.id(), Duration.ofSeconds(30));

    assertThat(await(world.repayments.awaitEnd(world.app, repayment.id(), Duration.ZERO)).state())
        .isEqualTo("Submitted");
    assertThat(end.isComplete()).isFalse();
    succeed();
    assertThat(await(end).state()).isEqualTo("Succeeded");
  }

  @Test
  void aLateSuccessOfADeclinedAttemptIsHeldInSuspenseAndTheNextAttemptGoesOn() {
    var loanId = loan(FakeTerms.INSTALMENTS, 1_000_000, 12);
    var both = world.rows.card(borrower, "sample-a", "sample-b");
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), both));
    var first = world.sent.element();
    tell(new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "96"));

    await(world.learn(first, world.moved(first)));

    assertThat(world.find(repayment).state()).isEqualTo("Submitted");
    assertThat(books.of(repayment.id()))
        .isEqualTo(Map.of(CLEARING + "suspense", first.amount().minor()));
    assertThat(books.count("incident where order_id = $1", repayment.id())).isEqualTo(1);
    succeed();
    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
    assertThat(books.used(borrower.lineId())).isEqualTo(922_242);
  }
}
