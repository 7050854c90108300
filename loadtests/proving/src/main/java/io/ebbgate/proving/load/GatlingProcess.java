package io.ebbgate.proving.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs a scenario in a Java process with the class path of the load module. */
final class GatlingProcess {
  private static final String MAIN = "io.ebbgate.gatling.LoadMain";
  private static final String PREFIX = "EBBGATE_LOAD_";
  private static final Duration SLACK = Duration.ofMinutes(2);
  private static final int ASSERTION_FAILED = 2;

  /** How Gatling tells an assertion's verdict. */
  private static final Pattern PROMISE =
      Pattern.compile("(?<text>.+) : (?<held>true|false)( \\((?<found>.*)\\))?");

  private final Path home;
  private final PrintStream progress;

  /**
   * Scenarios of the build in a folder.
   *
   * @param home the folder of the whole build
   * @param progress what the process tells while it runs
   */
  GatlingProcess(Path home, PrintStream progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * One of the scenario's promises.
   *
   * @param text what is promised, in Gatling's words
   * @param held whether it was kept
   * @param found what was found
   */
  record Promise(String text, boolean held, String found) {}

  /**
   * What a run came to.
   *
   * @param held whether every promise was
   * @param promises each of them
   * @param report the HTML report
   */
  record Result(boolean held, List<Promise> promises, Optional<Path> report) {}

  /** What is missing of the build, if anything. */
  Optional<String> missing() {
    return Files.isDirectory(target().resolve("lib"))
        ? Optional.empty()
        : Optional.of("the load scenarios are not built (no " + target().resolve("lib") + ")");
  }

  /**
   * Runs to the end; blocks.
   *
   * @param results the folder of reports
   * @throws IllegalStateException when it could not run as asked, or hangs
   */
  Result run(LoadOptions options, URI gateway, String apiKey, Path feeder, String run, Path results)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command(options, results));
    builder.redirectErrorStream(true);
    builder.environment().putAll(environment(options, gateway, apiKey, feeder, run));
    var process = builder.start();
    try {
      process.getOutputStream().close();
      var promises = follow(process);
      var atMost = options.ramp().plus(options.steady()).plus(options.endWithin()).plus(SLACK);
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the load process did not end by itself");
      }
      int code = process.exitValue();
      if (code != 0 && code != ASSERTION_FAILED) {
        throw new IllegalStateException("the load process ended with " + code);
      }
      return new Result(code == 0, promises, report(results));
    } finally {
      process.destroyForcibly();
    }
  }

  private Path target() {
    return home.resolve("loadtests/gatling/target");
  }

  private List<String> command(LoadOptions options, Path results) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + home.resolve("jvm.flags"));
    command.add("-Xmx512m");
    command.add("-cp");
    command.add(target().resolve("*") + File.pathSeparator + target().resolve("lib").resolve("*"));
    command.addAll(List.of(MAIN, options.scenario(), results.toString()));
    return command;
  }

  private static Map<String, String> environment(
      LoadOptions options, URI gateway, String apiKey, Path feeder, String run) {
    return Map.of(
        PREFIX + "TARGET", gateway.toString(),
        PREFIX + "API_KEY", apiKey,
        PREFIX + "FEEDER", feeder.toString(),
        PREFIX + "RUN", run,
        PREFIX + "USERS_PER_SECOND", Double.toString(options.usersPerSecond()),
        PREFIX + "RAMP_SECONDS", Long.toString(options.ramp().toSeconds()),
        PREFIX + "DURATION_SECONDS", Long.toString(options.steady().toSeconds()),
        PREFIX + "P99_MS", Integer.toString(options.p99Ms()),
        PREFIX + "END_SECONDS", Long.toString(options.endWithin().toSeconds()));
  }

  /** Passes on what the process tells, and keeps the verdicts. Returns when its output ends. */
  private List<Promise> follow(Process process) throws IOException {
    var promises = new ArrayList<Promise>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        progress.println(line);
        var match = PROMISE.matcher(line);
        if (match.matches()) {
          var found = Optional.ofNullable(match.group("found")).orElse("");
          promises.add(new Promise(match.group("text"), match.group("held").equals("true"), found));
        }
      }
    }
    return promises;
  }

  private static Optional<Path> report(Path results) throws IOException {
    try (var files = Files.walk(results, 2)) {
      return files.filter(file -> file.endsWith("index.html")).max(Path::compareTo);
    }
  }
}
