package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.stack.LocalStack;
import io.ebbgate.proving.stack.StackOptions;
import io.ebbgate.proving.stack.StackOutside;
import io.ebbgate.sandbox.fault.Mood;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every query of the dashboard asks for what a gateway shows once a little has happened in it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DashboardIT {
  private static final Path DASHBOARD =
      Path.of("..", "..", "deploy", "grafana", "dashboards", "ebbgate.json");
  private static final long SEED = 20261101;

  /** Added by Prometheus to whatever it scrapes. */
  private static final String INSTANCE = "instance";

  private static final Pattern SAMPLE =
      Pattern.compile("(?<name>[\\w:]+)(\\{(?<labels>.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(?<name>\\w+)=\"(?<value>[^\"]*)\"");
  private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{(?<label>\\w+)\\}\\}");

  @Test
  void every_query_names_a_metric_and_labels_that_exist() throws Exception {
    var clock = InstantSource.system();
    try (var stack = LocalStack.start(new StackOptions(Mood.NONE, SEED, 512), clock)) {
      play(stack, clock);
      var samples = scrape(stack);

      var mistakes = new ArrayList<String>();
      var targets = targets();
      assertThat(targets).hasSizeGreaterThan(15);
      for (var target : targets) {
        check(target.required("expr").asText(), target.required("legendFormat").asText(), samples)
            .forEach(mistakes::add);
      }
      assertThat(mistakes).as("with the metrics " + samples.keySet()).isEmpty();
    }
  }

  private static List<String> check(
      String expression, String legend, Map<String, List<Map<String, String>>> samples) {
    var mistakes = new ArrayList<String>();
    var query = Query.of(expression);
    if (query.selectors().isEmpty()) {
      mistakes.add(expression + ": asks for no metric");
    }
    var labels = new HashSet<String>();
    for (var selector : query.selectors()) {
      var found = samples.getOrDefault(selector.metric(), List.of());
      if (found.isEmpty()) {
        mistakes.add(expression + ": no metric " + selector.metric());
      }
      for (var condition : selector.conditions()) {
        if (found.stream()
            .noneMatch(sample ->
                condition
                    .value()
                    .matcher(sample.getOrDefault(condition.label(), "(none)"))
                    .matches())) {
          mistakes.add(expression + ": no sample with such a " + condition.label());
        }
      }
      found.forEach(sample -> labels.addAll(sample.keySet()));
    }
    labels.add(INSTANCE);
    for (var label : query.grouping()) {
      if (!labels.contains(label)) {
        mistakes.add(expression + ": no label " + label);
      }
    }
    var told = IN_LEGEND.matcher(legend);
    while (told.find()) {
      if (!query.grouping().contains(told.group("label")) && !query.grouping().isEmpty()) {
        mistakes.add(legend + ": the query does not keep the label " + told.group("label"));
      }
    }
    return mistakes;
  }

  private static void play(LocalStack stack, InstantSource clock) throws Exception {
    var progress = new Progress(System.err, clock);
    GatewayClient.Pause pause = Thread::sleep;
    var audit = new MoneyAudit(stack.postgresUri(), stack.sandboxUrl());
    var report =
        new DemoRun(
                new DemoOptions(20, 20, SEED, 4, TimeFrame.ofWaits(Duration.ofSeconds(60))),
                new GatewayClient(stack.apiUrl(), stack.apiKey(), pause),
                new StackOutside(stack, audit),
                audit,
                progress,
                pause,
                clock)
            .play(stack.channels(), "none");
    assertThat(report.drawdowns().accepted()).isPositive();
  }

  /** The labels of every sample, by metric. */
  private static Map<String, List<Map<String, String>>> scrape(LocalStack stack)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(stack.apiUrl().resolve("/metrics"))
                  .timeout(Duration.ofSeconds(20))
                  .header("authorization", "Bearer " + stack.apiKey())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      var samples = new TreeMap<String, List<Map<String, String>>>();
      response
          .body()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> read(line, samples));
      return samples;
    }
  }

  private static void read(String line, Map<String, List<Map<String, String>>> samples) {
    var sample = SAMPLE.matcher(line);
    assertThat(sample.matches()).as(line).isTrue();
    var labels = new HashMap<String, String>();
    if (sample.group("labels") != null) {
      var label = LABEL.matcher(sample.group("labels"));
      while (label.find()) {
        labels.put(label.group("name"), label.group("value"));
      }
    }
    samples.computeIfAbsent(sample.group("name"), name -> new ArrayList<>()).add(labels);
  }

  private static List<JsonNode> targets() throws IOException {
    var targets = new ArrayList<JsonNode>();
    for (var panel : new ObjectMapper().readTree(DASHBOARD.toFile()).required("panels")) {
      panel.path("targets").forEach(targets::add);
    }
    return targets;
  }
}
