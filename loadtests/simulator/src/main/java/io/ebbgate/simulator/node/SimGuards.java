package io.ebbgate.simulator.node;

import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Breakers that open at any moment, and bulkheads that fill. What was provably not sent is tried
 * again.
 */
final class SimGuards implements ChannelGuards {
  private static final int PERMITS = 24;
  private static final int RETRIES = 2;
  private static final Duration OPEN = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(100);

  private final Faults faults;
  private final Map<String, Integer> inside = new HashMap<>();

  SimGuards(Faults faults) {
    this.faults = faults;
  }

  @Override
  public Entry tryEnter(String channel) {
    int now = inside.getOrDefault(channel, 0);
    if (now >= PERMITS) {
      return new Entry.Full(now, PERMITS);
    }
    if (faults.strike(FaultKind.BREAKER_OPEN, 120)) {
      return new Entry.Open(OPEN);
    }
    inside.merge(channel, 1, Integer::sum);
    return new Leave(channel);
  }

  @Override
  public boolean admits(String channel) {
    return !faults.strike(FaultKind.BREAKER_OPEN, 300);
  }

  @Override
  public Optional<Duration> retryAfter(String channel, int tries) {
    return tries <= RETRIES ? Optional.of(RETRY.multipliedBy(tries)) : Optional.empty();
  }

  private final class Leave implements Permit {
    private final String channel;

    Leave(String channel) {
      this.channel = channel;
    }

    @Override
    public void ended(boolean healthy, Duration took) {
      inside.merge(channel, -1, Integer::sum);
    }

    @Override
    public void notSent() {
      inside.merge(channel, -1, Integer::sum);
    }
  }
}
