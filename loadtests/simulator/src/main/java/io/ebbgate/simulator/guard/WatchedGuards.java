package io.ebbgate.simulator.guard;

import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.simulator.invariant.Invariant;
import io.ebbgate.simulator.invariant.Violations;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Asks one node's guards, and holds what they let through against what the settings promise. */
public final class WatchedGuards implements ChannelGuards {
  private final ChannelGuards guards;
  private final Function<String, GuardTerms> terms;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Violations violations;
  private final Faults faults;
  private final Map<String, Watch> channels = new HashMap<>();

  /**
   * Watches guards that nobody has asked yet.
   *
   * @param guards what is asked, over {@link GuardChoices#DEFAULTS}
   * @param terms what a channel's terms say now
   * @param clock the one that the guards have
   * @param nanoTime the one that the guards have
   */
  public WatchedGuards(
      ChannelGuards guards,
      Function<String, GuardTerms> terms,
      InstantSource clock,
      LongSupplier nanoTime,
      Violations violations,
      Faults faults) {
    this.guards = guards;
    this.terms = terms;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.violations = violations;
    this.faults = faults;
  }

  @Override
  public Entry tryEnter(String channel) {
    var watch = watch(channel);
    return switch (guards.tryEnter(channel)) {
      case Entry.Full full -> {
        faults.count(FaultKind.CHANNEL_FULL);
        yield full;
      }
      case Entry.Paced paced -> {
        faults.count(FaultKind.CHANNEL_PACED);
        yield paced;
      }
      case Entry.Open open -> {
        faults.count(FaultKind.BREAKER_OPEN);
        yield open;
      }
      case Permit permit -> watch.entered(permit);
    };
  }

  @Override
  public boolean admits(String channel) {
    watch(channel);
    return guards.admits(channel);
  }

  @Override
  public Optional<Duration> retryAfter(String channel, int tries) {
    watch(channel);
    return guards.retryAfter(channel, tries);
  }

  /** A request leaves for a channel. */
  public void sent(String channel) {
    // The guards learn of other terms when they are asked, and so does their watch.
    var watch = channels.get(channel);
    if (watch == null) {
      violations.found(Invariant.PERMITS_HOLD, "nobody asked for leave to call " + channel);
    } else {
      watch.sent();
    }
  }

  private Watch watch(String channel) {
    var now = terms.apply(channel);
    var watch = channels.computeIfAbsent(channel, _ -> new Watch(channel, now));
    watch.under(now);
    return watch;
  }

  private static GuardSettings settings(GuardTerms terms) {
    var settings = GuardSettings.of(GuardChoices.DEFAULTS.with(terms));
    return settings.conflicts().isEmpty() ? settings : GuardSettings.of(GuardChoices.DEFAULTS);
  }

  /** One channel as it has to be. */
  private final class Watch {
    private final String channel;
    private final BreakerModel breaker;
    private final RateModel rate;
    private GuardTerms present;
    private GuardSettings settings;
    private int underWay;
    private long unsent;

    Watch(String channel, GuardTerms now) {
      this.channel = channel;
      this.present = now;
      this.settings = settings(now);
      this.breaker = new BreakerModel(settings.breaker());
      this.rate = new RateModel(settings.rate(), nanoTime.getAsLong());
    }

    void under(GuardTerms now) {
      if (!now.equals(present)) {
        present = now;
        settings = settings(now);
        breaker.change(settings.breaker(), clock.instant());
        rate.change(settings.rate(), nanoTime.getAsLong());
      }
    }

    Permit entered(Permit permit) {
      underWay++;
      unsent++;
      var adaptive = settings.adaptive();
      int most = adaptive.on() ? adaptive.maximum() : settings.bulkheadPermits();
      if (underWay > most) {
        found(Invariant.PERMITS_HOLD, underWay + " calls under way of " + most);
      }
      if (!rate.letsThrough(nanoTime.getAsLong())) {
        found(Invariant.RATE_HOLDS, "a call too early under " + rate);
      }
      if (!breaker.letsThrough(clock.instant())) {
        found(Invariant.BREAKER_HOLDS, "a call at " + clock.instant() + " through " + breaker);
      }
      return new WatchedPermit(this, permit, breaker.epoch(), rate.epoch());
    }

    void sent() {
      if (--unsent < 0) {
        found(Invariant.PERMITS_HOLD, "a request leaves without a permit");
      }
    }

    private void found(Invariant invariant, String seen) {
      violations.found(invariant, "channel " + channel + ": " + seen);
    }
  }

  private final class WatchedPermit implements Permit {
    private final Watch watch;
    private final Permit permit;
    private final long breakerEpoch;
    private final long rateEpoch;

    WatchedPermit(Watch watch, Permit permit, long breakerEpoch, long rateEpoch) {
      this.watch = watch;
      this.permit = permit;
      this.breakerEpoch = breakerEpoch;
      this.rateEpoch = rateEpoch;
    }

    @Override
    public void ended(boolean healthy, Duration took) {
      permit.ended(healthy, took);
      watch.underWay--;
      watch.breaker.ended(breakerEpoch, healthy, took, clock.instant());
    }

    @Override
    public void notSent() {
      permit.notSent();
      watch.underWay--;
      watch.unsent--;
      watch.breaker.notSent(breakerEpoch);
      watch.rate.notSent(rateEpoch, nanoTime.getAsLong());
    }
  }
}
