package io.ebbgate.core.movement;

/**
 * Definite: no money moved, and none will for this attempt's reference.
 *
 * @param reason why that is certain
 * @param providerCode the provider's own code, or an empty string when nothing was sent
 */
public record NotMoved(Reason reason, String providerCode) implements Outcome {

  /** Why it is certain that no money moved. */
  public enum Reason {
    /**
     * Not a byte of the request left us: refused connection, open breaker, expired lease before the
     * write.
     */
    NOT_SENT,
    /** The provider declined for reasons of its own; another channel may do it. */
    DECLINED_BY_CHANNEL,
    /** Declined for the card, account or customer; another channel would decline as well. */
    DECLINED_FOR_PAYEE,
    /** The payer's account holds too little (debits only). */
    INSUFFICIENT_FUNDS,
    /**
     * The provider does not know the reference, and its settling time since the last send has
     * passed.
     */
    NOT_FOUND_AFTER_SETTLING;

    /** Whether another channel may succeed where this attempt did not. */
    public boolean allowsAnotherChannel() {
      return switch (this) {
        case NOT_SENT, DECLINED_BY_CHANNEL, NOT_FOUND_AFTER_SETTLING -> true;
        case DECLINED_FOR_PAYEE, INSUFFICIENT_FUNDS -> false;
      };
    }
  }
}
