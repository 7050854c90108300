package io.ebbgate.cluster.step;

import java.util.UUID;

/**
 * The answer to a reservation or a claimed key. {@code Reserved}, {@code CreditTooSmall} and {@code
 * LineNotActive} leave the key in flight: the order goes to the database in each of these cases (a
 * refusal is written too), and a {@link Settlement} follows.
 */
public sealed interface ReserveAnswer extends GridAnswer
    permits ReserveAnswer.Reserved,
        ReserveAnswer.CreditTooSmall,
        ReserveAnswer.LineNotActive,
        ReserveAnswer.KeyInFlight,
        ReserveAnswer.KeyDone,
        ReserveAnswer.NotLoaded,
        Unavailable {

  /** The amount is held, the key is in flight. */
  record Reserved() implements ReserveAnswer {
    /** The only one that is needed. */
    public static final Reserved INSTANCE = new Reserved();
  }

  /**
   * The amount does not fit.
   *
   * @param availableMinor what would; not negative
   */
  record CreditTooSmall(long availableMinor) implements ReserveAnswer {}

  /** The line may not be drawn on. */
  record LineNotActive(LineState state) implements ReserveAnswer {}

  /** Another request with this key is on its way; nothing was changed. */
  record KeyInFlight() implements ReserveAnswer {
    /** The only one that is needed. */
    public static final KeyInFlight INSTANCE = new KeyInFlight();
  }

  /**
   * The key is bound already; nothing was changed.
   *
   * @param orderId the order that it is bound to (which may be a refusal)
   * @param sameFingerprint whether that was the same command: a replay, else a conflict
   */
  record KeyDone(UUID orderId, boolean sameFingerprint) implements ReserveAnswer {}

  /** The grid does not know the line; nothing was changed. Load it, install it, ask again. */
  record NotLoaded() implements ReserveAnswer {
    /** The only one that is needed. */
    public static final NotLoaded INSTANCE = new NotLoaded();
  }
}
