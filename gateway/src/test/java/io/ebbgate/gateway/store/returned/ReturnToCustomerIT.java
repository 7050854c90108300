package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.LENT;
import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.server.runtime.VertxTimers;
import io.ebbgate.gateway.store.operator.PgOperatorBook;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.FakeTerms;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.CarryOutMarks;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.ProposeResolution;
import io.ebbgate.gateway.usecase.operator.ServeOperators;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that was collected without cause goes back to the customer, or stays in suspense. */
class ReturnToCustomerIT {
  private LendingWorld world;
  private ServeOperators operators;
  private Principal li;
  private Principal wang;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    var book = new PgOperatorBook(world.reader);
    var marks =
        new CarryOutMarks(
            book,
            world.node.movements,
            new VertxTimers(world.database.vertx()),
            world.clock,
            new CarryOutMarks.Settings(Duration.ofSeconds(1), 100));
    operators =
        new ServeOperators(
            book,
            marks,
            new Bookings(world.ids, LendingWorld.DAYS),
            new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofMinutes(1))),
            world.ids,
            world.clock);
    li = TestRequests.principal(world.rows.client("li.na"));
    wang = TestRequests.principal(world.rows.client("wang.wei"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** A debit that moved money after it had been declined. */
  private IncidentView collectedWithoutCause() {
    var borrower = world.rows.borrower(world.clientId, 10);
    var loanId =
        world.rows.loan(
            borrower, world.terms.product(FakeTerms.INSTALMENTS), Money.fen(1_000_000), 12, LENT);
    world.take(pay(world.quote(loanId, "SCHEDULED"), world.rows.card(borrower, "sample-a")));
    var attempt = world.sent.remove();
    await(world.learn(attempt, new NotMoved(NotMoved.Reason.INSUFFICIENT_FUNDS, "P51")));
    await(world.learn(attempt, world.moved(attempt)));
    var all = new IncidentFilter(Optional.empty(), Optional.empty(), Optional.empty());
    return await(operators.incidents(all, Optional.empty(), 10)).getFirst();
  }

  private Future<Kept<ActionView>> resolve(IncidentView incident, Resolution resolution) {
    var command = new ProposeResolution(resolution, "refunded by the provider", "refund 7");
    var key =
        TestRequests.key(
            li.clientId(), Operation.RESOLVE_INCIDENT, resolution.name(), command.toString());
    return operators.resolve(li, key, incident.id(), command);
  }

  @Test
  void itGoesBackWithTwoPeopleAndIsNeitherGivenUpNorKept() {
    var incident = collectedWithoutCause();
    assertThat(incident.orderKind()).isEqualTo(IdKind.REPAYMENT);
    assertThat(incident.held()).isInstanceOf(Held.Customers.class);
    for (var unfit :
        new Resolution[] {
          new Resolution.GivenUp(), new Resolution.ReturnedByProvider(), new Resolution.Explained()
        }) {
      assertThat(problemOf(resolve(incident, unfit)).code())
          .as(unfit.name())
          .isEqualTo(ProblemCode.RESOLUTION_UNFIT);
    }

    var proposal = await(resolve(incident, new Resolution.ReturnedToCustomer())).value();
    var moved = new Books(world.database).of(incident.orderId());
    assertThat(moved).as("a proposal books nothing").hasSize(1);
    var done = await(operators.approve(wang, proposal.id()));

    assertThat(done.status()).isEqualTo(ActionStatus.DONE);
    long amount = Objects.requireNonNull(moved.get("provider-clearing:sample-a > suspense"));
    assertThat(new Books(world.database).of(incident.orderId()))
        .isEqualTo(
            Map.of(
                "provider-clearing:sample-a > suspense",
                amount,
                "suspense > provider-clearing:sample-a",
                amount));
  }
}
