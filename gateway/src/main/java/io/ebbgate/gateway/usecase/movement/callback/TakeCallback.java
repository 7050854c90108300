package io.ebbgate.gateway.usecase.movement.callback;

import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Acknowledgement;
import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.orphan.KeepOrphans;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes callbacks: believes none before its channel's connector has verified it, stores the
 * evidence, and answers the provider once that is durable. A delivery seen before changes nothing;
 * a claim of another amount is kept as evidence, makes the order disputed and is refused; one that
 * names no attempt is kept as an orphan and refused.
 */
public final class TakeCallback implements Callbacks {
  private final Connectors connectors;
  private final Movements movements;
  private final KeepOrphans orphans;
  private final Ids ids;
  private final InstantSource clock;

  public TakeCallback(
      Connectors connectors,
      Movements movements,
      KeepOrphans orphans,
      Ids ids,
      InstantSource clock) {
    this.connectors = connectors;
    this.movements = movements;
    this.orphans = orphans;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Future<Acknowledged> take(String channel, String path, MultiMap headers, Buffer body) {
    var connector = connectors.of(channel);
    if (connector.isEmpty()) {
      return no(ProblemCode.CHANNEL_UNKNOWN, "No channel of this name takes callbacks.");
    }
    return switch (connector.get().readCallback(new CallbackRequest(path, headers, body))) {
      case CallbackReading.Refused refused -> no(code(refused.problem()), refused.detail());
      case CallbackReading.Genuine genuine -> learn(channel, genuine);
    };
  }

  private Future<Acknowledged> learn(String channel, CallbackReading.Genuine genuine) {
    var attemptId = IdKind.ATTEMPT.parse(genuine.reference());
    var now = clock.instant();
    if (attemptId.isEmpty()) {
      return keepOrphan(channel, genuine, now);
    }
    return movements
        .learn(
            new Learned(
                attemptId.get(),
                ids.next(),
                EvidenceSource.CALLBACK,
                genuine.outcome(),
                genuine.providerCode(),
                genuine.digest(),
                now,
                now,
                channel,
                Optional.of(genuine.nonce()),
                OptionalLong.empty(),
                Optional.of(genuine.kind())))
        .compose(told ->
            switch (told) {
              case Movements.Told.UnknownReference _ -> keepOrphan(channel, genuine, now);
              case Movements.Told.Replayed _ ->
                  no(
                      ProblemCode.CALLBACK_REPLAYED,
                      "This delivery's nonce was seen before; a new delivery needs a new one.");
              case Movements.Told.Stored stored -> acknowledge(genuine, stored);
            });
  }

  private static Future<Acknowledged> acknowledge(
      CallbackReading.Genuine genuine, Movements.Told.Stored stored) {
    boolean otherAmount =
        genuine.outcome() instanceof Moved moved
            && !moved.amount().equals(stored.attempt().amount());
    if (otherAmount) {
      return no(
          ProblemCode.CALLBACK_AMOUNT_DIFFERS,
          "The amount or currency is not that of the request. The evidence is kept, the order is"
              + " disputed until agreeing evidence or a person settles it.");
    }
    var acknowledgement = Acknowledgement.PLAIN;
    return Future.succeededFuture(
        new Acknowledged(acknowledgement.contentType(), acknowledgement.body()));
  }

  /**
   * Kept, and refused all the same: an acknowledgement would end the provider's deliveries of
   * something that nobody here can place.
   */
  private Future<Acknowledged> keepOrphan(
      String channel, CallbackReading.Genuine genuine, Instant receivedAt) {
    return orphans
        .keep(channel, genuine, receivedAt)
        .compose(keeping ->
            switch (keeping) {
              case NEW, SEEN ->
                  no(
                      ProblemCode.CALLBACK_REFERENCE_UNKNOWN,
                      "The reference names no movement that this channel was asked for. The"
                          + " delivery is kept, and counts if the movement appears.");
              case FULL ->
                  no(
                      ProblemCode.OVERLOADED,
                      "Too many deliveries of this channel name no movement. This one was not"
                          + " kept; deliver it again.");
            });
  }

  private static ProblemCode code(CallbackReading.Problem problem) {
    return switch (problem) {
      case SIGNATURE_MISSING -> ProblemCode.CALLBACK_SIGNATURE_MISSING;
      case SIGNATURE_WRONG -> ProblemCode.CALLBACK_SIGNATURE_WRONG;
      case STALE -> ProblemCode.CALLBACK_STALE;
      case UNREADABLE -> ProblemCode.CALLBACK_UNREADABLE;
    };
  }

  private static Future<Acknowledged> no(ProblemCode code, String detail) {
    return Future.failedFuture(Problem.of(code, detail).rejected());
  }
}
