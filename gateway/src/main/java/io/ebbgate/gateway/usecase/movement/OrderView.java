package io.ebbgate.gateway.usecase.movement;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What every order, a drawdown or a repayment, tells of itself. Immutable, safe to share. */
public interface OrderView {
  /** The order. */
  UUID id();

  /** What it is to move; positive. */
  Money amount();

  /** Why it was refused when it was asked for: a problem code in its public form. */
  Optional<String> refusalCode();

  /** When it was taken or refused. */
  Instant createdAt();

  /** When it came to a terminal state; empty while it is under way. */
  Optional<Instant> endedAt();
}
