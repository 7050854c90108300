package io.ebbgate.gateway.store.repayment;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.store.operator.PgOperatorBook;
import io.ebbgate.gateway.testing.TestRequests;
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

/** Two people over a {@link LendingWorld}: one proposes, the other approves. */
final class TwoPeople {
  final Principal li;
  final Principal wang;
  final ServeOperators operators;
  private final LendingWorld world;

  TwoPeople(LendingWorld world) {
    this.world = world;
    li = TestRequests.principal(world.rows.client("li.na"));
    wang = TestRequests.principal(world.rows.client("wang.wei"));
    var book = new PgOperatorBook(world.reader);
    var marks =
        new CarryOutMarks(
            book,
            world.node.movements,
            (_, _) -> () -> {},
            world.clock,
            new CarryOutMarks.Settings(Duration.ofSeconds(1), 100));
    operators =
        new ServeOperators(
            book,
            marks,
            new Bookings(world.ids, LendingWorld.SHANGHAI),
            new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofMinutes(1))),
            world.ids,
            world.clock);
  }

  Future<ActionView> propose(IdKind kind, UUID order, OrderAction action) {
    var command = new ActOnOrder(kind, action, "the bank has written");
    var key =
        TestRequests.key(
            li.clientId(), Operation.ACT_ON_ORDER, world.ids.next().toString(), command.toString());
    return operators.act(li, key, order, command).map(kept -> kept.value());
  }

  Future<ActionView> approve(ActionView proposal) {
    return operators.approve(wang, proposal.id());
  }

  /** The one incident of an order. */
  IncidentView incident(UUID order) {
    var all = new IncidentFilter(Optional.empty(), Optional.empty(), Optional.empty());
    return await(operators.incidents(all, Optional.empty(), 50)).stream()
        .filter(incident -> incident.orderId().equals(order))
        .findFirst()
        .orElseThrow();
  }

  /** Two people say that the customer has the money back. */
  void giveBack(IncidentView incident) {
    var command =
        new ProposeResolution(new Resolution.ReturnedToCustomer(), "refunded", "refund 7");
    var key =
        TestRequests.key(
            li.clientId(),
            Operation.RESOLVE_INCIDENT,
            world.ids.next().toString(),
            command.toString());
    await(approve(await(operators.resolve(li, key, incident.id(), command)).value()));
  }
}
