package io.ebbgate.gateway.usecase.movement.orphan;

import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps genuine callbacks of which no attempt is known. Thread-safe. */
public final class KeepOrphans {
  private static final Logger LOG = LoggerFactory.getLogger(KeepOrphans.class);

  private final Orphans orphans;
  private final Duration firstLook;
  private final int atMost;
  private final Ids ids;
  private final MeterRegistry meters;

  /**
   * @param firstLook how long after its coming an orphan's attempt is looked for
   * @param atMost how many orphans of a channel may wait at once
   */
  public KeepOrphans(
      Orphans orphans, Duration firstLook, int atMost, Ids ids, MeterRegistry meters) {
    this.orphans = orphans;
    this.firstLook = firstLook;
    this.atMost = atMost;
    this.ids = ids;
    this.meters = meters;
    // There from the start, so that a rate of them is zero and not unknown.
    for (var keeping : Orphans.Keeping.values()) {
      taken(keeping);
    }
  }

  private Counter taken(Orphans.Keeping keeping) {
    return meters.counter(
        "ebbgate.orphans.taken", "result", keeping.name().toLowerCase(Locale.ROOT));
  }

  /** Keeps a callback; succeeds once that is durable, or known to be impossible. */
  public Future<Orphans.Keeping> keep(
      String channel, CallbackReading.Genuine genuine, Instant receivedAt) {
    var orphan =
        new OrphanRow(
            ids.next(),
            channel,
            genuine.nonce(),
            genuine.reference(),
            IdKind.ATTEMPT.parse(genuine.reference()),
            genuine.kind(),
            genuine.outcome(),
            genuine.providerCode(),
            genuine.digest(),
            receivedAt);
    return orphans
        .keep(orphan, receivedAt.plus(firstLook), atMost)
        .onSuccess(keeping -> {
          taken(keeping).increment();
          switch (keeping) {
            case NEW ->
                LOG.warn(
                    "channel {}: a genuine callback names no attempt; kept as orphan {}",
                    channel,
                    IdKind.ORPHAN.format(orphan.id()));
            case SEEN -> {}
            case FULL ->
                LOG.error(
                    "channel {}: a genuine callback names no attempt and was not kept, since {}"
                        + " wait already",
                    channel,
                    atMost);
          }
        });
  }
}
