package io.ebbgate.gateway.store.servicing;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.store.returned.Payouts;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.repayment.LoanView;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 10,000 yuan at 15 % over twelve months from 10 March: 777.58 and 125.00 due on 10 April. What was
 * collected turns out not to be ours, or to count on another day.
 */
class ReversedCollectionsIT {
  private static final LocalDate DUE = LocalDate.of(2026, 4, 10);
  private static final String CLEARING = "provider-clearing:sample-a";

  private LendingWorld world;
  private LoanRows.Borrower borrower;
  private UUID card;
  private Payouts payouts;
  private NewAttempt payout;
  private UUID loanId;
  private LoanOffice office;
  private final Map<UUID, NewAttempt> attempts = new HashMap<>();

  @BeforeEach
  void open() {
    world = new LendingWorld();
    borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a");
    payouts = new Payouts(world, borrower);
    payout = payouts.paid(card, 1_000_000);
    loanId = payouts.loan(payout);
    office = new LoanOffice(world);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void goTo(LocalDate day) {
    var today = LocalDate.now(world.clock);
    world.clock.advance(Duration.ofDays(day.toEpochDay() - today.toEpochDay()));
  }

  private UUID collect(RepaymentQuoteView quote) {
    var repayment = world.take(pay(quote, card));
    var attempt = world.sent.remove();
    await(world.learn(attempt, world.moved(attempt)));
    attempts.put(repayment.id(), attempt);
    return repayment.id();
  }

  private void takenBack(UUID repaymentId) {
    var attempt = Objects.requireNonNull(attempts.get(repaymentId));
    await(world.learn(attempt, world.moved(attempt).returned(world.clock.instant())));
  }

  private LoanView view() {
    return await(world.repayments.loan(world.app, loanId));
  }

  private long used() {
    return world.database.number(
        "select used_minor from credit_line where id = $1", borrower.lineId());
  }

  private String ruleAgainst(LoanCommand command) {
    var problem = rejection(office.proposing(loanId, command)).problem();
    return String.valueOf(problem.more().get("rule"));
  }

  private static LoanCommand correct(UUID repaymentId, LocalDate day) {
    return new LoanCommand.Correct(repaymentId, Optional.empty(), day);
  }

  /** What the ledger says of every account, against what the loan says of itself. */
  private void ledgerAgreesWithTheLoan() {
    var balances = new TreeMap<>(payouts.balances());
    var paid = new TreeMap<String, Long>();
    for (var row : view().schedule()) {
      paid.merge("interest-income", -row.interest().paid().minor(), Long::sum);
      paid.merge("penalty-income", -row.penalty().paid().minor(), Long::sum);
    }
    paid.forEach((account, sum) ->
        assertThat(balances.getOrDefault(account, 0L)).as(account).isEqualTo(sum));
    assertThat(balances.getOrDefault("loan-principal", 0L))
        .isEqualTo(view().outstanding().minor())
        .isEqualTo(used());
  }

  @Test
  void whatWasTakenBackIsOwedAgainAsIfItHadNeverCome() {
    var repayment = collect(world.quote(loanId, "SCHEDULED"));
    goTo(DUE.plusDays(5));
    takenBack(repayment);
    assertThat(view().outstanding()).isEqualTo(Money.fen(922_242));

    office.order(loanId, new LoanCommand.Reverse(repayment));

    assertThat(view().outstanding()).isEqualTo(Money.fen(1_000_000));
    assertThat(payouts.balances()).doesNotContainKey("suspense");
    // As it would have been: overdue for five days.
    assertThat(world.quote(loanId, "OVERDUE").penalty()).isEqualTo(Money.fen(243));
    assertThat(
            world.database.number(
                "select count(*) from incident where order_id = $1"
                    + " and resolution = 'REVERSED_IN_LOAN'",
                repayment))
        .isOne();
    ledgerAgreesWithTheLoan();
    collect(world.quote(loanId, "OVERDUE"));
    ledgerAgreesWithTheLoan();
    assertThat(ruleAgainst(new LoanCommand.Reverse(repayment))).isEqualTo("event-unknown");
  }

  @Test
  void aSettledLoanOwesAgain() {
    var all = collect(world.quote(loanId, "EARLY_FULL"));
    assertThat(view().state()).isEqualTo("Settled");
    takenBack(all);
    assertThatThrownBy(() ->
            world.database.run(
                "update loan set state = 'Active', settled_at = null,"
                    + " outstanding_minor = 1, version = version + 1 where id = $1",
                loanId))
        .hasMessageContaining("refused");

    office.order(loanId, new LoanCommand.Reverse(all));

    assertThat(view().state()).isEqualTo("Active");
    assertThat(used()).isEqualTo(1_000_000);
    ledgerAgreesWithTheLoan();
  }

  @Test
  void whatPeopleOrAPartHaveDecidedOtherwiseIsNotReversed() {
    var repayment = collect(world.quote(loanId, "SCHEDULED"));
    assertThat(ruleAgainst(new LoanCommand.Reverse(repayment))).isEqualTo("not-taken-back");
    assertThat(ruleAgainst(new LoanCommand.Reverse(world.ids.next()))).isEqualTo("event-unknown");
  }

  @Test
  void laterRepaymentsPayWhatTheReversedOneHadPaid() {
    goTo(DUE);
    var first = collect(world.quotePart(loanId, 50_000));
    goTo(DUE.plusDays(5));
    var second = collect(world.quotePart(loanId, 30_000));
    takenBack(first);

    office.order(loanId, new LoanCommand.Reverse(first));

    // Nothing was paid before it any more: penalty of five days on all, and the interest, come
    // first.
    assertThat(view().schedule().getFirst().interest().paid()).isEqualTo(Money.fen(12_500));
    assertThat(view().schedule().getFirst().penalty().paid()).isEqualTo(Money.fen(243));
    assertThat(
            world.database.number(
                "select count(*) from ledger_entry where order_id = $1"
                    + " and kind = 'COLLECTION_REVERSED'",
                second))
        .isOne();
    ledgerAgreesWithTheLoan();
  }

  @Test
  void aRepaymentCountsOnTheDayOnWhichItsMoneyReallyCame() {
    goTo(DUE.plusDays(5));
    var late = collect(world.quotePart(loanId, 90_000));
    assertThat(view().schedule().getFirst().penalty().paid()).isEqualTo(Money.fen(243));

    var order = office.order(loanId, correct(late, DUE));

    assertThat(order.done().orElseThrow().planBefore().getFirst().penaltyPaid()).isEqualTo(243);
    assertThat(view().schedule().getFirst().penalty().paid()).isEqualTo(Money.fen(0));
    assertThat(payouts.balances()).doesNotContainKey("suspense");
    ledgerAgreesWithTheLoan();
  }

  @Test
  void moneyThatWouldHaveNothingLeftToPayIsNotMovedToAnotherDay() {
    goTo(DUE.plusDays(5));
    var late = collect(world.quote(loanId, "OVERDUE"));

    // The penalty of 2.43 would not have been owed on the due day, nor anything else.
    assertThat(ruleAgainst(correct(late, DUE))).isEqualTo("history-too-involved");
    assertThat(view().schedule().getFirst().penalty().paid()).isEqualTo(Money.fen(243));
  }

  @Test
  void whatWasGivenUpSinceStandsAgainstACorrection() {
    goTo(DUE.plusDays(5));
    var none = Money.fen(0);
    office.order(
        loanId,
        new LoanCommand.Waive(new Components(none, none, none, Money.fen(243)), "approver"));
    var paid = collect(world.quote(loanId, "OVERDUE"));

    // Paid in time there would have been no penalty to give up.
    assertThat(ruleAgainst(correct(paid, DUE))).isEqualTo("history-too-involved");
    assertThat(ruleAgainst(correct(paid, DUE.plusDays(6)))).isEqualTo("date-out-of-range");
  }

  @Test
  void aCouponIsOwedByItsSponsor() {
    goTo(LocalDate.of(2026, 3, 20));

    office.order(loanId, new LoanCommand.ApplyCoupon(7, "spring"));

    // 10,000 yuan at 15 % for seven days.
    assertThat(payouts.balances()).containsEntry("coupon-sponsor:spring", 2_917L);
    assertThat(view().schedule().getFirst().interest().relieved()).isEqualTo(Money.fen(2_917));
    goTo(DUE);
    assertThat(world.quote(loanId, "OVERDUE").interest()).isEqualTo(Money.fen(12_500 - 2_917));
  }

  @Test
  void whenThePayoutComesBackTheCustomerGetsWhatIsStillTheirs() {
    goTo(DUE);
    var first = collect(world.quotePart(loanId, 50_000));
    goTo(DUE.plusDays(5));
    collect(world.quotePart(loanId, 30_000));
    takenBack(first);
    office.order(loanId, new LoanCommand.Reverse(first));

    payouts.comeBack(payout);

    assertThat(payouts.balances()).isEqualTo(Map.of(CLEARING, 30_000L, "suspense", -30_000L));
  }
}
