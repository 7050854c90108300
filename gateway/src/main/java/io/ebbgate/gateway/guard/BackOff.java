package io.ebbgate.gateway.guard;

import io.ebbgate.gateway.usecase.reference.GuardSettings;
import java.time.Duration;
import java.util.Optional;

/** How long to wait before a further try. Pure. */
final class BackOff {
  private BackOff() {}

  /**
   * The wait, which doubles from try to try up to the longest; half of it is left to chance, so
   * that attempts which failed together do not come back together.
   *
   * @param tries made so far, at least 1
   * @param chance from 0 to below 1
   * @return empty when there have been enough
   */
  static Optional<Duration> after(GuardSettings.Retry retry, int tries, double chance) {
    if (tries > retry.most()) {
      return Optional.empty();
    }
    // 2^16 times the shortest first wait is longer than any longest one may be.
    long doubled = retry.first().toMillis() << Math.min(tries - 1, 16);
    double full = Math.min(retry.longest().toMillis(), doubled);
    return Optional.of(Duration.ofMillis(Math.max(1, Math.round(full / 2 * (1 + chance)))));
  }
}
