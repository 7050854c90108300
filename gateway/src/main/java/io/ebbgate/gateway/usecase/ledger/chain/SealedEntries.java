package io.ebbgate.gateway.usecase.ledger.chain;

import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.core.ledger.chain.Seal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The ledger's chain in the database, for whoever checks it. */
public interface SealedEntries {

  /** The last link, as the chain's own row has it. */
  Future<ChainLink> head();

  /**
   * The stored links after one, in their order, each with its entry as it is now.
   *
   * @param after the number of the last one that was read
   * @param entryId and its entry: of several with one number, all are read
   * @param upTo none beyond this number
   */
  Future<List<Seal>> after(long after, UUID entryId, long upTo, int atMost);

  /**
   * What is not in the chain, and what does not follow from it.
   *
   * @param late entries that were booked longer ago than allowed and have no seal
   * @param waiting entries without a seal that may still wait
   * @param strayTransfers transfers that belong to no entry
   * @param wrongDays turnovers of a day and account that are not the sum of its sealed entries
   */
  record Outside(long late, long waiting, long strayTransfers, long wrongDays) {}

  /** Counts what is not in the chain, or not summed up rightly; reads all entries. */
  Future<Outside> outside(Duration allowed);
}
