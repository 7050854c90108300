package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.LendingNode;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that stands in suspense, and of which a later return says where it is. */
class TakenBackIT {
  private LendingWorld world;
  private Books books;
  private Payouts payouts;
  private LoanDesk desk;
  private UUID card;
  private NewAttempt payout;
  private UUID loanId;
  private RepaymentView repayment;
  private NewAttempt debit;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    var borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a", "sample-b");
    payouts = new Payouts(world, borrower);
    desk = new LoanDesk(world);
    payout = payouts.paid(card, 1_000_000);
    loanId = payouts.loan(payout);
    world.clock.advance(Duration.ofDays(12));
    repayment = world.take(pay(world.quote(loanId, Money.fen(305_000)), card));
    debit = world.sent.remove();
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private void collected() {
    await(world.learn(debit, world.moved(debit)));
  }

  private Moved back(NewAttempt attempt) {
    return world.moved(attempt).returned(world.clock.instant());
  }

  private Moved partBack(long fen) {
    return new Moved(Money.fen(fen), "part", world.clock.instant()).returned(world.clock.instant());
  }

  private void takenBack() {
    await(world.learn(debit, back(debit)));
  }

  /** What was debited less what was credited on each account, for one order. */
  private Map<String, Long> accounts(UUID orderId) {
    var sums = new TreeMap<String, Long>();
    for (var row :
        world.database.run(
            """
            select t.debit, t.credit, t.amount_minor
            from ledger_entry e join ledger_transfer t on t.entry_id = e.id where e.order_id = $1
            """,
            orderId)) {
      sums.merge(row.getString(0), row.getLong(2), Long::sum);
      sums.merge(row.getString(1), -row.getLong(2), Long::sum);
    }
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private List<String> ends(UUID orderId) {
    return desk.incidents(orderId).stream()
        .map(incident -> incident.reason() + " " + incident.resolution().orElse("open"))
        .toList();
  }

  private static void holdsNothing(IncidentView incident) {
    assertThat(incident.held()).isEqualTo(new Held.Nothing());
  }

  @Test
  void aDebitThatWasTakenBackBeforeItsLoanIsVoidIsOwedToNobody() {
    collected();
    takenBack();
    assertThat(accounts(repayment.id()))
        .isEqualTo(
            Map.of("suspense", 305_000L, "loan-principal", -300_000L, "interest-income", -5_000L));

    payouts.comeBack(payout);

    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(accounts(repayment.id())).isEmpty();
    assertThat(payouts.balances()).isEmpty();
    assertThat(ends(repayment.id())).containsExactly("DEBIT_RETURNED SETTLED_BY_EVIDENCE");
    var incident = desk.incident(repayment.id(), "DEBIT_RETURNED");
    holdsNothing(incident);
    assertThat(incident.settledBy())
        .as("the evidence of the payout's return")
        .contains(
            world
                .database
                .run("select evidence_id from returned_payout")
                .iterator()
                .next()
                .getUUID(0));
  }

  @Test
  void aDebitThatIsTakenBackAfterItsLoanIsVoidIsNotPaidOutASecondTime() {
    collected();
    payouts.comeBack(payout);
    var held = desk.incident(repayment.id(), "LOAN_VOIDED");
    var proposal = desk.propose(held, new Resolution.ReturnedToCustomer());

    takenBack();
    takenBack();

    assertThat(accounts(repayment.id())).isEmpty();
    assertThat(payouts.balances()).isEmpty();
    assertThat(ends(repayment.id()))
        .containsExactly("LOAN_VOIDED SETTLED_BY_EVIDENCE", "DEBIT_RETURNED open");
    desk.incidents(repayment.id()).forEach(TakenBackIT::holdsNothing);
    assertThat(payouts.told(loanId))
        .contains("WEBHOOK repayment.held Queued", "WEBHOOK repayment.released Queued");
    assertThat(rejection(desk.approve(proposal)).problem().code())
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);
    assertThat(payouts.balances()).isEmpty();
  }

  @Test
  void aDebitThatMovesForAVoidLoanAndIsTakenBackLeavesNothing() {
    payouts.comeBack(payout);
    collected();
    takenBack();

    assertThat(accounts(repayment.id())).isEmpty();
    assertThat(ends(repayment.id()))
        .containsExactly("LOAN_VOIDED SETTLED_BY_EVIDENCE", "DEBIT_RETURNED open");
  }

  @Test
  void moneyThatItsLoanHadNoPlaceForLeavesSuspenseWhenItIsTakenBack() {
    await(world.learn(debit, new NotMoved(NotMoved.Reason.DECLINED_FOR_PAYEE, "P51")));
    repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), card));
    debit = world.sent.remove();
    // Somebody writes the first instalment's interest off by hand.
    world.database.run(
        "update instalment set interest_due = 0 where loan_id = $1 and number = 1", loanId);
    world.database.run("update loan set version = version + 1 where id = $1", loanId);
    collected();
    assertThat(ends(repayment.id())).containsExactly("LOAN_CHANGED open");

    takenBack();

    assertThat(accounts(repayment.id())).isEmpty();
    assertThat(ends(repayment.id()))
        .containsExactly("LOAN_CHANGED SETTLED_BY_EVIDENCE", "DEBIT_RETURNED open");
  }

  @Test
  void moneyOfAnAttemptThatHadFailedLeavesSuspenseWhenItIsTakenBack() {
    await(world.learn(debit, new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "P90")));
    var second = world.sent.remove();
    await(world.learn(second, world.moved(second)));
    await(world.learn(debit, world.moved(debit)));
    assertThat(ends(repayment.id())).containsExactly("MOVED_AFTER_NOT_MOVED open");

    takenBack();

    assertThat(accounts(repayment.id()).keySet())
        .as("the second attempt's, and nothing else")
        .containsExactlyInAnyOrder(
            "provider-clearing:" + second.channel(), "loan-principal", "interest-income");
    assertThat(ends(repayment.id()))
        .containsExactly(
            "MOVED_AFTER_NOT_MOVED SETTLED_BY_EVIDENCE", "RETURNED_AFTER_NOT_MOVED open");
  }

  @Test
  void allOfItInOneBatchEndsAlike() {
    var other = payouts.request(card, 200_000);
    await(
        Future.all(
            world.learn(other, world.moved(other)),
            world.learn(debit, world.moved(debit)),
            world.learn(debit, partBack(5_000)),
            world.learn(debit, back(debit)),
            world.learn(payout, payouts.returned(payout)),
            world.learn(debit, back(debit))));

    assertThat(accounts(repayment.id())).isEmpty();
    assertThat(ends(repayment.id()))
        .containsExactly(
            "RETURNED_AMOUNT_DIFFERS SETTLED_BY_EVIDENCE", "DEBIT_RETURNED SETTLED_BY_EVIDENCE");
  }

  @Test
  void ofADebitThatWasTakenBackInPartTheCustomerIsOwedTheRest() {
    collected();
    await(world.learn(debit, partBack(105_000)));
    payouts.comeBack(payout);

    var held = desk.incident(repayment.id(), "LOAN_VOIDED").held();
    assertThat(((Held.Customers) held).amount()).isEqualTo(Money.fen(200_000));
    assertThat(accounts(repayment.id()))
        .isEqualTo(Map.of("provider-clearing:sample-a", 200_000L, "suspense", -200_000L));
    assertThat(ends(repayment.id()))
        .containsExactly("RETURNED_AMOUNT_DIFFERS SETTLED_BY_EVIDENCE", "LOAN_VOIDED open");
    takenBack();
    assertThat(accounts(repayment.id())).isEmpty();
  }

  @Test
  void whatPeopleHaveGivenBackIsNotGoneTwice() {
    collected();
    payouts.comeBack(payout);
    desk.end(desk.incident(repayment.id(), "LOAN_VOIDED"), new Resolution.ReturnedToCustomer());

    takenBack();

    assertThat(accounts(repayment.id())).isEmpty();
    assertThat(ends(repayment.id()))
        .containsExactly("LOAN_VOIDED RETURNED_TO_CUSTOMER", "DEBIT_RETURNED open");
  }

  @Test
  void whatPeopleHadGivenUpIsNoLossOnceTheLoanIsVoid() {
    collected();
    takenBack();
    desk.end(desk.incident(repayment.id(), "DEBIT_RETURNED"), new Resolution.GivenUp());
    assertThat(payouts.balances()).containsEntry("operating-loss", 305_000L);

    payouts.comeBack(payout);

    assertThat(payouts.balances()).isEmpty();
    assertThat(ends(repayment.id())).containsExactly("DEBIT_RETURNED GIVEN_UP");
  }

  @Test
  void peopleAndAReturnThatRaceGiveTheMoneyBackOnce() {
    collected();
    payouts.comeBack(payout);
    var held = desk.incident(repayment.id(), "LOAN_VOIDED");
    var proposal = desk.propose(held, new Resolution.ReturnedToCustomer());
    var another = new LendingNode(world, 2);

    var approved =
        desk.approve(proposal)
            .<Object>map(action -> action)
            .recover(failure ->
                failure instanceof Rejected rejected
                    ? Future.succeededFuture(rejected)
                    : Future.failedFuture(failure));
    var heard = new ArrayList<Future<?>>(List.of(approved));
    for (int i = 0; i < 5; i++) {
      heard.add(another.learn(debit, back(debit)));
      heard.add(world.learn(debit, back(debit)));
    }
    await(Future.all(heard));

    assertThat(accounts(repayment.id())).isEmpty();
    assertThat(desk.incident(repayment.id(), "LOAN_VOIDED").isOpen()).isFalse();
    assertThat(
            books.count(
                """
                ledger_entry where order_id = $1
                  and kind in ('RETURNED_TO_CUSTOMER', 'SUSPENSE_SETTLED')\
                """,
                repayment.id()))
        .isOne();
  }

  @Test
  void aPartOfAPayoutThatCameBackIsExplainedByTheWhole() {
    await(world.learn(payout, partBack(400_000)));
    await(world.learn(payout, partBack(400_000)));
    payouts.comeBack(payout);
    await(world.learn(payout, partBack(400_000)));

    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(accounts(payout.orderId())).isEmpty();
    assertThat(ends(payout.orderId()))
        .containsExactly("RETURNED_AMOUNT_DIFFERS SETTLED_BY_EVIDENCE");
  }

  @Test
  void aPartThatIsHeardAfterTheWholeIsBookedNowhereAndAPersonIsCalled() {
    payouts.comeBack(payout);
    await(world.learn(payout, partBack(400_000)));
    await(world.learn(payout, partBack(400_000)));

    assertThat(accounts(payout.orderId())).isEmpty();
    assertThat(ends(payout.orderId())).containsExactly("RETURNED_AMOUNT_DIFFERS open");
    desk.incidents(payout.orderId()).forEach(TakenBackIT::holdsNothing);
  }

  @Test
  void aPartThatPeopleHaveDecidedAboutIsLookedAtAgain() {
    await(world.learn(payout, partBack(400_000)));
    desk.end(
        desk.incident(payout.orderId(), "RETURNED_AMOUNT_DIFFERS"),
        new Resolution.ReturnedToCustomer());
    payouts.comeBack(payout);

    assertThat(accounts(payout.orderId())).isEmpty();
    assertThat(ends(payout.orderId()))
        .containsExactly(
            "RETURNED_AMOUNT_DIFFERS RETURNED_TO_CUSTOMER", "RETURNED_AMOUNT_DIFFERS open");
  }

  @Test
  void aSecondMovementUnderOneReferenceCallsAPersonOnceAndBooksNothing() {
    collected();
    var second = new Moved(debit.amount(), "another number", world.clock.instant());
    await(world.learn(debit, second));
    await(world.learn(debit, second));

    assertThat(ends(repayment.id())).containsExactly("MOVED_TWICE open");
    assertThat(accounts(repayment.id())).doesNotContainKey("suspense");
    assertThat(
            books.count(
                "attempt where id = $1 and provider_reference = 'provider ' || id", debit.id()))
        .isOne();
  }

  @Test
  void theDatabaseRefusesAnEndThatLeavesMoneyBehind() {
    collected();
    takenBack();
    var incident = desk.incident(repayment.id(), "DEBIT_RETURNED");

    refused(
        """
        update incident set state = 'Resolved', resolution = 'EXPLAINED', resolved_at = now()
        where id = $1
        """,
        incident.id());
    refused(
        """
        update incident set state = 'Resolved', resolution = 'SETTLED_BY_EVIDENCE',
          resolved_at = now() where id = $1
        """,
        incident.id());
    String entry =
        """
        insert into ledger_entry (id, kind, order_id, attempt_id, evidence_id, settles, booked_at,
          business_date)
        select $1, 'KIND', order_id, attempt_id, evidence_id, SETTLES, booked_at, business_date
        from ledger_entry where kind = 'RETURN_SUSPENDED' limit 1
        """;
    refused(entry.replace("KIND", "SUSPENSE_SETTLED").replace("SETTLES", "null"), world.ids.next());
    refused(entry.replace("KIND", "REPAID").replace("SETTLES", "evidence_id"), world.ids.next());
    refused(
        "with settling as ("
            + entry.replace("KIND", "SUSPENSE_SETTLED").replace("SETTLES", "evidence_id")
            + """
            returning id)
            insert into ledger_transfer (entry_id, line, debit, credit, amount_minor, currency)
            select id, 1, 'provider-clearing:sample-a', 'suspense', 305001, 'CNY' from settling
            """,
        world.ids.next());
  }

  private void refused(String sql, UUID id) {
    assertThatThrownBy(() -> world.database.run(sql, id)).as(sql).isInstanceOf(Exception.class);
  }
}
