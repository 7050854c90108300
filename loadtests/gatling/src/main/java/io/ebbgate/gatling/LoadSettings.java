package io.ebbgate.gatling;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a scenario is told: where the gateway is, who asks, and how much.
 *
 * @param target the gateway's base address
 * @param apiKey a bearer key with the scopes that the scenario's steps need
 * @param feeder a CSV file of what is asked for; its columns are the scenario's own
 * @param run a name that makes the idempotency keys of this run its own
 * @param usersPerSecond how many virtual users arrive in a second, whatever the gateway does
 * @param ramp how long the rate takes to rise to that
 * @param steady how long it then stays
 * @param p99Ms what 99 of 100 answers to the measured request stay within, in milliseconds
 * @param endWithin how long an accepted order may take to end
 */
public record LoadSettings(
    URI target,
    String apiKey,
    Path feeder,
    String run,
    double usersPerSecond,
    Duration ramp,
    Duration steady,
    int p99Ms,
    Duration endWithin) {

  /** Every variable begins so. */
  public static final String PREFIX = "EBBGATE_LOAD_";

  /**
   * Reads the settings from environment variables: {@code EBBGATE_LOAD_TARGET}, {@code …_API_KEY},
   * {@code …_FEEDER}, {@code …_RUN}, {@code …_USERS_PER_SECOND}, {@code …_RAMP_SECONDS}, {@code
   * …_DURATION_SECONDS}, {@code …_P99_MS} and {@code …_END_SECONDS}. All are required.
   *
   * @throws IllegalArgumentException that names everything that is missing or wrong, and no value
   */
  public static LoadSettings from(Map<String, String> environment) {
    var reading = new Reading(environment);
    var settings =
        new LoadSettings(
            reading.target(),
            reading.text("API_KEY"),
            reading.file("FEEDER"),
            reading.text("RUN"),
            reading.number("USERS_PER_SECOND", 0.01, 100_000),
            seconds(reading.number("RAMP_SECONDS", 0, 86_400)),
            seconds(reading.number("DURATION_SECONDS", 1, 86_400)),
            (int) reading.number("P99_MS", 1, 600_000),
            seconds(reading.number("END_SECONDS", 1, 86_400)));
    if (!reading.mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", reading.mistakes));
    }
    return settings;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "LoadSettings[%s, %s, %s users/s, %s + %s]"
        .formatted(target, run, usersPerSecond, ramp, steady);
  }

  /** Goes on with some value of the type after a mistake, so that every mistake is found. */
  private static final class Reading {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    Reading(Map<String, String> environment) {
      this.environment = environment;
    }

    String text(String name) {
      var value = environment.getOrDefault(PREFIX + name, "");
      if (value.isBlank()) {
        mistakes.add(PREFIX + name + " is missing");
      }
      return value;
    }

    URI target() {
      try {
        var target = URI.create(text("TARGET"));
        if (target.getHost() != null) {
          return target;
        }
      } catch (IllegalArgumentException unreadable) {
        // Told below, without the parser's message: an address may hold a password.
      }
      mistakes.add(PREFIX + "TARGET is no http address");
      return NOWHERE;
    }

    Path file(String name) {
      var file = Path.of(text(name));
      if (!Files.isRegularFile(file)) {
        mistakes.add(PREFIX + name + " is no file");
      }
      return file;
    }

    double number(String name, double least, double most) {
      try {
        var number = Double.parseDouble(text(name));
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException unreadable) {
        // Told below with the range.
      }
      mistakes.add(PREFIX + name + " is no number from " + least + " to " + most);
      return least;
    }
  }
}
