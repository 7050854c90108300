package io.ebbgate.gateway.guard;

import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards.Entry;
import io.ebbgate.gateway.usecase.node.GuardStanding;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel with what guards it now. Calls under way are counted here, across all changes of
 * settings: calls that the former guards let through still take room under the present ones.
 * Thread-safe.
 */
final class GuardedChannel {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedChannel.class);

  /** What guards under one set of terms. */
  private record Guard(
      GuardTerms terms,
      GuardSettings settings,
      Instant since,
      ChannelBreaker breaker,
      CallLimit limit,
      CallRate rate) {}

  private final String channel;
  private final GuardTerms defaults;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile Guard guard;
  private volatile @Nullable Instant lastCertain;
  private volatile @Nullable Instant lastUncertain;

  /**
   * A channel without calls.
   *
   * @param defaults every setting, without conflicts
   * @param terms what the channel says itself
   */
  GuardedChannel(
      String channel, GuardTerms defaults, GuardTerms terms, Clock clock, LongSupplier nanoTime) {
    this.channel = channel;
    this.defaults = defaults;
    this.clock = clock;
    this.nanoTime = nanoTime;
    var settings = settings(terms);
    this.guard =
        new Guard(
            terms,
            settings,
            clock.instant(),
            new ChannelBreaker(channel, settings.breaker(), clock),
            CallLimit.of(settings),
            CallRate.of(settings.rate(), nanoTime));
  }

  /** Terms were checked against the defaults of whoever seeded them, which may not be ours. */
  private GuardSettings settings(GuardTerms terms) {
    var settings = GuardSettings.of(defaults.with(terms));
    var conflicts = settings.conflicts();
    if (conflicts.isEmpty()) {
      return settings;
    }
    LOG.error(
        "channel {} is guarded by the configuration's settings, since its own do not go with them:"
            + " {}",
        channel,
        conflicts);
    return GuardSettings.of(defaults);
  }

  /** Goes over to these terms, unless they are the present ones. */
  GuardedChannel under(GuardTerms terms) {
    if (!guard.terms().equals(terms)) {
      change(terms);
    }
    return this;
  }

  private synchronized void change(GuardTerms terms) {
    var before = guard;
    if (before.terms().equals(terms)) {
      return;
    }
    var settings = settings(terms);
    LOG.info("channel {} is guarded by {}", channel, settings);
    guard =
        new Guard(
            terms,
            settings,
            clock.instant(),
            before.breaker().under(settings.breaker()),
            before.limit().under(settings),
            before.rate().under(settings.rate()));
  }

  GuardSettings settings() {
    return guard.settings();
  }

  GuardStanding standing() {
    var present = guard;
    boolean fit = GuardSettings.of(defaults.with(present.terms())).equals(present.settings());
    return new GuardStanding(
        present.settings(),
        fit ? present.terms().values().keySet() : Set.of(),
        present.since(),
        present.breaker().standing(),
        new GuardStanding.Calls(underWay.get(), present.limit().now()),
        present.rate().tokens(),
        Optional.ofNullable(lastCertain),
        Optional.ofNullable(lastUncertain));
  }

  boolean admits() {
    return guard.breaker().admits();
  }

  Entry tryEnter() {
    var present = guard;
    int now = underWay.incrementAndGet();
    int limit = present.limit().now();
    if (now > limit) {
      underWay.decrementAndGet();
      return new Entry.Full(now - 1, limit);
    }
    // Before the rate: at an open breaker nobody has to wait to hear that nothing is sent.
    var pass = present.breaker().tryAcquire();
    if (pass.isEmpty()) {
      underWay.decrementAndGet();
      return refused(present, now - 1);
    }
    var wait = present.rate().tryTake();
    if (wait.isPositive()) {
      present.breaker().giveBack(pass.getAsLong());
      underWay.decrementAndGet();
      return new Entry.Paced(wait);
    }
    return new GuardPermit(present, pass.getAsLong(), nanoTime.getAsLong(), now);
  }

  /**
   * Half-open, the breaker has let through as many as may try, and the end of one of them decides.
   * Nobody comes back to whoever waits for the end of a call that there is not.
   */
  private static Entry refused(Guard guard, int others) {
    boolean tried = guard.breaker().state() == GuardStanding.State.HALF_OPEN && others > 0;
    return tried
        ? new Entry.Full(others, guard.settings().breaker().halfOpenCalls())
        : new Entry.Open(guard.breaker().closedFor());
  }

  /** Goes back to the guard that gave it, whatever guards the channel by then. */
  private final class GuardPermit implements ChannelGuards.Permit {
    private final Guard giver;
    private final long pass;
    private final long beganNanos;
    private final int together;

    GuardPermit(Guard giver, long pass, long beganNanos, int together) {
      this.giver = giver;
      this.pass = pass;
      this.beganNanos = beganNanos;
      this.together = together;
    }

    @Override
    public void ended(boolean healthy, Duration took) {
      underWay.decrementAndGet();
      if (healthy) {
        lastCertain = clock.instant();
      } else {
        lastUncertain = clock.instant();
      }
      giver.breaker().ended(pass, healthy, took);
      giver.limit().ended(beganNanos, took, together, healthy);
    }

    @Override
    public void notSent() {
      underWay.decrementAndGet();
      giver.breaker().giveBack(pass);
      giver.rate().giveBack();
    }
  }

  void meter(MeterRegistry meters) {
    gauge(meters, "breaker.open", "0 closed, 0.5 being tried, 1 open", GuardedChannel::openness);
    for (var state : GuardStanding.State.values()) {
      Gauge.builder(
              "ebbgate.channel.breaker.state",
              this,
              held -> held.guard.breaker().state() == state ? 1 : 0)
          .description("1 for the state that the breaker is in")
          .tag("channel", channel)
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
    gauge(meters, "calls", "calls to the channel under way", held -> held.underWay.get());
    gauge(
        meters,
        "calls.permits",
        "calls that the channel's bulkhead admits at once",
        held -> held.guard.limit().permits());
    gauge(
        meters,
        "calls.limit",
        "calls admitted at once now: the adaptive limit, or the bulkhead's permits without one",
        held -> held.guard.limit().now());
    gauge(
        meters,
        "rate.limit",
        "calls that may begin in a second; 0 is no limit",
        held -> held.guard.rate().callsPerSecond());
  }

  private void gauge(
      MeterRegistry meters,
      String name,
      String description,
      ToDoubleFunction<GuardedChannel> value) {
    Gauge.builder("ebbgate.channel." + name, this, value)
        .description(description)
        .tag("channel", channel)
        .register(meters);
  }

  private static double openness(GuardedChannel held) {
    return switch (held.guard.breaker().state()) {
      case CLOSED -> 0;
      case HALF_OPEN -> 0.5;
      case OPEN -> 1;
    };
  }
}
