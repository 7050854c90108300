package io.ebbgate.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole command as the launcher starts it: stack, customers, scenario, settling, audit. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LoadSteadyIT {
  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void a_short_steady_load_keeps_its_promises_and_the_money_agrees() throws Exception {
    var target = HOME.resolve("loadtests/proving/target");
    var output = folder.resolve("output");
    var errors = folder.resolve("errors");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + HOME.resolve("jvm.flags"),
            "-Debbgate.home=" + HOME,
            "-cp",
            target.resolve("*") + File.pathSeparator + target.resolve("lib/*"),
            "io.ebbgate.proving.ProvingCommand",
            "load",
            "steady",
            "--users-per-second=5",
            "--ramp-seconds=1",
            "--duration-seconds=4",
            // Judged here is that it works, not how fast this machine is.
            "--p99-ms=30000",
            "--seed=20261101",
            "--report-folder=" + folder,
            "--json");
    var process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      int code = process.waitFor();

      var told = Files.readString(errors, StandardCharsets.UTF_8);
      assertThat(code).as(told).isZero();
      var report = new ObjectMapper().readTree(output.toFile());
      assertThat(report.required("proven").asBoolean()).isTrue();
      assertThat(report.required("seed").asLong()).isEqualTo(20261101);
      assertThat(report.required("promises"))
          .hasSize(4)
          .allMatch(promise -> promise.required("held").asBoolean());
      var audit = report.required("audit");
      assertThat(audit.required("movements").asInt()).isBetween(15, 30);
      assertThat(audit.required("differences").asInt()).isZero();
      assertThat(audit.required("unsettled").asInt()).isZero();
      assertThat(Path.of(report.required("report").asText())).isRegularFile();
    } finally {
      stop(process);
    }
  }

  /** The command stops its own children when it is asked to end. */
  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
