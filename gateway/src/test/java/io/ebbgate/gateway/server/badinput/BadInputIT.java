package io.ebbgate.gateway.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.rig.Bodies;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of bad input against a whole gateway: it gets its own code, leaves every table about
 * money as it was (but for the evidence of a claim that differs), tells nothing secret and is
 * counted.
 */
class BadInputIT {
  @TempDir static Path folder;

  private static RealGateway gateway;

  @BeforeAll
  static void open() throws Exception {
    gateway = new RealGateway(folder, 0);
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void badInputIsRefusedByItsOwnCodeAndMovesNothing(Row row) throws Exception {
    var request = row.request().of(gateway);
    var tables = gateway.tables();
    double counted = gateway.counted(row.code());

    var answer = gateway.send(request);

    assertRefused(answer, row.status(), row.code());
    assertThat(RealGateway.changed(tables, gateway.tables()))
        .as("tables that changed")
        .isEqualTo(row.changes());
    assertThat(gateway.counted(row.code()) - counted).as("counted").isEqualTo(1);
    assertThat(answer.body())
        .doesNotContain("陈晓明", Bodies.CARD_NUMBER, "13800138000", gateway.goodKey);
  }

  static Stream<Row> rows() {
    return Stream.of(FieldRows.rows(), RequestRows.rows(), OrderRows.rows(), CallbackRows.rows())
        .flatMap(rows -> rows);
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    var problem = new JsonObject(answer.body());
    assertThat(problem.getString("code")).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("x-request-id")).hasValue(problem.getString("instance"));
  }

  /** What the rows spoil would be taken if they did not. */
  @Test
  void theSoundRequestIsAcceptedAndTheSoundCallbackPaysIt() throws Exception {
    var reference = gateway.order();
    var loans = gateway.number("select count(*) from loan");

    var answer =
        gateway.send(
            SignedCallback.of(RealGateway.CHANNEL, SignedCallback.moved(reference, 100_000, "CNY"))
                .to(gateway));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(gateway.number("select count(*) from loan") - loans).isOne();
  }

  @Test
  void aClaimOfAnotherAmountReleasesNothingAndCallsAPerson() throws Exception {
    var reference = gateway.order();
    var incidents = gateway.number("select count(*) from incident where reason = 'AMOUNT_DIFFERS'");
    var disputed = gateway.number("select count(*) from drawdown where state = 'Disputed'");

    gateway.send(
        SignedCallback.of(RealGateway.CHANNEL, SignedCallback.moved(reference, 100_001, "CNY"))
            .to(gateway));

    assertThat(
            gateway.number("select count(*) from incident where reason = 'AMOUNT_DIFFERS'")
                - incidents)
        .isOne();
    assertThat(gateway.number("select count(*) from drawdown where state = 'Disputed'") - disputed)
        .isOne();
  }

  /** A gateway of its own: the limit would be in the way of all other rows. */
  @Test
  void whoeverAsksTooOftenIsToldWhenToComeBack(@TempDir Path own) throws Exception {
    try (var limited = new RealGateway(own, 1)) {
      // A place comes back each second: however slow this machine is, one of them is too many.
      var tables = limited.tables();
      var answer = limited.send(limited.asClient("/v1/drawdowns").GET());
      assertThat(answer.statusCode()).isEqualTo(200);
      while (answer.statusCode() == 200) {
        answer = limited.send(limited.asClient("/v1/drawdowns").GET());
      }
      assertRefused(answer, 429, "rate-limited");
      assertThat(answer.headers().firstValueAsLong("retry-after").orElse(0)).isEqualTo(1);
      assertThat(limited.counted("rate-limited")).isEqualTo(1);
      assertThat(RealGateway.changed(tables, limited.tables())).isEmpty();
    }
  }
}
