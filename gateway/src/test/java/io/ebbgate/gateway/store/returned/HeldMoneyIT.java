package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.LENT;
import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.http.rig.Contract;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.FakeTerms;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Money that came and that its loan has no place for: the app hears that it is held, and how it
 * ends.
 */
class HeldMoneyIT {
  private LendingWorld world;
  private Books books;
  private LoanRows.Borrower borrower;
  private UUID card;
  private LoanDesk desk;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a");
    desk = new LoanDesk(world);
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private void collect() {
    var attempt = world.sent.remove();
    await(world.learn(attempt, world.moved(attempt)));
  }

  /** What is told of a repayment, in order. */
  private List<String> told(RepaymentView repayment) {
    var told = new ArrayList<String>();
    world
        .database
        .run("select kind, scene from outbox where order_id = $1 order by seq", repayment.id())
        .forEach(row -> told.add(row.getString("kind") + " " + row.getString("scene")));
    return told;
  }

  private JsonObject payload(RepaymentView repayment, String scene) {
    return (JsonObject)
        world
            .database
            .run(
                "select payload from outbox where order_id = $1 and scene = $2",
                repayment.id(),
                scene)
            .iterator()
            .next()
            .getJson("payload");
  }

  private JsonObject expected(RepaymentView repayment, UUID loanId, IncidentView incident) {
    return new JsonObject()
        .put("clientId", IdKind.CLIENT.format(world.clientId))
        .put(
            "amount",
            new JsonObject().put("amount", repayment.amount().minor()).put("currency", "CNY"))
        .put("repaymentId", IdKind.REPAYMENT.format(repayment.id()))
        .put("businessKey", IdKind.REPAYMENT.format(repayment.id()))
        .put("loanId", IdKind.LOAN.format(loanId))
        .put("incidentId", IdKind.INCIDENT.format(incident.id()));
  }

  private static JsonObject undated(JsonObject payload) {
    assertThat(payload.getString("at")).isNotNull();
    var copy = payload.copy();
    copy.remove("at");
    return copy;
  }

  @Test
  void moneyThatTheLoanNoLongerOwesIsToldAsHeldAndThenAsGivenBack() {
    var loanId =
        world.rows.loan(
            borrower, world.terms.product(FakeTerms.INSTALMENTS), Money.fen(1_000_000), 12, LENT);
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), card));
    // Somebody writes the first instalment's interest off by hand.
    world.database.run(
        "update instalment set interest_due = 0 where loan_id = $1 and number = 1", loanId);
    world.database.run("update loan set version = version + 1 where id = $1", loanId);

    collect();

    assertThat(told(repayment))
        .as("the app, and no message")
        .containsExactly("WEBHOOK repayment.held");
    var incident = desk.incident(repayment.id());
    assertThat(undated(payload(repayment, "repayment.held")))
        .isEqualTo(
            expected(repayment, loanId, incident).put("held", true).put("reason", "LOAN_CHANGED"));

    desk.giveBack(incident);

    assertThat(told(repayment))
        .containsExactly("WEBHOOK repayment.held", "WEBHOOK repayment.released");
    assertThat(undated(payload(repayment, "repayment.released")))
        .isEqualTo(
            expected(repayment, loanId, incident)
                .put("held", false)
                .put("resolution", "RETURNED_TO_CUSTOMER"));
  }

  @ParameterizedTest
  @CsvSource({
    "repayment.held, repaymentHeld, void",
    "repayment.released, repaymentReleased, returned"
  })
  void theContractShowsWhatIsSent(String scene, String name, String example) throws IOException {
    var contract = Contract.read();
    var webhook = contract.webhook(name);
    var schema = webhook.getJsonObject("schema");
    var payouts = new Payouts(world, borrower);
    var payout = payouts.paid(card, 1_000_000);
    world.clock.advance(Duration.ofDays(12));
    var repayment = world.take(pay(world.quote(payouts.loan(payout), Money.fen(305_000)), card));
    collect();
    payouts.comeBack(payout);
    desk.giveBack(desk.incident(repayment.id()));

    var sent =
        new JsonObject()
            .put("type", scene)
            .put("timestamp", world.clock.instant().toString())
            .put("data", payload(repayment, scene));

    assertThat(contract.mistakes(schema, sent)).isEmpty();
    var shown = (JsonObject) Objects.requireNonNull(contract.examples(webhook).get(example));
    assertThat(contract.mistakes(schema, shown)).isEmpty();
    assertThat(shown.getJsonObject("data").fieldNames())
        .isEqualTo(sent.getJsonObject("data").fieldNames());
  }

  @Test
  void whatMovesForALoanThatIsVoidByThenIsHeldToo() {
    var payouts = new Payouts(world, borrower);
    var payout = payouts.paid(card, 1_000_000);
    var loanId = payouts.loan(payout);
    world.clock.advance(Duration.ofDays(12));
    var repayment = world.take(pay(world.quote(loanId, Money.fen(305_000)), card));
    payouts.comeBack(payout);

    collect();

    assertThat(told(repayment)).containsExactly("WEBHOOK repayment.held");
    assertThat(payload(repayment, "repayment.held").getString("reason")).isEqualTo("LOAN_VOIDED");
    desk.giveBack(desk.incident(repayment.id()));
    assertThat(told(repayment))
        .containsExactly("WEBHOOK repayment.held", "WEBHOOK repayment.released");
  }

  @Test
  void whatHadBeenRepaidBeforeThePayoutCameBackIsHeldFromThenOn() {
    var payouts = new Payouts(world, borrower);
    var payout = payouts.paid(card, 1_000_000);
    var loanId = payouts.loan(payout);
    world.clock.advance(Duration.ofDays(12));
    var repayment = world.take(pay(world.quote(loanId, Money.fen(305_000)), card));
    collect();

    payouts.comeBack(payout);

    var incident = desk.incident(repayment.id());
    assertThat(undated(payload(repayment, "repayment.held")))
        .isEqualTo(
            expected(repayment, loanId, incident).put("held", true).put("reason", "LOAN_VOIDED"));
    desk.giveBack(incident);
    assertThat(told(repayment)).endsWith("WEBHOOK repayment.held", "WEBHOOK repayment.released");
  }
}
