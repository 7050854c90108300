package io.ebbgate.gateway.usecase.movement.asking;

import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the providers about attempts of which nothing certain is known: answers that never came,
 * answers that said "pending", and attempts whose sender died. What is learned decides; nothing is
 * ever sent again from here. One instance for each node, on one context.
 */
public final class AskProviders {
  private static final Logger LOG = LoggerFactory.getLogger(AskProviders.class);

  /**
   * Limits and times.
   *
   * @param poll how often to look for due attempts
   * @param lease how long one question may take before another node may ask
   * @param batch how many attempts to take at once
   * @param concurrency how many questions are under way at once
   * @param connectorGrace how long a connector may take beyond its channel's time for a request;
   *     whatever it does then, its place is given to the next
   */
  public record Settings(
      Duration poll, Duration lease, int batch, int concurrency, Duration connectorGrace) {}

  /** A question that a connector has: its place is given back once, however it ends. */
  private final class Question {
    private final DueAttempts.Due attempt;
    private final Instant askedAt;
    private Timers.@Nullable Scheduled limit;
    private boolean over;

    Question(DueAttempts.Due attempt, Instant askedAt) {
      this.attempt = attempt;
      this.askedAt = askedAt;
    }

    void limit(Duration atMost) {
      limit = timers.after(atMost, this::expired);
    }

    /** What comes after the limit is learned all the same, as evidence that came late. */
    void answered(Reply reply) {
      boolean first = !over;
      over = true;
      if (limit != null) {
        limit.cancel();
      }
      Future.succeededFuture()
          .compose(_ -> learn(attempt, reply, askedAt))
          .onComplete(told -> {
            if (told.failed()) {
              LOG.warn(
                  "the answer about attempt {} could not be stored; it is asked again",
                  IdKind.ATTEMPT.format(attempt.attemptId()),
                  told.cause());
            }
            if (first) {
              leave();
            }
          });
    }

    private void expired() {
      if (!over) {
        LOG.error(
            "the connector of channel {} did not answer a question about attempt {}",
            attempt.channel(),
            IdKind.ATTEMPT.format(attempt.attemptId()));
        answered(
            new Reply(new Unknown(Unknown.Cause.TIMEOUT, "the connector did not answer"), "", ""));
      }
    }
  }

  private final DueAttempts due;
  private final Connectors connectors;
  private final Movements movements;
  private final Settings settings;
  private final Ids ids;
  private final InstantSource clock;
  private final Timers timers;
  private final UUID owner;
  private final MeterRegistry meters;

  private boolean stopped = true;
  private boolean claiming;

  /** Whether the last claim took all that it was allowed to, so that more are likely due. */
  private boolean more;

  private int inFlight;
  private Timers.@Nullable Scheduled next;

  /**
   * An asker that does nothing before {@link #start()}.
   *
   * @param owner this node, new at each start
   */
  public AskProviders(
      DueAttempts due,
      Connectors connectors,
      Movements movements,
      Settings settings,
      Ids ids,
      InstantSource clock,
      Timers timers,
      UUID owner,
      MeterRegistry meters) {
    this.due = due;
    this.connectors = connectors;
    this.movements = movements;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
    this.timers = timers;
    this.owner = owner;
    this.meters = meters;
  }

  /** Begins; call on the context that everything here shall run on. */
  public void start() {
    stopped = false;
    look();
  }

  /** Takes no more attempts; questions under way are still learned from. */
  public void stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
  }

  private void look() {
    if (next != null) {
      next.cancel();
      next = null;
    }
    int free = Math.min(settings.batch(), settings.concurrency() - inFlight);
    if (stopped || claiming || free <= 0) {
      // Whoever makes room, or ends the claim, looks again.
      return;
    }
    claiming = true;
    due.claim(owner, clock.instant(), settings.lease(), free)
        .onComplete(claimed -> {
          claiming = false;
          if (claimed.succeeded()) {
            more = claimed.result().taken() == free;
            claimed.result().due().forEach(this::askUnlessBroken);
          } else {
            more = false;
            LOG.warn("due attempts could not be read; it is tried again", claimed.cause());
          }
          if (!stopped) {
            next = timers.after(more ? Duration.ofMillis(1) : settings.poll(), this::look);
          }
        });
  }

  /** One attempt that cannot be asked about must not end the asking about all others. */
  private void askUnlessBroken(DueAttempts.Due attempt) {
    try {
      ask(attempt);
    } catch (RuntimeException thrown) {
      LOG.error(
          "attempt {} could not be asked about",
          IdKind.ATTEMPT.format(attempt.attemptId()),
          thrown);
    }
  }

  private void ask(DueAttempts.Due attempt) {
    var connector = connectors.of(attempt.channel());
    if (connector.isEmpty()) {
      // Its next question stands in the row, as late as the facts of a channel without a connector
      // say. Whichever node has the connector by then asks; a person may have it asked before.
      LOG.error(
          "attempt {} cannot be asked about: channel {} has no connector",
          IdKind.ATTEMPT.format(attempt.attemptId()),
          attempt.channel());
      return;
    }
    // Before a place is taken: a connector that throws here has none to give back.
    var limit = connector.get().promises().requestTimeout().plus(settings.connectorGrace());
    inFlight++;
    // "Not found" is weighed against a lease on the database's clock: of the two clocks the one
    // that is behind counts.
    var now = clock.instant();
    var askedAt = now.isBefore(attempt.claimedAt()) ? now : attempt.claimedAt();
    var query = new Query(IdKind.ATTEMPT.format(attempt.attemptId()), attempt.kind());
    var question = new Question(attempt, askedAt);
    question.limit(limit);
    // Composed, so that a connector that throws is a failed future and the count comes down again.
    Future.succeededFuture()
        .compose(_ -> connector.get().query(query))
        .otherwise(AskProviders::defect)
        .onComplete(replied -> question.answered(replied.result()));
  }

  private void leave() {
    inFlight--;
    if (more && next == null) {
      look();
    }
  }

  private Future<Movements.Told> learn(DueAttempts.Due attempt, Reply reply, Instant askedAt) {
    meters
        .counter(
            "ebbgate.inquiries",
            "channel",
            attempt.channel(),
            "outcome",
            reply.outcome().getClass().getSimpleName())
        .increment();
    return movements.learn(
        new Learned(
            attempt.attemptId(),
            ids.next(),
            EvidenceSource.QUERY,
            reply.outcome(),
            reply.providerCode(),
            reply.digest(),
            askedAt,
            clock.instant(),
            attempt.channel(),
            Optional.empty(),
            OptionalLong.of(attempt.fence())));
  }

  /** A connector's future never fails, but if it does nothing is known. */
  private static Reply defect(Throwable thrown) {
    LOG.error("a connector failed instead of answering", thrown);
    return new Reply(
        new Unknown(Unknown.Cause.UNREADABLE_ANSWER, "defect of the connector"), "", "");
  }
}
