package io.ebbgate.gateway.usecase.movement.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Room that a test gives and takes, the same for all channels; remembers how calls went. */
final class FakeGuards implements ChannelGuards {
  final List<Boolean> health = new ArrayList<>();
  int permits;
  boolean breakerOpen;

  FakeGuards(int permits) {
    this.permits = permits;
  }

  @Override
  public Entry tryEnter(String channel) {
    if (breakerOpen) {
      return new Entry.Open(Duration.ofSeconds(5));
    }
    if (permits == 0) {
      return new Entry.Full(1, 1);
    }
    permits--;
    return new Permit() {
      @Override
      public void ended(boolean healthy, Duration took) {
        permits++;
        health.add(healthy);
      }

      @Override
      public void notSent() {
        permits++;
      }
    };
  }

  @Override
  public boolean admits(String channel) {
    return !breakerOpen;
  }

  @Override
  public Optional<Duration> retryAfter(String channel, int tries) {
    return Optional.empty();
  }
}
