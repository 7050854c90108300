package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.store.operator.PgOperatorBook;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
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
import java.util.Optional;
import java.util.UUID;

/**
 * Two people who see to the orders and incidents of a lending world: one proposes, one approves.
 */
final class LoanDesk {
  private final LendingWorld world;
  private final ServeOperators operators;
  private final Principal li;
  private final Principal wang;

  LoanDesk(LendingWorld world) {
    this.world = world;
    var book = new PgOperatorBook(world.reader);
    var marks =
        new CarryOutMarks(
            book,
            world.node.movements,
            (_, _) -> () -> {},
            world.clock,
            new CarryOutMarks.Settings(Duration.ofSeconds(1), 100));
    this.operators =
        new ServeOperators(
            book,
            marks,
            new Bookings(world.ids, LendingWorld.DAYS),
            new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofMinutes(1))),
            world.ids,
            world.clock);
    this.li = TestRequests.principal(world.rows.client("li.na"));
    this.wang = TestRequests.principal(world.rows.client("wang.wei"));
  }

  /** The incidents of an order, oldest first. */
  List<IncidentView> incidents(UUID orderId) {
    var all = new IncidentFilter(Optional.empty(), Optional.empty(), Optional.empty());
    return await(operators.incidents(all, Optional.empty(), 200)).stream()
        .filter(incident -> incident.orderId().equals(orderId))
        .toList();
  }

  /** The oldest incident of an order. */
  IncidentView incident(UUID orderId) {
    return incidents(orderId).getFirst();
  }

  IncidentView incident(UUID orderId, String reason) {
    return incidents(orderId).stream()
        .filter(incident -> incident.reason().equals(reason))
        .findFirst()
        .orElseThrow();
  }

  /** One person proposes what is to be done about an order. */
  Future<ActionView> propose(IdKind kind, UUID order, OrderAction action) {
    var command = new ActOnOrder(kind, action, "the bank has written");
    return operators
        .act(li, key(Operation.ACT_ON_ORDER, command), order, command)
        .map(kept -> kept.value());
  }

  private IdempotencyKey key(Operation operation, Object command) {
    return TestRequests.key(
        li.clientId(), operation, world.ids.next().toString(), command.toString());
  }

  ActionView propose(IncidentView incident, Resolution resolution) {
    var command = new ProposeResolution(resolution, "as written", "document 7");
    var key = key(Operation.RESOLVE_INCIDENT, command);
    return await(operators.resolve(li, key, incident.id(), command)).value();
  }

  /** One person says why an incident that holds nothing is there. */
  void explain(IncidentView incident) {
    propose(incident, new Resolution.Explained());
  }

  /** An action as it is now. */
  Future<ActionView> action(ActionView action) {
    return operators.action(action.id());
  }

  Future<ActionView> approve(ActionView proposal) {
    return operators.approve(wang, proposal.id());
  }

  /** The one who proposed tries to approve it, too. */
  Future<ActionView> approveAlone(ActionView proposal) {
    return operators.approve(li, proposal.id());
  }

  /** Two people say that the customer has the money back. */
  void giveBack(IncidentView incident) {
    end(incident, new Resolution.ReturnedToCustomer());
  }

  void end(IncidentView incident, Resolution resolution) {
    await(approve(propose(incident, resolution)));
  }
}
