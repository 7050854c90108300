package io.ebbgate.proving.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.proving.torture.fleet.Fleet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway that the system did not run until its leases were over. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StalledSenderIT {
  private static final int ORDERS = 5;
  private static final Duration WITHIN = Duration.ofSeconds(30);

  @Test
  void whatWaitedToBeSentWhenItsLeaseEndedIsNotSentOnWaking() throws Exception {
    try (var provider = new SilentProvider();
        var stage =
            new Stage(
                Stage.options()
                    .reachingProvider(_ -> provider.url())
                    // One call at a time, so that the others wait while the first hears nothing.
                    .with(Map.of("EBBGATE_GUARDS_BULKHEAD_PERMITS", "1")),
                false)) {
      var requests = new LinkedHashMap<String, JsonNode>();
      for (int i = 0; i < ORDERS; i++) {
        requests.put("order-" + i, stage.drawdown("order-" + i));
      }
      for (var request : requests.entrySet()) {
        assertThat(stage.draw(request.getKey(), request.getValue()).status()).isEqualTo(202);
      }
      await().atMost(WITHIN).until(() -> !provider.payouts().isEmpty());

      var stall = stage.fleet.stall(0, Fleet.LEASE.plusSeconds(2));
      var sentBefore = provider.payouts();
      var waiting = attempts(stage);
      waiting.removeAll(sentBefore);
      assertThat(waiting).as("attempts that wait for room").isNotEmpty();
      stall.awaitEnd();

      await()
          .atMost(WITHIN)
          .untilAsserted(
              () -> assertThat(notSent(stage)).as("known not to be sent").containsAll(waiting));
      assertThat(provider.payouts()).doesNotContainAnyElementsOf(waiting);
      assertThat(provider.payouts()).as("each attempt arrives once").doesNotHaveDuplicates();
    }
  }

  private static List<String> attempts(Stage stage) throws SQLException {
    return references(stage.column("select id from attempt"));
  }

  private static List<String> notSent(Stage stage) throws SQLException {
    return references(
        stage.column(
            "select attempt_id from evidence where source = 'OWN' and outcome = 'NotMoved'"));
  }

  private static List<String> references(List<String> ids) {
    return new ArrayList<>(
        ids.stream().map(id -> IdKind.ATTEMPT.format(UUID.fromString(id))).toList());
  }
}
