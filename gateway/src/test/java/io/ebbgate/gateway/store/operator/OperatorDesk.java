package io.ebbgate.gateway.store.operator;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.store.drawdown.LendingWorld;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.operator.ActOnOrder;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.CarryOutMarks;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.ProposeResolution;
import io.ebbgate.gateway.usecase.operator.ServeOperators;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Two people over one node of a {@link LendingWorld}, with a customer who borrows. */
final class OperatorDesk implements AutoCloseable {
  static final Outcome DECLINED = new NotMoved(NotMoved.Reason.DECLINED_FOR_PAYEE, "P51");
  static final IncidentFilter ALL =
      new IncidentFilter(Optional.empty(), Optional.empty(), Optional.empty());

  final LendingWorld world = new LendingWorld();
  final LendingWorld.Node node = world.node();
  final LendingWorld.Account account = world.account(1_000_000);
  final Principal li = person("li.na");
  final Principal wang = person("wang.wei");
  final CarryOutMarks marks;
  final ServeOperators operators;

  OperatorDesk() {
    var book = new PgOperatorBook(world.database.pool());
    marks =
        new CarryOutMarks(
            book,
            node.movements,
            world.timers,
            world.clock,
            new CarryOutMarks.Settings(Duration.ofMillis(50), 100));
    operators =
        new ServeOperators(
            book,
            marks,
            new Bookings(world.ids, LendingWorld.DAYS),
            new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofMinutes(1))),
            world.ids,
            world.clock);
  }

  private Principal person(String name) {
    var id = world.ids.next();
    world.database.run("insert into client values ($1, $2, $3)", id, name, world.longAgo);
    return TestRequests.principal(id);
  }

  /** A drawdown that is on its way. */
  NewAttempt submitted(long amountMinor) {
    var request = node.request(account, amountMinor);
    await(
        node.drawdowns.accept(world.app, world.key(world.ids.next().toString(), request), request));
    return Objects.requireNonNull(node.toSend.poll());
  }

  Moved moved(NewAttempt attempt) {
    return new Moved(attempt.amount(), "provider " + attempt.id(), world.clock.instant());
  }

  void learn(NewAttempt attempt, Outcome outcome) {
    await(node.learn(attempt, EvidenceSource.CALLBACK, outcome, Optional.empty()));
  }

  /** A payout that moved after it had been declined: its money is in suspense. */
  IncidentView suspended(long amountMinor) {
    var attempt = submitted(amountMinor);
    learn(attempt, DECLINED);
    learn(attempt, moved(attempt));
    return incidentOf(attempt);
  }

  IncidentView incidentOf(NewAttempt attempt) {
    return incidents().stream()
        .filter(incident -> incident.orderId().equals(attempt.orderId()))
        .findFirst()
        .orElseThrow();
  }

  List<IncidentView> incidents() {
    return await(operators.incidents(ALL, Optional.empty(), 200));
  }

  Future<Kept<ActionView>> resolve(Principal who, String key, UUID incident, String kind) {
    var resolution = Resolution.of(kind).orElseThrow();
    var command =
        new ProposeResolution(
            resolution, "asked the hotline", resolution.needsSecondPerson() ? "ticket 7" : "");
    return operators.resolve(
        who,
        TestRequests.key(who.clientId(), Operation.RESOLVE_INCIDENT, key, incident + " " + command),
        incident,
        command);
  }

  ActionView proposed(Principal who, UUID incident, String kind) {
    return await(resolve(who, world.ids.next().toString(), incident, kind)).value();
  }

  Future<Kept<ActionView>> act(Principal who, String key, UUID order, OrderAction action) {
    return act(who, key, IdKind.DRAWDOWN, order, action);
  }

  Future<Kept<ActionView>> act(
      Principal who, String key, IdKind kind, UUID order, OrderAction action) {
    var command = new ActOnOrder(kind, action, "asked the hotline");
    return operators.act(
        who,
        TestRequests.key(who.clientId(), Operation.ACT_ON_ORDER, key, order + " " + command),
        order,
        command);
  }

  ActionView done(Principal who, UUID order, OrderAction action) {
    return await(act(who, world.ids.next().toString(), order, action)).value();
  }

  /** As a node leaves a word that dies between its approval and its learning. */
  void approvedAndNotLearned(ActionView proposal) {
    world.database.run(
        "update operator_action set status = 'Approved', approver_id = $2, approver = 'wang.wei',"
            + " approved_at = now() where id = $1",
        proposal.id(),
        wang.clientId());
  }

  /** Waits until whoever finds approved words has had this one learned. */
  void carriedOut(ActionView proposal) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> await(operators.action(proposal.id())).status() == ActionStatus.DONE);
  }

  /** What waits for a second person. */
  List<ActionView> waiting() {
    return await(operators.actions(Optional.of(ActionStatus.PROPOSED), Optional.empty(), 9));
  }

  /** What is told of an action that waits no more. */
  String supersededWhy(ActionView proposal) {
    var now = await(operators.action(proposal.id()));
    return now.superseded()
        .filter(_ -> now.status() == ActionStatus.SUPERSEDED)
        .orElseThrow(() -> new AssertionError("not superseded: " + now))
        .why();
  }

  String state(NewAttempt attempt) {
    return await(node.drawdowns.find(world.app, attempt.orderId())).state();
  }

  /** The balance of an account: what was debited less what was credited. */
  long balance(String ledgerAccount) {
    return world.database.number(
        """
        select coalesce(sum(case when debit = $1 then amount_minor else -amount_minor end), 0)
        from ledger_transfer where $1 in (debit, credit)\
        """,
        ledgerAccount);
  }

  @Override
  public void close() {
    marks.stop();
    node.close();
    world.close();
  }
}
