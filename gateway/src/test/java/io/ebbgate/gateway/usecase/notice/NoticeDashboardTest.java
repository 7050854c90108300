package io.ebbgate.gateway.usecase.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.backlog.WatchBacklog;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard asks for the metrics of notices that there are, and for all of them. */
class NoticeDashboardTest {
  private static final Path DASHBOARD =
      Path.of("..", "deploy", "grafana", "dashboards", "ebbgate.json");
  private static final Pattern METRIC = Pattern.compile("ebbgate_notices\\w*");

  @Test
  void everyMetricOfNoticesIsThereAndShown() throws IOException {
    var asked = new TreeSet<String>();
    for (var panel : new ObjectMapper().readTree(DASHBOARD.toFile()).required("panels")) {
      asked.addAll(metrics(panel));
    }

    assertThat(asked).isEqualTo(there());
  }

  /** An alarm is a figure of its own that turns red at the first one. */
  @Test
  void oneParkedNoticeIsAnAlarm() throws IOException {
    assertThat(new ObjectMapper().readTree(DASHBOARD.toFile()).required("panels"))
        .filteredOn(panel -> panel.required("type").asText().equals("stat"))
        .filteredOn(panel -> metrics(panel).contains("ebbgate_notices_parked"))
        .singleElement()
        .satisfies(panel -> {
          var last =
              panel.at("/fieldConfig/defaults/thresholds/steps").valueStream().toList().getLast();
          assertThat(last.required("color").asText()).isEqualTo("red");
          assertThat(last.required("value").asInt()).isOne();
        });
  }

  private static Set<String> metrics(JsonNode panel) {
    var found = new TreeSet<String>();
    for (var target : panel.path("targets")) {
      var names = METRIC.matcher(target.required("expr").asText());
      while (names.find()) {
        found.add(names.group());
      }
    }
    return found;
  }

  private static Set<String> there() {
    var timers = new FakeTimers(Instant.parse("2026-11-02T02:00:00Z"));
    var meters = new SimpleMeterRegistry();
    new WatchBacklog(() -> Future.failedFuture("away"), timers, Duration.ofSeconds(1), meters);
    var queue = new FakeNoticeQueue();
    var notice =
        new QueuedNotice(
            new UUID(0, 1),
            3,
            1,
            NoticeKind.SMS,
            "drawdown-paid",
            "dedup-1",
            new UUID(9, 9),
            new JsonObject(),
            0,
            timers.instant());
    queue.queued.add(notice);
    queue.keys.put(notice.id(), new UUID(5, 5));
    new DeliverNotices(
            queue,
            Map.of(NoticeKind.SMS, _ -> Future.succeededFuture(new DeliveryResult.Delivered())),
            new DeliverNotices.Settings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                List.of(Duration.ofSeconds(5)),
                100,
                2,
                Duration.ofSeconds(20)),
            timers,
            timers,
            new UUID(1, 1),
            () -> 1,
            meters)
        .start();

    var there = new TreeSet<String>();
    for (var meter : meters.getMeters()) {
      var name = meter.getId().getName().replace('.', '_');
      if (name.startsWith("ebbgate_notices")) {
        there.add(meter.getId().getType() == Meter.Type.COUNTER ? name + "_total" : name);
      }
    }
    return there;
  }
}
