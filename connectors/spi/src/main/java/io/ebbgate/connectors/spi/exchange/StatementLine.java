package io.ebbgate.connectors.spi.exchange;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import java.time.Instant;

/**
 * One movement as the provider's statement tells it, or the coming back of one.
 *
 * @param reference our reference
 * @param providerReference the provider's number
 * @param kind which way
 * @param amount how much
 * @param movedAt when it moved, or came back
 * @param returned whether this line tells that it came back; its movement is a line of its own,
 *     maybe of an earlier day
 */
public record StatementLine(
    String reference,
    String providerReference,
    MovementKind kind,
    Money amount,
    Instant movedAt,
    boolean returned) {

  /** A movement, and not the coming back of one. */
  public StatementLine(
      String reference,
      String providerReference,
      MovementKind kind,
      Money amount,
      Instant movedAt) {
    this(reference, providerReference, kind, amount, movedAt, false);
  }

  /** What the line says, as any other evidence says it. */
  public Moved outcome() {
    var moved = new Moved(amount, providerReference, movedAt);
    return returned ? moved.returned(movedAt) : moved;
  }
}
