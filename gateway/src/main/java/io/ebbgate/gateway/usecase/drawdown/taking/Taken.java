package io.ebbgate.gateway.usecase.drawdown.taking;

import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What became of a candidate. */
public sealed interface Taken {

  /**
   * This candidate is in the book, accepted or refused.
   *
   * @param view as it is in the book
   * @param toSend its attempt, which this node has to send now; empty when it was refused
   * @param line the line after the commit, if the commit changed it
   * @param counted orders that the line counts since this commit
   */
  record Written(
      DrawdownView view, Optional<NewAttempt> toSend, Optional<LineRow> line, Set<UUID> counted)
      implements Taken {
    public Written {
      counted = Set.copyOf(counted);
    }
  }

  /**
   * The key was bound to another order before: nothing was written.
   *
   * @param bound to what
   */
  record KeyKnown(Bound bound) implements Taken {}

  /**
   * What a key is bound to.
   *
   * @param view the order as it is now
   * @param fingerprint of the command that bound it
   */
  @SuppressWarnings("ArrayRecordComponent") // read only; never compared as a record
  record Bound(DrawdownView view, byte[] fingerprint) {

    /** Whether the same command bound it. */
    public boolean sameAs(byte[] other) {
      return java.util.Arrays.equals(fingerprint, other);
    }
  }
}
