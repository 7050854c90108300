package io.ebbgate.core.ledger.chain;

/**
 * How far the chain has come: an entry's number and hash.
 *
 * @param sequence 1 for the first entry, 0 before it; no number is left out
 * @param hash over the entry and the hash before it
 */
public record ChainLink(long sequence, ChainHash hash) {

  /** Before the first entry. */
  public static final ChainLink BEGINNING = new ChainLink(0, ChainHash.NONE);

  public ChainLink {
    if (sequence < 0) {
      throw new IllegalArgumentException("a number below zero: " + sequence);
    }
  }

  /** The link after this one, over an entry. */
  public ChainLink next(BookedEntry entry) {
    long number = Math.addExact(sequence, 1);
    return new ChainLink(number, ChainHash.ofText(entry.text(number, hash)));
  }
}
