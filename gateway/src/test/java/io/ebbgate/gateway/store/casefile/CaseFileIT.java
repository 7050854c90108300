package io.ebbgate.gateway.store.casefile;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.principal;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.casefile.TellCase;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseFileIT {
  private static final UUID CLIENT = new UUID(1, 1);
  private static final UUID CUSTOMER = new UUID(1, 2);
  private static final UUID LINE = new UUID(1, 3);
  private static final UUID CARD = new UUID(1, 4);
  private static final UUID ORDER = new UUID(2, 1);
  private static final UUID FIRST = new UUID(3, 1);
  private static final UUID SECOND = new UUID(3, 2);
  private static final UUID EVIDENCE = new UUID(4, 1);
  private static final UUID LOAN = new UUID(5, 1);

  private MigratedDatabase database;
  private TellCase cases;

  @BeforeEach
  void open() {
    database = new MigratedDatabase();
    cases = new TellCase(new PgCaseFiles(database.pool()), _ -> Optional.empty());
    database.run("insert into client values ($1, 'app', now())", CLIENT);
    database.run(
        "insert into customer values ($1, $2, 'c-1', 'x', 'x', '0000', now())", CUSTOMER, CLIENT);
    database.run(
        "insert into card values ($1, $2, $3, 'x', 'x', 'x', '0000', 'ICBC', now())",
        CARD,
        CLIENT,
        CUSTOMER);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aDrawdownOnItsWayTellsAttemptsEvidenceAndWhatHappensNext() {
    drawdown("Submitted", null);
    attempt(FIRST, 1, "channel-a", "NotMoved", "DECLINED_BY_CHANNEL", null);
    attempt(SECOND, 2, "channel-b", "Asking", "TIMEOUT", "2026-11-23T10:05:00Z");
    evidence(EVIDENCE, FIRST, "REPLY", "NotMoved", "DECLINED_BY_CHANNEL", "D01");
    database.run(
        "insert into incident values ($1, $2, $3, null, 'TOO_LONG_UNKNOWN', 'Open', now())",
        new UUID(6, 1),
        ORDER,
        SECOND);

    var story = story();

    assertThat(story.getJsonObject("order").getString("id"))
        .isEqualTo(IdKind.DRAWDOWN.format(ORDER));
    assertThat(story.getJsonObject("order").getString("state")).isEqualTo("Submitted");
    assertThat(story.getJsonObject("order").getJsonObject("card").getString("maskedNumber"))
        .isEqualTo("****0000");
    assertThat(story.getJsonObject("order").getString("annualRate")).isEqualTo("0.15");
    assertThat(story.getJsonObject("routing").getString("funder")).isEqualTo("own");
    assertThat(story.getJsonArray("attempts").getJsonObject(0).getString("state"))
        .isEqualTo("NotMoved");
    assertThat(story.getJsonArray("attempts").getJsonObject(1).getString("id"))
        .isEqualTo(IdKind.ATTEMPT.format(SECOND));
    assertThat(story.getJsonArray("evidence").getJsonObject(0).getString("providerCode"))
        .isEqualTo("D01");
    var next = story.getJsonArray("next");
    assertThat(next).hasSize(2);
    assertThat(next.getJsonObject(0).getString("at")).isEqualTo("2026-11-23T10:05:00Z");
    assertThat(next.getJsonObject(0).getString("step"))
        .contains("channel-b is asked", IdKind.ATTEMPT.format(SECOND), "4th time");
    assertThat(next.getJsonObject(1).getString("step"))
        .contains("A person resolves incident", "TOO_LONG_UNKNOWN");
  }

  @Test
  void aPaidDrawdownTellsLedgerLoanAndMessages() {
    drawdown("Disbursed", LOAN);
    attempt(FIRST, 1, "channel-a", "Moved", "", null);
    evidence(EVIDENCE, FIRST, "CALLBACK", "Moved", "", "OK");
    database.run(
        "insert into loan (id, drawdown_id, client_id, customer_id, line_id, card_id,"
            + " principal_minor, outstanding_minor, currency, product, product_version,"
            + " annual_rate_ppm, funder, value_date, interest_from, state,"
            + " created_at) values ($1, $2, $3, $4, $5, $6, 100000, 100000, 'CNY', 'cash-12', 1,"
            + " 150000, 'own', '2026-11-23', '2026-11-23', 'Active', now())",
        LOAN,
        ORDER,
        CLIENT,
        CUSTOMER,
        LINE,
        CARD);
    database.run(
        "insert into ledger_entry values ($1, 'DISBURSED', $2, $3, $4, $5, now(), '2026-11-23')",
        new UUID(7, 1),
        ORDER,
        FIRST,
        LOAN,
        EVIDENCE);
    database.run(
        "insert into ledger_transfer values ($1, 1, 'loan-principal',"
            + " 'provider-clearing:channel-a', 100000, 'CNY')",
        new UUID(7, 1));
    notice(new UUID(8, 1), "SMS", "Queued", 2);
    notice(new UUID(8, 2), "WEBHOOK", "Delivered", 1);
    notice(new UUID(8, 3), "REPORT", "Parked", 8);
    database.run(
        "insert into notice_requeue (id, notice_id, order_id, reason, met, client_id, client,"
            + " requeued_at) values ($1, $2, $3, 'the bureau has mended its side', 'HTTP 422', $4,"
            + " 'li.na', now())",
        new UUID(8, 4),
        new UUID(8, 3),
        ORDER,
        CLIENT);

    var story = story();

    var requeue = story.getJsonArray("actions").getJsonObject(0);
    assertThat(requeue.getString("kind")).isEqualTo("REQUEUE_NOTICE");
    assertThat(requeue.getString("proposer")).isEqualTo("li.na");
    assertThat(requeue.getString("reason")).isEqualTo("the bureau has mended its side");
    assertThat(requeue.getString("evidenceReference")).isEqualTo("REPORT drawdown-paid: HTTP 422");

    var entry = story.getJsonArray("ledger").getJsonObject(0);
    assertThat(entry.getString("kind")).isEqualTo("DISBURSED");
    assertThat(entry.getString("evidenceId")).isEqualTo(IdKind.EVIDENCE.format(EVIDENCE));
    assertThat(entry.getJsonArray("transfers").getJsonObject(0))
        .isEqualTo(
            new JsonObject(
                """
                {"debit": "loan-principal", "credit": "provider-clearing:channel-a",
                 "amount": {"amount": 100000, "currency": "CNY"}}\
                """));
    assertThat(story.getJsonObject("loan").getString("id")).isEqualTo(IdKind.LOAN.format(LOAN));
    assertThat(story.getJsonArray("notices")).hasSize(3);
    assertThat(story.getJsonArray("next"))
        .extracting(step -> ((JsonObject) step).getString("step"))
        .containsExactly(
            "SMS drawdown-paid is delivered, 3rd try",
            "A person sees to REPORT drawdown-paid: 8 tries failed");
  }

  @Test
  void anEndThatEvidenceBroughtNamesIt() {
    drawdown("Failed", null);
    attempt(FIRST, 1, "channel-a", "NotMoved", "DECLINED_BY_CHANNEL", null);
    evidence(EVIDENCE, FIRST, "CALLBACK", "Moved", "", "OK");
    var later = new UUID(9, 2);
    evidence(later, FIRST, "CALLBACK", "Moved", "came back", "OK");
    entry(new UUID(7, 1), "SUSPENDED", EVIDENCE, null, "suspense", "provider-clearing:channel-a");
    entry(
        new UUID(7, 2),
        "SUSPENSE_SETTLED",
        later,
        EVIDENCE,
        "provider-clearing:channel-a",
        "suspense");
    database.run(
        "insert into incident (id, order_id, attempt_id, evidence_id, reason, state, opened_at,"
            + " resolution, resolved_at, settled_by) values ($1, $2, $3, $4,"
            + " 'MOVED_AFTER_NOT_MOVED', 'Resolved', now(), 'SETTLED_BY_EVIDENCE', now(), $5)",
        new UUID(6, 1),
        ORDER,
        FIRST,
        EVIDENCE,
        later);

    var story = story();

    var settled = story.getJsonArray("ledger").getJsonObject(1);
    assertThat(settled.getString("evidenceId")).isEqualTo(IdKind.EVIDENCE.format(later));
    assertThat(settled.getString("settles")).isEqualTo(IdKind.EVIDENCE.format(EVIDENCE));
    var ended = story.getJsonArray("incidents").getJsonObject(0);
    assertThat(ended.getString("resolution")).isEqualTo("SETTLED_BY_EVIDENCE");
    assertThat(ended.getString("settledBy")).isEqualTo(IdKind.EVIDENCE.format(later));
  }

  private void entry(
      UUID id, String kind, UUID evidenceId, @Nullable UUID settles, String debit, String credit) {
    database.run(
        "insert into ledger_entry (id, kind, order_id, attempt_id, evidence_id, settles, booked_at,"
            + " business_date) values ($1, $2, $3, $4, $5, $6, now(), '2026-11-23')",
        id,
        kind,
        ORDER,
        FIRST,
        evidenceId,
        settles);
    database.run(
        "insert into ledger_transfer values ($1, 1, $2, $3, 100000, 'CNY')", id, debit, credit);
  }

  @Test
  void aRefusalTellsItsCodeAndThatNothingFollows() {
    drawdown("Refused", null);

    var story = story();

    assertThat(story.getJsonObject("order").getString("refusalCode"))
        .isEqualTo("credit-insufficient");
    assertThat(story.getJsonArray("attempts")).isEmpty();
    assertThat(story.getJsonArray("next")).isEmpty();
  }

  @Test
  void aRepaymentTellsItsComponents() {
    database.run(
        "insert into repayment (id, client_id, customer_id, line_id, loan_id, card_id, kind,"
            + " amount_minor, currency, principal_minor, interest_minor, fee_minor, penalty_minor,"
            + " value_date, loan_version, routing, state, created_at) values ($1, $2, $3, $4, $5,"
            + " $6, 'SCHEDULED', 101250, 'CNY', 100000, 1250, 0, 0, '2026-11-23', 1,"
            + " '{\"channel\": \"channel-a\"}', 'Submitted', now())",
        ORDER,
        CLIENT,
        CUSTOMER,
        LINE,
        LOAN,
        CARD);
    attempt(FIRST, 1, "channel-a", "Sending", "", "2026-11-23T10:00:15Z");

    var story = story();

    assertThat(story.getJsonObject("order").getString("id"))
        .isEqualTo(IdKind.REPAYMENT.format(ORDER));
    assertThat(story.getJsonObject("order").getJsonObject("interest").getLong("amount"))
        .isEqualTo(1250);
    assertThat(story.getJsonArray("next").getJsonObject(0).getString("step"))
        .contains("is being sent to channel-a");
  }

  @Test
  void anotherClientsOrderIsNotFoundAndTheOperatorsViewKnowsNoClients() {
    drawdown("Refused", null);

    var stranger = new Principal(new UUID(1, 9), Set.of(Scope.CASES_READ));
    assertThat(problemOf(cases.tell(stranger, ORDER)).code()).isEqualTo(ProblemCode.CASE_NOT_FOUND);
    assertThat(problemOf(cases.tell(principal(CLIENT), new UUID(9, 9))).code())
        .isEqualTo(ProblemCode.CASE_NOT_FOUND);
    assertThat(await(cases.tellAnyone(ORDER))).containsKey("order");
    var operator = new Principal(new UUID(1, 9), Set.of(Scope.CASES_READ, Scope.OPERATOR_READ));
    assertThat(await(cases.tell(operator, ORDER))).containsKey("order");
  }

  @Test
  void whatPeopleOfTheGatewayWriteToEachOtherIsNotToldToItsClients() {
    drawdown("Submitted", null);
    attempt(FIRST, 1, "channel-a", "Asking", "TIMEOUT", "2026-11-23T10:05:00Z");
    database.run(
        "insert into incident (id, order_id, attempt_id, reason, state, opened_at, owner, note)"
            + " values ($1, $2, $3, 'STILL_UNKNOWN', 'Open', now(), 'li.na', 'called them')",
        new UUID(6, 1),
        ORDER,
        FIRST);
    database.run(
        "insert into operator_action (id, kind, order_kind, order_id, reason, proposer_id, proposer,"
            + " proposed_at, status)"
            + " values ($1, 'HOLD', 'D', $2, 'a quarrel', $3, 'li.na', now(), 'Done')",
        new UUID(9, 1),
        ORDER,
        CLIENT);

    var client = new Principal(CLIENT, Set.of(Scope.CASES_READ));
    var told = new JsonObject(await(cases.tell(client, ORDER))).encode();

    assertThat(told).contains("STILL_UNKNOWN", "HOLD");
    assertThat(told).doesNotContain("li.na").doesNotContain("called").doesNotContain("quarrel");
    assertThat(new JsonObject(await(cases.tellAnyone(ORDER))).encode())
        .contains("li.na", "called them", "a quarrel");
  }

  private JsonObject story() {
    // Through text and back, as it goes over the wire.
    return new JsonObject(new JsonObject(await(cases.tell(principal(CLIENT), ORDER))).encode());
  }

  private void drawdown(String state, @Nullable UUID loanId) {
    database.run(
        "insert into drawdown (id, client_id, customer_id, line_id, card_id, amount_minor,"
            + " currency, product, product_version, term_months, annual_rate_ppm, funder,"
            + " contract_reference, authentication, routing, state, refusal_code, loan_id,"
            + " created_at) values ($1, $2, $3, $4, $5, 100000, 'CNY', 'cash-12', 1, 12, 150000,"
            + " 'own', 'contract-1', '{}', '{\"funder\": \"own\", \"channels\": [{\"code\":"
            + " \"channel-a\", \"rank\": 1}]}', $6::text, case when $6::text = 'Refused' then"
            + " 'credit-insufficient' end, $7, now())",
        ORDER,
        CLIENT,
        CUSTOMER,
        LINE,
        CARD,
        state,
        loanId);
  }

  private void attempt(
      UUID id, int sequence, String channel, String state, String why, @Nullable String dueAt) {
    boolean ended = state.equals("Moved") || state.equals("NotMoved");
    database.run(
        "insert into attempt (id, order_id, order_kind, sequence, kind, channel, card_id,"
            + " amount_minor, currency, state, why, asked, due_at, sent_lease_until, created_at,"
            + " ended_at) values ($1, $2, 'D', $3, 'PAYOUT', $4, $5, 100000, 'CNY', $6, $7, 3,"
            + " $8::text::timestamptz, now(), now(), case when $9 then now() end)",
        id,
        ORDER,
        sequence,
        channel,
        CARD,
        state,
        why,
        dueAt,
        ended);
  }

  private void evidence(
      UUID id, UUID attempt, String source, String outcome, String detail, String code) {
    database.run(
        "insert into evidence (id, attempt_id, order_id, source, outcome, detail, provider_code,"
            + " digest, received_at) values ($1, $2, $3, $4, $5, $6, $7, '', now())",
        id,
        attempt,
        ORDER,
        source,
        outcome,
        detail,
        code);
  }

  private void notice(UUID id, String kind, String state, int tries) {
    database.run(
        "insert into outbox (id, lane, key, kind, scene, dedup_key, client_id, customer_id,"
            + " order_id, payload, state, tries, due_at, created_at) values ($1, 0, $2, $3,"
            + " 'drawdown-paid', $3, $4, $5, $6, '{}', $7, $8, now(), now())",
        id,
        LOAN,
        kind,
        CLIENT,
        CUSTOMER,
        ORDER,
        state,
        tries);
  }
}
