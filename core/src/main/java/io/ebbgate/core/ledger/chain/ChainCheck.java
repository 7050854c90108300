package io.ebbgate.core.ledger.chain;

import io.ebbgate.core.ledger.chain.ChainBreak.Reason;
import java.util.Optional;

/** Whether a stored link follows from the one before it. Pure. */
public final class ChainCheck {

  private ChainCheck() {}

  /**
   * Recomputes one link.
   *
   * @param before the link before it, which was found right
   * @return what is wrong; empty when it holds
   */
  public static Optional<ChainBreak> of(ChainLink before, Seal seal) {
    if (seal.link().sequence() != before.sequence() + 1) {
      return broken(seal, Reason.OUT_OF_SEQUENCE);
    }
    if (seal.entry().isEmpty()) {
      return broken(seal, Reason.ENTRY_MISSING);
    }
    var entry = seal.entry().get();
    boolean right = entry.id().equals(seal.entryId()) && before.next(entry).equals(seal.link());
    return right ? Optional.empty() : broken(seal, Reason.CONTENT_CHANGED);
  }

  private static Optional<ChainBreak> broken(Seal seal, Reason reason) {
    return Optional.of(new ChainBreak(seal.link().sequence(), seal.entryId(), reason));
  }
}
