package io.ebbgate.connectors.spi.exchange;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import java.time.Instant;

/**
 * One movement as the provider's statement tells it.
 *
 * @param reference our reference
 * @param providerReference the provider's number
 * @param kind which way
 * @param amount how much
 * @param movedAt when
 */
public record StatementLine(
    String reference, String providerReference, MovementKind kind, Money amount, Instant movedAt) {}
