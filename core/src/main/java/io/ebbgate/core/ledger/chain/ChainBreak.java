package io.ebbgate.core.ledger.chain;

import java.util.UUID;

/**
 * Where the chain does not hold first, and why.
 *
 * @param sequence the number of the entry
 * @param entryId the entry's identifier as its seal has it
 * @param reason what is wrong there
 */
public record ChainBreak(long sequence, UUID entryId, Reason reason) {

  /** What can be wrong. */
  public enum Reason {
    /** A number is missing before it, or is there twice. */
    OUT_OF_SEQUENCE("the number does not follow the one before: a seal is missing or doubled"),
    /** The entry that was sealed is not there. */
    ENTRY_MISSING("the entry that was sealed is not there any more"),
    /** The entry, one of its transfers, or its seal is not what was sealed. */
    CONTENT_CHANGED("entry, transfers or seal are not what was sealed");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
