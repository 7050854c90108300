package io.ebbgate.gateway.guard;

import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.ebbgate.gateway.usecase.node.GuardStanding;
import io.ebbgate.gateway.usecase.node.GuardStandings;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** {@link ChannelGuards} by libraries, under the terms that hold when somebody asks. */
public final class ResilientGuards implements ChannelGuards, GuardStandings {
  private final GuardTerms defaults;
  private final Function<String, GuardTerms> terms;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final DoubleSupplier chance;
  private final MeterRegistry meters;
  private final Map<String, GuardedChannel> channels = new ConcurrentHashMap<>();

  /**
   * Guards of channels that nobody has called yet.
   *
   * @param defaults every setting, for what a channel's terms leave open; without conflicts
   * @param terms what a channel's terms say now; asked often and from any thread
   * @param clock says when an open breaker may be tried again
   * @param nanoTime a clock that only moves forward, in nanoseconds
   * @param chance from 0 to below 1, spreads tries
   */
  public ResilientGuards(
      GuardTerms defaults,
      Function<String, GuardTerms> terms,
      Clock clock,
      LongSupplier nanoTime,
      DoubleSupplier chance,
      MeterRegistry meters) {
    this.defaults = defaults;
    this.terms = terms;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.chance = chance;
    this.meters = meters;
  }

  @Override
  public Entry tryEnter(String channel) {
    return guarded(channel).tryEnter();
  }

  @Override
  public boolean admits(String channel) {
    return guarded(channel).admits();
  }

  @Override
  public Optional<Duration> retryAfter(String channel, int tries) {
    return BackOff.after(guarded(channel).settings().retry(), tries, chance.getAsDouble());
  }

  @Override
  public GuardStanding standing(String channel) {
    return guarded(channel).standing();
  }

  private GuardedChannel guarded(String channel) {
    var now = terms.apply(channel);
    var held = channels.get(channel);
    return held == null
        ? channels.computeIfAbsent(channel, _ -> make(channel, now))
        : held.under(now);
  }

  private GuardedChannel make(String channel, GuardTerms now) {
    var made = new GuardedChannel(channel, defaults, now, clock, nanoTime);
    made.meter(meters);
    return made;
  }
}
