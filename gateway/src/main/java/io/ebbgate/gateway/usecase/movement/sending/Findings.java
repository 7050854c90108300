package io.ebbgate.gateway.usecase.movement.sending;

import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on as evidence what became of attempts. Thread-safe. */
final class Findings {
  private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

  private final Movements movements;
  private final Ids ids;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Findings(Movements movements, Ids ids, InstantSource clock, MeterRegistry meters) {
    this.movements = movements;
    this.ids = ids;
    this.clock = clock;
    this.meters = meters;
  }

  /** Not a byte was handed to a connector: that much is certain. */
  void notSent(NewAttempt attempt, String why) {
    LOG.info("attempt {} is not sent: {}", IdKind.ATTEMPT.format(attempt.id()), why);
    var nothing = new Reply(new NotMoved(NotMoved.Reason.NOT_SENT, ""), "", "");
    learn(attempt, EvidenceSource.OWN, nothing, clock.instant());
  }

  /** A connector had an attempt, and does not answer: the provider may have it. */
  void noAnswer(NewAttempt attempt, Instant askedAt) {
    LOG.error(
        "the connector of channel {} did not answer about attempt {}; the provider will be asked",
        attempt.channel(),
        IdKind.ATTEMPT.format(attempt.id()));
    var outcome = new Unknown(Unknown.Cause.TIMEOUT, "the connector did not answer");
    learn(attempt, EvidenceSource.OWN, new Reply(outcome, "", ""), askedAt);
  }

  /** What a connector answered, or what we say in its place. */
  void learn(NewAttempt attempt, EvidenceSource source, Reply reply, Instant askedAt) {
    meters
        .counter(
            "ebbgate.attempts",
            "channel",
            attempt.channel(),
            "outcome",
            reply.outcome().getClass().getSimpleName())
        .increment();
    movements
        .learn(
            new Learned(
                attempt.id(),
                ids.next(),
                source,
                reply.outcome(),
                reply.providerCode(),
                reply.digest(),
                askedAt,
                clock.instant(),
                attempt.channel(),
                Optional.empty(),
                OptionalLong.empty()))
        .onFailure(failed ->
            LOG.warn(
                "what became of attempt {} could not be stored; the provider will be asked",
                IdKind.ATTEMPT.format(attempt.id()),
                failed));
  }
}
