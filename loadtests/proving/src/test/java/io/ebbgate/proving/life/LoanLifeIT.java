package io.ebbgate.proving.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.recovery.Stage;
import io.ebbgate.proving.torture.fleet.FleetOptions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A loan's whole life over the API, by moving the business clock: two gateways, and the provider in
 * a box.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class LoanLifeIT {
  private static final Duration WITHIN = Duration.ofSeconds(60);

  /** A node that was not asked learns of a move within a second. */
  private static final Duration LEARNED = Duration.ofSeconds(2);

  private static final String CLOCK = "/ops/v1/clock";

  private int paid;

  @Test
  void aLoanIsLentPaidLatePaidInPartAndSettledInAMinute() throws Exception {
    var movable =
        FleetOptions.of(2, 7)
            .with(Map.of("EBBGATE_MODE", "test", "EBBGATE_BUSINESS_CLOCK", "movable"));
    try (var stage = new Stage(movable, true)) {
      var drawn = stage.draw("life", stage.drawdown("life"));
      assertThat(drawn.status()).as(() -> drawn.body().toString()).isEqualTo(202);
      var loan = stage.loanOf(drawn.text("id"));
      var rows = stage.get("/v1/loans/" + loan).body().required("schedule");
      assertThat(rows).hasSize(3);

      moveTo(stage, due(rows, 0));
      pay(stage, loan, stage.quote(loan, "SCHEDULED", Optional.empty()));
      moveTo(stage, due(rows, 1));
      pay(stage, loan, stage.quote(loan, "SCHEDULED", Optional.empty()));

      // Late within grace costs nothing; after grace the days of grace are owed too.
      var last = due(rows, 2);
      long principal = fen(rows.get(2).required("principal").required("due"));
      long interest = fen(rows.get(2).required("interest").required("due"));
      moveTo(stage, last.plusDays(3));
      assertOwed(stage, loan, principal, interest, 0);
      moveTo(stage, last.plusDays(10));
      assertOwed(stage, loan, principal, interest, penalty(principal * 10));

      long part = 10_000;
      pay(stage, loan, stage.quote(loan, "OVERDUE", Optional.of(part)));
      long rest = principal - (part - penalty(principal * 10) - interest);
      moveTo(stage, last.plusDays(40));
      long whole = penalty(principal * 10 + rest * 30);
      assertOwed(stage, loan, rest, 0, whole - penalty(principal * 10));

      pay(stage, loan, stage.quote(loan, "OVERDUE", Optional.empty()));
      var settled = stage.get("/v1/loans/" + loan);
      assertThat(settled.text("state")).isEqualTo("Settled");
      assertThat(
              fen(settled.body().required("schedule").get(2).required("penalty").required("paid")))
          .isEqualTo(whole);
      assertThat(stage.column("select max(business_date)::text from ledger_entry"))
          .containsExactly(last.plusDays(40).toString());
      var back = stage.post(0, CLOCK, date(last));
      assertThat(back.status()).isEqualTo(409);
      assertThat(back.text("code")).isEqualTo("business-clock-not-back");
      stage.assertMoneyAgrees();
    }
  }

  /** Asked of one gateway, and known to the other. */
  private static void moveTo(Stage stage, LocalDate day) throws Exception {
    var moved = stage.post(1, CLOCK, date(day));
    assertThat(moved.status()).as(() -> moved.body().toString()).isEqualTo(200);
    assertThat(moved.text("date")).isEqualTo(day.toString());
    await().atMost(LEARNED).until(() -> stage.get(CLOCK).text("date").equals(day.toString()));
  }

  private static ObjectNode date(LocalDate day) {
    return JsonNodeFactory.instance.objectNode().put("date", day.toString());
  }

  private void pay(Stage stage, String loan, Answer quote) throws Exception {
    var answer = stage.repay("life-" + paid, stage.repayment(loan, quote));
    assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(202);
    paid++;
    await()
        .atMost(WITHIN)
        .until(() ->
            stage
                .column("select count(*)::text from repayment where state = 'Succeeded'")
                .equals(List.of(Integer.toString(paid))));
  }

  private static void assertOwed(
      Stage stage, String loan, long principal, long interest, long penalty) throws Exception {
    var quote = stage.quote(loan, "OVERDUE", Optional.empty()).body();
    assertThat(fen(quote.required("components").required("principal"))).isEqualTo(principal);
    assertThat(fen(quote.required("components").required("interest"))).isEqualTo(interest);
    assertThat(fen(quote.required("components").required("penalty"))).isEqualTo(penalty);
  }

  /** Half as much again as 15 % a year, over 360 days. */
  private static long penalty(long fenDays) {
    return BigDecimal.valueOf(fenDays)
        .multiply(new BigDecimal("0.225"))
        .divide(BigDecimal.valueOf(360), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static LocalDate due(JsonNode rows, int index) {
    return LocalDate.parse(rows.get(index).required("dueDate").asText());
  }

  private static long fen(JsonNode money) {
    return money.required("amount").asLong();
  }
}
