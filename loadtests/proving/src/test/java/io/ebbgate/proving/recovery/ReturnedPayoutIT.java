package io.ebbgate.proving.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.core.id.IdKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Payouts that the bank sends back, over the whole gateway and the provider in a box. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReturnedPayoutIT {
  private static final Duration WITHIN = Duration.ofSeconds(60);

  @Test
  void theLoanIsVoidWhatWasRepaidIsTheCustomersAndTheBooksAgree() throws Exception {
    try (var stage = new Stage(Stage.options(), true)) {
      String unpaid = drawn(stage, "unpaid");
      String repaid = drawn(stage, "repaid");
      var loan = stage.loanOf(repaid);
      var repayment = stage.repay("once", stage.repayment(loan));
      assertThat(repayment.status()).as(() -> repayment.body().toString()).isEqualTo(202);
      await()
          .atMost(WITHIN)
          .until(() -> stage.column("select state from repayment").equals(List.of("Succeeded")));

      comeBack(stage, unpaid);
      comeBack(stage, repaid);

      for (String drawdown : List.of(unpaid, repaid)) {
        var answer =
            await()
                .atMost(WITHIN)
                .until(
                    () -> stage.get("/v1/drawdowns/" + drawdown),
                    read -> read.text("state").equals("Returned"));
        var voided = stage.get("/v1/loans/" + answer.text("loanId"));
        assertThat(voided.text("state")).isEqualTo("Voided");
        assertThat(voided.body().required("outstanding").required("amount").asLong()).isZero();
      }
      assertThat(stage.column("select reason from incident")).containsExactly("LOAN_VOIDED");
      assertThat(stage.column("select used_minor::text from credit_line where used_minor <> 0"))
          .isEmpty();
      // With another card the app would draw again; the line has room for it.
      stage.loanOf(drawn(stage, "again"));
      await()
          .atMost(WITHIN)
          .untilAsserted(() ->
              assertThat(
                      stage.column(
                          "select scene from outbox where state = 'Delivered'"
                              + " and scene in ('drawdown-returned', 'drawdown.returned',"
                              + " 'account-deleted') order by scene, id"))
                  .containsExactly(
                      "account-deleted",
                      "account-deleted",
                      "drawdown-returned",
                      "drawdown-returned",
                      "drawdown.returned",
                      "drawdown.returned"));
      stage.assertMoneyAgrees();
    }
  }

  private static String drawn(Stage stage, String name) throws Exception {
    var answer = stage.draw(name, stage.drawdown(name));
    assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(202);
    stage.loanOf(answer.text("id"));
    return answer.text("id");
  }

  /** Has the bank send a payout back, as an operator of the sandbox does. */
  private static void comeBack(Stage stage, String drawdownId) throws Exception {
    var order = IdKind.DRAWDOWN.parse(drawdownId).orElseThrow();
    var attempt =
        stage
            .column("select id from attempt where state = 'Moved' and order_id = '" + order + "'")
            .getFirst();
    var merchant =
        stage
            .column(
                "select c.terms -> 'settings' ->> 'merchant' from attempt a"
                    + " join channel c on c.code = a.channel where a.id = '"
                    + attempt
                    + "'")
            .getFirst();
    var body =
        "{\"merchant\": \"%s\", \"reference\": \"%s\"}"
            .formatted(merchant, IdKind.ATTEMPT.format(UUID.fromString(attempt)));
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(sandbox(stage).resolve("/sandbox/returns"))
              .timeout(WITHIN)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private static URI sandbox(Stage stage) {
    return stage.fleet.sandbox().url();
  }
}
