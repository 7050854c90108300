package io.ebbgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.micrometer.core.instrument.Meter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard asks for the metrics of channels that there are, and for all of them. */
class ChannelDashboardTest {
  private static final Path DASHBOARD =
      Path.of("..", "deploy", "grafana", "dashboards", "ebbgate.json");
  private static final Pattern METRIC = Pattern.compile("ebbgate_channel_\\w+");

  @Test
  void everyMetricOfChannelsIsThereAndShown() throws IOException {
    var rig = new SendingRig(Guarding.terms(GuardSetting.RETRIES, 1));
    rig.answering(new NotMoved(NotMoved.Reason.NOT_SENT, ""));
    rig.accept(1);
    var there = new TreeSet<String>();
    for (var meter : rig.meters.getMeters()) {
      var name = meter.getId().getName().replace('.', '_');
      if (name.startsWith("ebbgate_channel_")) {
        there.add(meter.getId().getType() == Meter.Type.COUNTER ? name + "_total" : name);
      }
    }

    var asked = new TreeSet<String>();
    for (var panel : new ObjectMapper().readTree(DASHBOARD.toFile()).required("panels")) {
      for (var target : panel.path("targets")) {
        var names = METRIC.matcher(target.required("expr").asText());
        while (names.find()) {
          asked.add(names.group());
        }
      }
    }
    assertThat(asked).isEqualTo(there);
  }
}
