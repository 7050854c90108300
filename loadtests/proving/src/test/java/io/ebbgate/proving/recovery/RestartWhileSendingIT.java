package io.ebbgate.proving.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A restart is routine: it fails no order that was accepted before. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RestartWhileSendingIT {
  private static final int ORDERS = 14;
  private static final Duration WITHIN = Duration.ofSeconds(30);

  @Test
  void ordersThatWaitWhenAGatewayIsToldToStopArePaidAllTheSame() throws Exception {
    try (var proxy = new HoldingProxy();
        var stage =
            new Stage(
                Stage.options()
                    .reachingProvider(proxy::inFrontOf)
                    .with(
                        Map.of(
                            // One call at a time, so that the others wait.
                            "EBBGATE_GUARDS_BULKHEAD_PERMITS", "1",
                            "EBBGATE_MOVEMENT_LEASE_MS", "60000")),
                // Signed over HTTP, so that the API's event loop is the first to ask the provider.
                true)) {
      var requests = new LinkedHashMap<String, JsonNode>();
      for (int i = 0; i < ORDERS; i++) {
        requests.put("order-" + i, stage.drawdown("order-" + i));
      }
      proxy.hold();
      for (var request : requests.entrySet()) {
        assertThat(stage.draw(request.getKey(), request.getValue()).status()).isEqualTo(202);
      }
      await().atMost(WITHIN).until(() -> proxy.held() > 0);

      try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
        var api = stage.fleet.apiUrls().getFirst();
        var end = thread.submit(() -> stage.fleet.terminate(0));
        await().atMost(WITHIN).until(() -> refuses(api));
        assertThat(stage.column("select id from attempt where state = 'Sending'"))
            .as("attempts that wait when the gateway takes no more requests")
            .hasSizeGreaterThan(1);
        proxy.release();
        assertThat(end.get()).as("exit code after SIGTERM").isZero();
      }

      stage.fleet.restart(List.of(0));
      stage.assertMoneyAgrees();
      assertThat(stage.column("select state from drawdown"))
          .hasSize(ORDERS)
          .containsOnly("Disbursed");
    }
  }

  private static boolean refuses(URI api) throws Exception {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), api.getPort())) {
      return false;
    } catch (ConnectException closed) {
      return true;
    }
  }
}
