package io.ebbgate.connectors.spi.exchange;

import io.ebbgate.core.movement.MovementKind;

/**
 * Asks about one attempt.
 *
 * @param reference our reference
 * @param kind which way the money was to move
 */
public record Query(String reference, MovementKind kind) {}
