package io.ebbgate.core.movement;

import io.ebbgate.core.money.Money;
import java.time.Instant;

/**
 * The provider says that the money moved.
 *
 * @param amount what moved by the provider's word; never trusted as ours, only compared with ours
 * @param providerReference the provider's own number of the movement
 * @param movedAt when it moved, by the provider's word
 */
public record Moved(Money amount, String providerReference, Instant movedAt) implements Outcome {}
