package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money in suspense that several incidents are about is decided about once. */
class SharedMoneyIT {
  private static final long DEBITED = 305_000;
  private static final long PART = 30_000;

  private LendingWorld world;
  private Books books;
  private Payouts payouts;
  private LoanDesk desk;
  private NewAttempt payout;
  private RepaymentView repayment;
  private NewAttempt debit;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    var borrower = world.rows.borrower(world.clientId, 10);
    var card = world.rows.card(borrower, "sample-a", "sample-b");
    payouts = new Payouts(world, borrower);
    desk = new LoanDesk(world);
    payout = payouts.paid(card, 1_000_000);
    world.clock.advance(Duration.ofDays(12));
    repayment = world.take(pay(world.quote(payouts.loan(payout), Money.fen(DEBITED)), card));
    debit = world.sent.remove();
    await(world.learn(debit, world.moved(debit)));
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private void takenBack(long fen) {
    await(
        world.learn(
            debit,
            new Moved(Money.fen(fen), "back", world.clock.instant())
                .returned(world.clock.instant())));
  }

  /** A part that people have given up, and then all of it, which calls them for two reasons. */
  private List<IncidentView> twoOfTheSameMoney() {
    takenBack(PART);
    desk.end(desk.incident(repayment.id(), "RETURNED_AMOUNT_DIFFERS"), new Resolution.GivenUp());
    takenBack(DEBITED);
    var open = desk.incidents(repayment.id()).stream().filter(IncidentView::isOpen).toList();
    assertThat(open)
        .extracting(IncidentView::reason)
        .containsExactlyInAnyOrder("RETURNED_AMOUNT_DIFFERS", "DEBIT_RETURNED");
    assertThat(open.getFirst().evidenceId()).isEqualTo(open.getLast().evidenceId());
    assertThat(open).allSatisfy(incident -> assertThat(held(incident)).isEqualTo(DEBITED));
    return open;
  }

  private static long held(IncidentView incident) {
    return switch (incident.held()) {
      case Held.Nothing _ -> 0;
      case Held.Ours ours -> ours.amount().minor();
      case Held.Customers theirs -> theirs.amount().minor();
    };
  }

  @Test
  void ofTwoApprovalsAtOnceOneBooksAndTheOtherIsRefused() {
    var proposals =
        twoOfTheSameMoney().stream()
            .map(incident -> desk.propose(incident, new Resolution.ReturnedByProvider()))
            .toList();

    var holding = begun();
    run(holding.connection(), "select from operator_action where status = 'Proposed' for update");
    var answers = proposals.stream().map(this::approved).toList();
    Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> waitingForLocks() == 2);
    await(holding.transaction().commit());
    await(Future.all(answers));
    await(holding.connection().close());

    assertThat(answers)
        .extracting(Future::result)
        .containsExactlyInAnyOrder(ActionStatus.DONE.text(), ProblemCode.ACTION_NOT_WAITING.name());
    int lost = answers.getFirst().result().equals(ActionStatus.DONE.text()) ? 1 : 0;
    var refused = await(desk.action(proposals.get(lost)));
    assertThat(refused.status()).isEqualTo(ActionStatus.SUPERSEDED);
    assertThat(refused.superseded().orElseThrow().why())
        .startsWith("The same money left suspense as RETURNED_BY_PROVIDER, by inc_");
    assertThat(payouts.balances()).doesNotContainKey("suspense");
    assertThat(books.count("ledger_entry where kind = 'RETURNED_BY_PROVIDER'")).isOne();

    var left =
        desk.incidents(repayment.id()).stream().filter(IncidentView::isOpen).toList().getFirst();
    assertThat(left.held()).isEqualTo(new Held.Nothing());
    desk.explain(left);
    takenBack(DEBITED);
    assertThat(payouts.balances()).doesNotContainKey("suspense");
  }

  /** How many transactions wait for rows that others have locked. */
  private long waitingForLocks() {
    return books.count(
        "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
  }

  private Open begun() {
    var connection = await(world.reader.getConnection());
    return new Open(connection, await(connection.begin()));
  }

  private Future<String> approved(ActionView proposal) {
    return desk.approve(proposal)
        .map(done -> done.status().text())
        .recover(failure ->
            failure instanceof Rejected rejected
                ? Future.succeededFuture(rejected.problem().code().name())
                : Future.failedFuture(failure));
  }

  private IncidentView heldSinceThePayoutCameBack() {
    payouts.comeBack(payout);
    return desk.incident(repayment.id(), "LOAN_VOIDED");
  }

  @Test
  void aProposalEndsWhenAPartOfItsMoneyIsGoneAndTheRestIsProposedAnew() {
    var incident = heldSinceThePayoutCameBack();
    var all = desk.propose(incident, new Resolution.ReturnedToCustomer());

    takenBack(PART);

    assertThat(await(desk.action(all)).superseded().orElseThrow().why())
        .startsWith("Suspense holds less of its incident since evi_");
    assertThat(await(approved(all))).isEqualTo(ProblemCode.ACTION_NOT_WAITING.name());
    assertThat(payouts.balances()).containsEntry("suspense", PART - DEBITED);
    var rest = desk.propose(incident, new Resolution.ReturnedToCustomer());
    takenBack(PART);
    assertThat(await(approved(rest)))
        .as("what is told a second time takes nothing out")
        .isEqualTo(ActionStatus.DONE.text());
    assertThat(payouts.balances()).isEmpty();
    assertThat(released()).containsExactly("RETURNED_TO_CUSTOMER " + (DEBITED - PART));
  }

  @Test
  void whatIsToldAsReleasedByEvidenceIsWhatWasHeldUntilThen() {
    heldSinceThePayoutCameBack();
    takenBack(PART);
    takenBack(DEBITED);

    assertThat(payouts.balances()).isEmpty();
    assertThat(released()).containsExactly("SETTLED_BY_EVIDENCE " + (DEBITED - PART));
  }

  /** How what was held was told to end, and of how much. */
  private List<String> released() {
    return world
        .database
        .run(
            "select payload from outbox where order_id = $1 and scene = 'repayment.released'",
            repayment.id())
        .stream()
        .map(row -> (JsonObject) row.getJson("payload"))
        .map(told ->
            told.getString("resolution") + " " + told.getJsonObject("amount").getLong("amount"))
        .toList();
  }

  /** What the code promises, the database holds on its own. */
  @Test
  void theDatabaseLetsOneTransactionTakeTheMoneyOut() {
    var incidents = twoOfTheSameMoney();
    var transactions = List.of(begun(), begun());
    for (int i = 0; i < 2; i++) {
      giveUp(transactions.get(i).connection(), incidents.get(i));
    }

    // Both are looked at before either is committed.
    var commits =
        transactions.stream()
            .map(open ->
                open.connection()
                    .query("set constraints incident_ends_empty immediate")
                    .execute()
                    .compose(_ -> open.transaction().commit()))
            .toList();
    var ended = Future.join(commits).transform(_ -> Future.succeededFuture());
    await(ended);

    assertThat(commits.stream().filter(Future::succeeded)).hasSize(1);
    transactions.forEach(open -> await(open.connection().close()));
    assertThat(payouts.balances()).doesNotContainKey("suspense");
    assertThat(desk.incidents(repayment.id()).stream().filter(IncidentView::isOpen)).hasSize(1);
  }

  private record Open(SqlConnection connection, Transaction transaction) {}

  private void giveUp(SqlConnection connection, IncidentView incident) {
    var entry = world.ids.next();
    run(
        connection,
        """
        insert into ledger_entry (id, kind, order_id, attempt_id, evidence_id, booked_at,
          business_date, action_id)
        values ($1, 'GIVEN_UP', $2, $3, $4, now(), current_date, $1)
        """,
        entry,
        incident.orderId(),
        incident.attemptId(),
        incident.evidenceId().orElseThrow());
    run(
        connection,
        """
        insert into ledger_transfer (entry_id, line, debit, credit, amount_minor, currency)
        values ($1, 1, 'operating-loss', 'suspense', $2, 'CNY')
        """,
        entry,
        DEBITED);
    run(
        connection,
        """
        update incident set state = 'Resolved', resolution = 'GIVEN_UP', resolved_at = now()
        where id = $1
        """,
        incident.id());
  }

  private static void run(SqlConnection connection, String sql, Object... values) {
    await(connection.preparedQuery(sql).execute(Tuple.from(values)));
  }
}
