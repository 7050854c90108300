package io.ebbgate.core.movement;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * The provider says that the money moved, and perhaps that it came back since.
 *
 * @param amount what moved by the provider's word, and came back where it did; never trusted as
 *     ours, only compared with ours
 * @param providerReference the provider's own number of the movement
 * @param movedAt when it moved, by the provider's word
 * @param returnedAt when it came back; empty while it has not
 */
public record Moved(
    Money amount, String providerReference, Instant movedAt, Optional<Instant> returnedAt)
    implements Outcome {

  /** It moved, and has not come back. */
  public Moved(Money amount, String providerReference, Instant movedAt) {
    this(amount, providerReference, movedAt, Optional.empty());
  }

  /** The same movement, come back since. */
  public Moved returned(Instant at) {
    return new Moved(amount, providerReference, movedAt, Optional.of(at));
  }

  /** Whether all of it came back. */
  public boolean isReturned() {
    return returnedAt.isPresent();
  }
}
