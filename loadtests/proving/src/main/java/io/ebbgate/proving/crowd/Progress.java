package io.ebbgate.proving.crowd;

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

  /** How far it is, unless something was told a moment ago. */
  public synchronized void show(String what, long done, long all) {
    var now = clock.instant();
    if (Duration.between(last, now).compareTo(BETWEEN) >= 0 && done < all) {
      last = now;
      say(what + " " + done + "/" + all);
    }
  }

  /** That it is over, and how far it came. */
  public synchronized void finish(String what, long done, long all) {
    last = clock.instant();
    say(what + " " + done + "/" + all);
  }

  /** How long it has been going on. */
  public Duration elapsed() {
    return Duration.between(began, clock.instant());
  }
}
