package io.ebbgate.gateway.store.operator;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Held;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolveIncidentsIT {
  private OperatorDesk desk;

  @BeforeEach
  void open() {
    desk = new OperatorDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource({"RETURNED_BY_PROVIDER, 0, 0", "GIVEN_UP, 60000, -60000"})
  void moneyLeavesSuspenseOnlyWithASecondPersonsApproval(
      String kind, long lossMinor, long clearingMinor) {
    var incident = desk.suspended(60_000);
    assertThat(incident.held())
        .isInstanceOfSatisfying(
            Held.Ours.class, ours -> assertThat(ours.amount()).isEqualTo(Money.fen(60_000)));

    var proposal = desk.proposed(desk.li, incident.id(), kind);

    assertThat(proposal.status()).isEqualTo(ActionStatus.PROPOSED);
    assertThat(proposal.proposer()).isEqualTo("li.na");
    assertThat(desk.world.count("ledger_entry")).as("a proposal books nothing").isOne();
    assertThat(desk.balance("suspense")).isEqualTo(60_000);

    assertThat(problemOf(desk.operators.approve(desk.li, proposal.id())).code())
        .isEqualTo(ProblemCode.APPROVER_IS_PROPOSER);
    assertThat(desk.balance("suspense")).isEqualTo(60_000);

    var approved = await(desk.operators.approve(desk.wang, proposal.id()));

    assertThat(approved.status()).isEqualTo(ActionStatus.DONE);
    assertThat(approved.approver()).contains("wang.wei");
    assertThat(desk.balance("suspense")).isZero();
    assertThat(desk.balance("operating-loss")).isEqualTo(lossMinor);
    assertThat(desk.balance("provider-clearing:first")).isEqualTo(clearingMinor);
    assertThat(
            desk.world.count(
                "ledger_entry where action_id = $1 and evidence_id = $2 and kind = $3",
                proposal.id(),
                incident.evidenceId().orElseThrow(),
                kind))
        .isOne();
    var after = await(desk.operators.incident(incident.id()));
    assertThat(after.incident().state()).isEqualTo("Resolved");
    assertThat(after.incident().resolution()).contains(kind);
    assertThat(after.incident().held()).isEqualTo(new Held.Nothing());
    assertThat(after.actions()).containsExactly(approved);

    assertThat(problemOf(desk.operators.approve(desk.wang, proposal.id())).code())
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);
    assertThat(problemOf(desk.resolve(desk.li, "late", incident.id(), "GIVEN_UP")).code())
        .isEqualTo(ProblemCode.INCIDENT_RESOLVED);
    assertThat(problemOf(desk.operators.assign(incident.id(), "li.na", "mine")).code())
        .isEqualTo(ProblemCode.INCIDENT_RESOLVED);
    assertThat(desk.world.booksAgree()).isTrue();
  }

  @Test
  void twoApproversAtOnceBookOnce() {
    var incident = desk.suspended(60_000);
    var proposal = desk.proposed(desk.li, incident.id(), "GIVEN_UP");

    var answers = new ArrayList<Future<?>>();
    for (int i = 0; i < 8; i++) {
      answers.add(desk.operators.approve(desk.wang, proposal.id()));
    }
    int granted = 0;
    for (var answer : answers) {
      try {
        await(answer);
        granted++;
      } catch (Rejected rejected) {
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.ACTION_NOT_WAITING);
      }
    }

    assertThat(granted).isOne();
    assertThat(desk.balance("operating-loss")).isEqualTo(60_000);
    assertThat(desk.balance("suspense")).isZero();
  }

  @Test
  void aNewerProposalTakesThePlaceOfTheOneThatWaits() {
    var incident = desk.suspended(60_000);
    var first = desk.proposed(desk.li, incident.id(), "GIVEN_UP");
    var second = desk.proposed(desk.wang, incident.id(), "RETURNED_BY_PROVIDER");

    assertThat(problemOf(desk.operators.approve(desk.wang, first.id())).code())
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);
    assertThat(await(desk.operators.action(first.id())).status())
        .isEqualTo(ActionStatus.SUPERSEDED);
    await(desk.operators.approve(desk.li, second.id()));
    assertThat(desk.balance("operating-loss")).isZero();
    assertThat(desk.balance("suspense")).isZero();
  }

  @Test
  void whatHoldsNothingIsExplainedAtOnceByOnePersonAndNothingIsBooked() {
    var attempt = desk.submitted(60_000);
    desk.learn(attempt, desk.moved(attempt));
    desk.learn(attempt, OperatorDesk.DECLINED);
    var incident = desk.incidentOf(attempt);
    long entries = desk.world.count("ledger_entry");

    assertThat(problemOf(desk.resolve(desk.li, "k", incident.id(), "GIVEN_UP")).code())
        .isEqualTo(ProblemCode.RESOLUTION_UNFIT);
    var action = desk.proposed(desk.li, incident.id(), "EXPLAINED");

    assertThat(action.status()).isEqualTo(ActionStatus.DONE);
    assertThat(await(desk.operators.incident(incident.id())).incident().state())
        .isEqualTo("Resolved");
    assertThat(desk.world.count("ledger_entry")).isEqualTo(entries);
  }

  @Test
  void moneyInSuspenseIsNotExplainedAwayAndTheKeyStaysFree() {
    var incident = desk.suspended(60_000);
    long keys = desk.world.count("idempotency");

    assertThat(problemOf(desk.resolve(desk.li, "k", incident.id(), "EXPLAINED")).code())
        .isEqualTo(ProblemCode.RESOLUTION_UNFIT);
    assertThat(problemOf(desk.resolve(desk.li, "k", incident.id(), "RETURNED_TO_CUSTOMER")).code())
        .isEqualTo(ProblemCode.RESOLUTION_UNFIT);

    assertThat(desk.world.count("idempotency")).isEqualTo(keys);
    assertThat(desk.world.count("operator_action")).isZero();
  }

  @Test
  void oneKeyIsOneProposal() {
    var incident = desk.suspended(60_000);
    var first = await(desk.resolve(desk.li, "k", incident.id(), "GIVEN_UP"));
    var again = await(desk.resolve(desk.li, "k", incident.id(), "GIVEN_UP"));

    assertThat(first.replayed()).isFalse();
    assertThat(again.replayed()).isTrue();
    assertThat(again.value().id()).isEqualTo(first.value().id());
    assertThat(problemOf(desk.resolve(desk.li, "k", incident.id(), "RETURNED_BY_PROVIDER")).code())
        .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(desk.world.count("operator_action")).isOne();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var nobody = new UUID(9, 9);

    assertThat(problemOf(desk.operators.incident(nobody)).code())
        .isEqualTo(ProblemCode.INCIDENT_NOT_FOUND);
    assertThat(problemOf(desk.resolve(desk.li, "k", nobody, "EXPLAINED")).code())
        .isEqualTo(ProblemCode.INCIDENT_NOT_FOUND);
    assertThat(problemOf(desk.operators.assign(nobody, "li.na", "mine")).code())
        .isEqualTo(ProblemCode.INCIDENT_NOT_FOUND);
    assertThat(problemOf(desk.operators.action(nobody)).code())
        .isEqualTo(ProblemCode.ACTION_NOT_FOUND);
    assertThat(problemOf(desk.operators.approve(desk.wang, nobody)).code())
        .isEqualTo(ProblemCode.ACTION_NOT_FOUND);
  }

  @Test
  void incidentsAreListedFilteredAndGivenToPeople() {
    var first = desk.suspended(10_000);
    var second = desk.suspended(20_000);
    var third = desk.suspended(30_000);
    await(desk.operators.assign(second.id(), "wang.wei", "asked the provider"));
    desk.proposed(desk.li, third.id(), "GIVEN_UP");

    assertThat(problemOf(desk.operators.assign(first.id(), "nobody", "mine")).code())
        .isEqualTo(ProblemCode.OPERATOR_UNKNOWN);
    assertThat(ids(OperatorDesk.ALL, Optional.empty(), 2)).containsExactly(first.id(), second.id());
    assertThat(ids(OperatorDesk.ALL, Optional.of(second.id()), 2)).containsExactly(third.id());
    var hers = new IncidentFilter(Optional.of("Open"), Optional.empty(), Optional.of("wang.wei"));
    assertThat(ids(hers, Optional.empty(), 10)).containsExactly(second.id());
    var resolved = new IncidentFilter(Optional.of("Resolved"), Optional.empty(), Optional.empty());
    assertThat(ids(resolved, Optional.empty(), 10)).isEmpty();
    var reason =
        new IncidentFilter(
            Optional.empty(), Optional.of("MOVED_AFTER_NOT_MOVED"), Optional.empty());
    assertThat(ids(reason, Optional.empty(), 10)).hasSize(3);
  }

  private List<UUID> ids(IncidentFilter filter, Optional<UUID> after, int limit) {
    return await(desk.operators.incidents(filter, after, limit)).stream()
        .map(incident -> incident.id())
        .toList();
  }

  /** What the code promises, the database refuses on its own. */
  @Test
  void theDatabaseHoldsTwoPeopleAndWhatWasDecided() {
    var incident = desk.suspended(60_000);
    var proposal = desk.proposed(desk.li, incident.id(), "GIVEN_UP");

    refused(
        "update operator_action set status = 'Done', approver_id = proposer_id,"
            + " approver = 'x', approved_at = now()");
    refused(
        "update operator_action set status = 'Done', approver_id = $1, approver = proposer,"
            + " approved_at = now()",
        desk.wang.clientId());
    refused("update operator_action set status = 'Done'");
    refused("update operator_action set reason = 'another'");
    refused("delete from operator_action");
    refused(
        "insert into evidence (id, attempt_id, order_id, source, outcome, detail, provider_code,"
            + " digest, received_at) values ($1, $2, $3, 'OPERATOR', 'NotMoved', '', '', '', now())",
        new UUID(9, 9),
        incident.attemptId(),
        incident.orderId());

    await(desk.operators.approve(desk.wang, proposal.id()));
    refused("update operator_action set status = 'Proposed'");
    refused(
        "update incident set state = 'Open', resolution = null, resolved_at = null where id = $1",
        incident.id());
    refused("delete from incident");
  }

  private void refused(String sql, Object... values) {
    assertThatThrownBy(() -> desk.world.database.run(sql, values))
        .as(sql)
        .isInstanceOfSatisfying(
            PgException.class, error -> assertThat(error.getSqlState()).startsWith("23"));
  }
}
