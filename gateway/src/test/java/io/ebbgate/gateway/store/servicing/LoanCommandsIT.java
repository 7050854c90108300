package io.ebbgate.gateway.store.servicing;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.store.returned.Payouts;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.repayment.LoanView;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import io.ebbgate.gateway.usecase.servicing.LoanCommandView;
import io.ebbgate.gateway.usecase.servicing.LoanCommandView.Status;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 10,000 yuan at 15 % over twelve months from 10 March: 777.58 and 125.00 due on 10 April. */
class LoanCommandsIT {
  private static final String CLEARING = "provider-clearing:sample-a > ";
  private static final LocalDate DUE = LocalDate.of(2026, 4, 10);

  private LendingWorld world;
  private Books books;
  private LoanRows.Borrower borrower;
  private UUID card;
  private Payouts payouts;
  private NewAttempt payout;
  private UUID loanId;
  private LoanOffice office;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a");
    payouts = new Payouts(world, borrower);
    payout = payouts.paid(card, 1_000_000);
    loanId = payouts.loan(payout);
    office = new LoanOffice(world);
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private void goTo(LocalDate day) {
    var today = LocalDate.now(world.clock);
    world.clock.advance(Duration.ofDays(day.toEpochDay() - today.toEpochDay()));
  }

  private Map<String, Long> collect(RepaymentQuoteView quote) {
    var repayment = world.take(pay(quote, card));
    var attempt = world.sent.remove();
    await(world.learn(attempt, world.moved(attempt)));
    return books.of(repayment.id());
  }

  private LoanView view() {
    return await(world.repayments.loan(world.app, loanId));
  }

  private static LoanCommand defer(int number, LocalDate date) {
    return new LoanCommand.Defer(number, date);
  }

  private static LoanCommand waive(long interest, long penalty, String role) {
    var none = Money.fen(0);
    return new LoanCommand.Waive(
        new Components(none, Money.fen(interest), none, Money.fen(penalty)), role);
  }

  private Problem refused(LoanCommand command) {
    return rejection(office.proposing(loanId, command)).problem();
  }

  private String ruleAgainst(LoanCommand command) {
    var problem = refused(command);
    assertThat(problem.code()).isEqualTo(ProblemCode.LOAN_COMMAND_REFUSED);
    return String.valueOf(problem.more().get("rule"));
  }

  @Test
  void aDueDayMovesOnceASecondPersonHasApprovedItAndTheOldPlanStaysReadable() {
    var proposed = office.propose(loanId, defer(2, LocalDate.of(2026, 5, 25)));

    assertThat(proposed.status()).isEqualTo(Status.PROPOSED);
    assertThat(proposed.plan().get(1).dueDate()).isEqualTo("2026-05-25");
    assertThat(view().schedule().get(1).dueDate()).isEqualTo("2026-05-10");
    assertThat(await(office.servicing.waiting(Optional.empty(), 10)))
        .extracting(LoanCommandView::id)
        .containsExactly(proposed.id());

    var done = await(office.approving(proposed));

    assertThat(done.status()).isEqualTo(Status.DONE);
    assertThat(done.done().orElseThrow().planBefore().get(1).dueDate()).isEqualTo("2026-05-10");
    assertThat(done.plan()).isEqualTo(proposed.plan());
    assertThat(view().schedule().get(1).dueDate()).isEqualTo("2026-05-25");
    assertThat(view().schedule())
        .extracting(row -> row.interest().due().minor())
        .startsWith(12_500L)
        .isEqualTo(done.plan().stream().map(InstalmentRow::interestDue).toList());
    assertThat(await(office.servicing.of(loanId))).containsExactly(done);
    assertThat(await(office.servicing.waiting(Optional.empty(), 10))).isEmpty();
    assertThat(payouts.told(loanId)).contains("WEBHOOK loan.changed Queued");
    assertThat(books.count("ledger_entry where kind <> 'DISBURSED'")).isZero();
  }

  @Test
  void nobodyApprovesTheirOwnOrderAndOnlyOnce() {
    var proposed = office.propose(loanId, new LoanCommand.Shorten(2));

    assertThat(rejection(office.servicing.approve(office.li, proposed.id())).problem().code())
        .isEqualTo(ProblemCode.APPROVER_IS_PROPOSER);
    assertThat(view().schedule()).hasSize(12);
    await(office.approving(proposed));
    assertThat(view().schedule()).hasSize(10);
    assertThat(rejection(office.approving(proposed)).problem().code())
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);
    assertThat(view().schedule()).hasSize(10);
  }

  @Test
  void approvedByManyAtOnceItHappensOnce() {
    var proposed = office.propose(loanId, new LoanCommand.Shorten(2));

    var tried =
        Stream.generate(() -> office.approving(proposed)).limit(8).map(Future::otherwiseEmpty);

    assertThat(
            tried.toList().stream().filter(one -> await(one.map(Optional::ofNullable)).isPresent()))
        .hasSize(1);
    assertThat(view().schedule()).hasSize(10);
    assertThat(books.count("loan_event")).isEqualTo(1);
  }

  @Test
  void aNewerProposalTakesThePlaceOfTheOneThatWaits() {
    var first = office.propose(loanId, new LoanCommand.Shorten(2));
    var second = office.propose(loanId, new LoanCommand.Shorten(3));

    assertThat(rejection(office.approving(first)).problem().code())
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);
    await(office.approving(second));
    assertThat(view().schedule()).hasSize(9);
    assertThat(await(office.servicing.of(loanId)))
        .extracting(LoanCommandView::status)
        .containsExactly(Status.SUPERSEDED, Status.DONE);
  }

  @Test
  void theSameKeyProposesOnce() {
    var command = new LoanCommand.Shorten(2);

    var first = await(office.proposing("a key", loanId, command));
    var again = await(office.proposing("a key", loanId, command));

    assertThat(again.replayed()).isTrue();
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(
            rejection(office.proposing("a key", loanId, new LoanCommand.Shorten(3)))
                .problem()
                .code())
        .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void whatWasProposedAboutAnotherLoanThanItIsNowIsNotDone() {
    var proposed = office.propose(loanId, new LoanCommand.Shorten(2));
    collect(world.quote(loanId, Money.fen(300_000)));

    var problem = rejection(office.approving(proposed)).problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.ACTION_NOT_WAITING);
    assertThat(problem.detail()).contains("has changed");
    office.order(loanId, new LoanCommand.Shorten(2));
    assertThat(view().schedule()).hasSize(10);
  }

  @Test
  void penaltyThatIsGivenUpIsIncomeAndItsLossAndNotOwed() {
    goTo(DUE.plusDays(5));

    office.order(loanId, waive(0, 143, "operator"));

    assertThat(books.of(payout.orderId())).containsEntry("penalty-waived > penalty-income", 143L);
    assertThat(view().schedule().getFirst().penalty().relieved()).isEqualTo(Money.fen(143));
    // 2.43 in all by then, as on each instalment that is paid late.
    assertThat(world.quote(loanId, "OVERDUE").penalty()).isEqualTo(Money.fen(100));
    assertThat(collect(world.quote(loanId, "OVERDUE")))
        .containsEntry(CLEARING + "penalty-income", 100L);
  }

  @Test
  void moreThanARoleMayGiveUpOrThanIsOwedIsRefused() {
    goTo(DUE.plusDays(5));

    assertThat(ruleAgainst(waive(LoanOffice.OPERATORS_MOST + 1, 0, "operator")))
        .isEqualTo("above-role-limit");
    assertThat(ruleAgainst(waive(0, 244, "approver"))).isEqualTo("above-owed");
    assertThat(ruleAgainst(waive(0, 0, "approver"))).isEqualTo("out-of-range");
    office.order(loanId, waive(LoanOffice.OPERATORS_MOST + 1, 243, "approver"));
    assertThat(world.quote(loanId, "OVERDUE").amount()).isEqualTo(Money.fen(77_758 + 12_299));
  }

  @Test
  void aLoanOffTheBooksIsStillCollectedAsARecovery() {
    goTo(DUE.plusDays(180));
    assertThat(ruleAgainst(new LoanCommand.WriteOff())).isEqualTo("not-overdue-long-enough");
    goTo(DUE.plusDays(181));

    office.order(loanId, new LoanCommand.WriteOff());

    assertThat(payouts.balances())
        .containsEntry("write-off-loss", 1_000_000L)
        .doesNotContainKey("loan-principal");
    assertThat(view().standing().writtenOffOn()).contains(DUE.plusDays(181));
    assertThat(view().state()).isEqualTo("Active");
    assertThat(view().outstanding()).isEqualTo(Money.fen(1_000_000));
    assertThat(payouts.told(loanId)).contains("REPORT special-event Queued");
    assertThat(ruleAgainst(new LoanCommand.Shorten(1))).isEqualTo("loan-written-off");
    // Principal comes first when it is so long overdue.
    assertThat(collect(world.quotePart(loanId, 70_000)))
        .isEqualTo(Map.of(CLEARING + "recovery-income", 70_000L));
    assertThat(books.used(borrower.lineId())).isEqualTo(930_000);
  }

  @Test
  void aDisputeHoldsTheLoanAlsoWhileADebitIsUnderWay() {
    var underWay = world.take(pay(world.quote(loanId, "SCHEDULED"), card));

    assertThat(refused(new LoanCommand.Shorten(1)).code()).isEqualTo(ProblemCode.DEBIT_IN_FLIGHT);
    office.order(loanId, new LoanCommand.HoldDispute());
    var attempt = world.sent.remove();
    await(world.learn(attempt, world.moved(attempt)));

    assertThat(world.find(underWay).state()).isEqualTo("Succeeded");
    assertThat(view().standing().disputed()).isTrue();
    var next = pay(world.quote(loanId, Money.fen(100_000)), card);
    assertThat(
            rejection(world.repayments.accept(world.app, world.key("held", next), next))
                .problem()
                .code())
        .isEqualTo(ProblemCode.LOAN_HELD);
    assertThat(ruleAgainst(new LoanCommand.Shorten(1))).isEqualTo("loan-disputed");
    office.order(loanId, new LoanCommand.ReleaseDispute());
    assertThat(view().standing().disputed()).isFalse();
    // What was held bound nothing to its key; the quote was of the loan before.
    collect(world.quote(loanId, Money.fen(100_000)));
  }

  @Test
  void whereInterestIsStoppedPenaltyStandsStillToo() {
    goTo(DUE.plusDays(5));

    office.order(loanId, new LoanCommand.StopInterest());

    goTo(DUE.plusDays(25));
    assertThat(view().standing().stoppedOn()).contains(DUE.plusDays(5));
    assertThat(world.quote(loanId, "OVERDUE").penalty()).isEqualTo(Money.fen(243));
    assertThat(ruleAgainst(new LoanCommand.StopInterest())).isEqualTo("already-stopped");
    collect(world.quote(loanId, "EARLY_FULL"));
    assertThat(view().state()).isEqualTo("Settled");
    assertThat(ruleAgainst(new LoanCommand.HoldDispute())).isEqualTo("loan-settled");
  }

  @Test
  void givingTheRestUpSettlesTheLoan() {
    goTo(DUE.plusDays(400));
    long all = world.quote(loanId, "OVERDUE").amount().minor();
    collect(world.quotePart(loanId, all - 150));

    office.order(loanId, waive(0, 150, "operator"));

    assertThat(view().state()).isEqualTo("Settled");
    assertThat(payouts.told(loanId))
        .contains("WEBHOOK loan.settled Queued", "REPORT account-closed Queued");
  }

  @Test
  void aLoanWhosePayoutCameBackTakesNoOrders() {
    var proposed = office.propose(loanId, new LoanCommand.Shorten(2));
    payouts.comeBack(payout);

    assertThat(ruleAgainst(new LoanCommand.Shorten(2))).isEqualTo("loan-voided");
    assertThat(rejection(office.approving(proposed)).problem().code())
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);
  }

  @Test
  void nothingIsOrderedAboutALoanThatIsNotWhatItsEventsMakeOfIt() {
    collect(world.quote(loanId, "SCHEDULED"));
    world.database.run(
        "update instalment set interest_due = interest_due - 1 where loan_id = $1 and number = 2",
        loanId);

    assertThat(refused(new LoanCommand.HoldDispute()).code())
        .isEqualTo(ProblemCode.LOAN_HISTORY_DIFFERS);
  }

  @Test
  void theDatabaseRefusesWhatOnePersonSaysAndWhatChangesAfterwards() {
    var proposed = office.propose(loanId, new LoanCommand.Shorten(2));
    var event =
        """
        insert into loan_event (id, loan_id, sequence, command_id, value_date, plan_before,
          plan_after, booked_at)
        values ($1, $2, 2, $3, '2026-03-10', '[]', '[]', now())
        """;

    assertThatThrownBy(() -> world.database.run(event, world.ids.next(), loanId, proposed.id()))
        .hasMessageContaining("without a second person's approval");
    assertThatThrownBy(() ->
            world.database.run(
                "update loan_command set status = 'Done', approver_id = proposer_id,"
                    + " approved_at = now() where id = $1",
                proposed.id()))
        .hasMessageContaining("two_people");
    await(office.approving(proposed));
    for (var change :
        List.of(
            "update loan_event set sequence = 9",
            "delete from loan_event",
            "update loan_command set reason = 'another'",
            "delete from loan_command")) {
      assertThatThrownBy(() -> world.database.run(change)).hasMessageContaining("refused");
    }
  }

  @Test
  void anUnknownLoanOrOrderIsToldAsSuch() {
    assertThat(
            rejection(office.proposing(world.ids.next(), new LoanCommand.Shorten(1)))
                .problem()
                .code())
        .isEqualTo(ProblemCode.LOAN_NOT_FOUND);
    assertThat(rejection(office.servicing.of(world.ids.next())).problem().code())
        .isEqualTo(ProblemCode.LOAN_NOT_FOUND);
    assertThat(rejection(office.servicing.approve(office.wang, world.ids.next())).problem().code())
        .isEqualTo(ProblemCode.LOAN_COMMAND_NOT_FOUND);
  }
}
