package io.ebbgate.simulator.provider;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import java.time.Instant;
import java.util.UUID;

/** One reference in a provider's book. */
final class Movement {

  /** How far it has come. */
  enum State {
    PENDING,
    MOVED,
    DECLINED,
    RETURNED
  }

  /** A reference names one movement, and so does its number: it needs no other. */
  static final String NUMBER = "the only one";

  final UUID attemptId;
  final String reference;
  final String channel;
  final MovementKind kind;
  final Money amount;

  /** From when on a query shows it. */
  final Instant shownFrom;

  State state = State.PENDING;
  NotMoved.Reason reason = NotMoved.Reason.DECLINED_BY_CHANNEL;
  Instant movedAt = Instant.EPOCH;
  Instant returnedAt = Instant.EPOCH;
  int times;
  boolean brokeItsWord;
  boolean otherAmountClaimed;

  /** Whether the provider has given it back, at somebody's request and outside of its reference. */
  boolean givenBack;

  /** Whether what we have not got was collected at somebody's request, outside of its reference. */
  boolean recovered;

  /** Whether nothing else tells of it. */
  boolean toldByStatement;

  Movement(
      UUID attemptId,
      String reference,
      String channel,
      MovementKind kind,
      Money amount,
      Instant shownFrom) {
    this.attemptId = attemptId;
    this.reference = reference;
    this.channel = channel;
    this.kind = kind;
    this.amount = amount;
    this.shownFrom = shownFrom;
  }

  /** What the provider says of it. */
  Outcome outcome() {
    return switch (state) {
      case PENDING -> new Pending("");
      case MOVED -> new Moved(amount, NUMBER, movedAt);
      case RETURNED -> new Moved(amount, NUMBER, movedAt).returned(returnedAt);
      case DECLINED -> new NotMoved(reason, "declined");
    };
  }
}
