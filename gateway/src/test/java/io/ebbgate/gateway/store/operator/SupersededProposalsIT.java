package io.ebbgate.gateway.store.operator;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.gateway.store.backlog.PgBacklogs;
import io.ebbgate.gateway.store.casefile.PgCaseFiles;
import io.ebbgate.gateway.store.orphan.PgOrphans;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.casefile.TellCase;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proposal ends with what it is about, and says why: it waits for nobody for ever. */
class SupersededProposalsIT {
  private OperatorDesk desk;

  @BeforeEach
  void open() {
    desk = new OperatorDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private NewAttempt unknown() {
    var attempt = desk.submitted(60_000);
    desk.learn(attempt, new Unknown(Unknown.Cause.TIMEOUT, ""));
    return attempt;
  }

  private ActionView proposed(NewAttempt attempt) {
    var proposal =
        desk.done(desk.li, attempt.orderId(), new OrderAction.MarkNotMoved("letter 2026-1123"));
    assertThat(proposal.status()).isEqualTo(ActionStatus.PROPOSED);
    assertThat(waitingByMetric()).isOne();
    return proposal;
  }

  private long waitingByMetric() {
    return await(new PgBacklogs(desk.world.database.pool()).count()).proposalsWaiting();
  }

  private void nobodyWaits(ActionView proposal) {
    assertThat(desk.waiting()).isEmpty();
    assertThat(waitingByMetric()).isZero();
    assertThat(problemOf(desk.operators.approve(desk.wang, proposal.id())).code())
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);
  }

  @Test
  void aMarkEndsWhenOtherEvidenceEndsItsAttempt() {
    var moved = unknown();
    var first = proposed(moved);
    desk.learn(moved, desk.moved(moved));
    assertThat(desk.supersededWhy(first))
        .isEqualTo("Its attempt ended as Moved by other evidence.");
    nobodyWaits(first);

    var declined = unknown();
    var second = proposed(declined);
    desk.learn(declined, OperatorDesk.DECLINED);
    assertThat(desk.supersededWhy(second))
        .isEqualTo("Its attempt ended as NotMoved by other evidence.");
    nobodyWaits(second);

    assertThat(desk.world.count("evidence where source = 'OPERATOR'")).isZero();
  }

  @Test
  void evidenceThatEndsNothingLeavesTheProposalWaiting() {
    var attempt = unknown();
    var proposal = proposed(attempt);

    desk.learn(attempt, new Unknown(Unknown.Cause.TIMEOUT, ""));

    assertThat(desk.waiting()).containsExactly(proposal);
  }

  @Test
  void theCaseTellsWhyAndNobodyIsSaidToApproveIt() {
    var attempt = unknown();
    var proposal = proposed(attempt);
    desk.learn(attempt, desk.moved(attempt));

    var cases = new TellCase(new PgCaseFiles(desk.world.database.pool()), _ -> Optional.empty());
    var story =
        new JsonObject(new JsonObject(await(cases.tellAnyone(proposalOrder(proposal)))).encode());

    assertThat(story.getJsonArray("actions"))
        .singleElement()
        .satisfies(told -> {
          var action = (JsonObject) told;
          assertThat(action.getString("status")).isEqualTo("Superseded");
          assertThat(action.getString("supersededWhy")).contains("ended as Moved");
          assertThat(action.getString("supersededAt")).isNotNull();
        });
    assertThat(story.getJsonArray("next"))
        .extracting(step -> ((JsonObject) step).getString("step"))
        .noneSatisfy(step -> assertThat(step).contains("approves"));
  }

  private static UUID proposalOrder(ActionView proposal) {
    return switch (proposal.about()) {
      case ActionView.About.Order(var _, var id) -> id;
      case ActionView.About.Orphan _ -> throw new AssertionError("about no order");
    };
  }

  @Test
  void anIncidentThatIsClosedOtherwiseTakesItsProposalAlong() {
    var attempt = desk.submitted(60_000);
    desk.learn(attempt, desk.moved(attempt));
    desk.learn(attempt, OperatorDesk.DECLINED);
    var incident = desk.incidentOf(attempt);
    // As if suspense had held something when it was proposed.
    var waiting = desk.world.ids.next();
    desk.world.database.run(
        "insert into operator_action (id, kind, order_kind, order_id, attempt_id, incident_id,"
            + " reason, evidence_reference, proposer_id, proposer, proposed_at, status)"
            + " values ($1, 'GIVEN_UP', 'D', $2, $3, $4, 'gone', 'ticket 7', $5, 'li.na', now(),"
            + " 'Proposed')",
        waiting,
        incident.orderId(),
        incident.attemptId(),
        incident.id(),
        desk.li.clientId());
    var proposal = await(desk.operators.action(waiting));

    desk.proposed(desk.wang, incident.id(), "EXPLAINED");

    assertThat(desk.supersededWhy(proposal)).isEqualTo("Its incident was resolved as EXPLAINED.");
    nobodyWaits(proposal);
  }

  @Test
  void anApprovedResolutionIsDoneAndNotSupersededByItself() {
    var incident = desk.suspended(60_000);
    var proposal = desk.proposed(desk.li, incident.id(), "GIVEN_UP");

    var approved = await(desk.operators.approve(desk.wang, proposal.id()));

    assertThat(approved.status()).isEqualTo(ActionStatus.DONE);
    assertThat(approved.superseded()).isEmpty();
  }

  @Test
  void anOrphanThatIsMatchedTakesItsProposalAlong() {
    var attempt = unknown();
    Outcome said = desk.moved(attempt);
    var orphans =
        new PgOrphans(
            desk.world.database.pool(),
            new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofMinutes(1))));
    var orphan =
        new OrphanRow(
            desk.world.ids.next(),
            "first",
            "nonce",
            "x-1",
            Optional.empty(),
            MovementKind.PAYOUT,
            said,
            "S00",
            "digest",
            desk.world.clock.instant());
    await(orphans.keep(orphan, desk.world.clock.instant(), 5));
    var command = new CloseOrphan("another installation's", "ticket 7");
    var proposal =
        await(
                desk.operators.close(
                    desk.li,
                    TestRequests.key(
                        desk.li.clientId(), Operation.CLOSE_ORPHAN, "k", command.toString()),
                    orphan.id(),
                    command))
            .value();
    assertThat(desk.waiting()).containsExactly(proposal);

    await(orphans.matched(List.of(orphan.id()), desk.world.clock.instant()));

    assertThat(desk.supersededWhy(proposal)).startsWith("Its orphan was matched");
    nobodyWaits(proposal);
    assertThat(await(desk.operators.orphan(orphan.id())).actions())
        .singleElement()
        .satisfies(action -> assertThat(action.superseded()).isPresent());
  }

  @Test
  void aNewerProposalIsNamedByTheOneThatItReplaces() {
    var attempt = unknown();
    var first = proposed(attempt);
    var second =
        desk.done(desk.wang, attempt.orderId(), new OrderAction.MarkNotMoved("letter 2026-1124"));

    assertThat(desk.supersededWhy(first)).startsWith("A newer proposal took its place: act_");
    assertThat(desk.waiting()).containsExactly(second);
  }
}
