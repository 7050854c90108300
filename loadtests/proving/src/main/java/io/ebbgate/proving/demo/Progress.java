package io.ebbgate.proving.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells on standard error how far a command is, at most four times a second. Thread-safe. */
public final class Progress {
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final PrintStream out;
  private final InstantSource clock;
  private final Instant began;
  private Instant last;

  /** Tells to a stream, with the time since now. */
  public Progress(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.began = clock.instant();
    this.last = began;
  }

  /** One line. */
  public synchronized void say(String text) {
    out.printf(
        Locale.ROOT,
        "[%5.1f s] %s%n",
        Duration.between(began, clock.instant()).toMillis() / 1000.0,
        text);
  }

  synchronized void show(String what, long done, long all) {
    var now = clock.instant();
    if (Duration.between(last, now).compareTo(BETWEEN) >= 0 && done < all) {
      last = now;
      say(what + " " + done + "/" + all);
    }
  }

  synchronized void finish(String what, long done, long all) {
    last = clock.instant();
    say(what + " " + done + "/" + all);
  }

  /** How long it has been going on. */
  public Duration elapsed() {
    return Duration.between(began, clock.instant());
  }
}
