package io.ebbgate.gateway.usecase.movement;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ProviderPromises;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import java.time.Duration;
import java.util.List;

/** What decisions about an attempt rest on beside its state: amount, lease, provider's promises. */
public final class ProviderFacts {

  /** For a channel whose connector is gone: slow to ask, and very slow to believe "not found". */
  private static final ProviderPromises CAUTIOUS =
      new ProviderPromises(
          Duration.ofSeconds(30),
          Duration.ofHours(1),
          Duration.ofDays(3),
          List.of(Duration.ofMinutes(5), Duration.ofHours(1)),
          3);

  private final Connectors connectors;

  public ProviderFacts(Connectors connectors) {
    this.connectors = connectors;
  }

  /** The facts of an attempt. */
  public AttemptFacts of(AttemptRow attempt) {
    var promises = connectors.of(attempt.channel()).map(Connector::promises).orElse(CAUTIOUS);
    return new AttemptFacts(
        attempt.amount(),
        attempt.sentLeaseUntil(),
        promises.requestValidity(),
        promises.settlingTime(),
        promises.queryLadder(),
        promises.manualReviewAfter());
  }
}
