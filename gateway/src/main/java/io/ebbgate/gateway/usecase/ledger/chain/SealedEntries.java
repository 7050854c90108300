package io.ebbgate.gateway.usecase.ledger.chain;

import io.ebbgate.core.ledger.balance.AccountDay;
import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.core.ledger.chain.Seal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The ledger's chain in the database, for whoever checks it. */
public interface SealedEntries {

  /**
   * How the chain stands at one moment.
   *
   * @param head the last link, as the chain's own row has it
   * @param days the turnover that was summed up until then
   */
  record Standing(ChainLink head, List<AccountDay> days) {}

  /** Both in one snapshot, so that the days are those of the entries up to the head. */
  Future<Standing> standing();

  /**
   * The stored links after one, in their order, each with its entry as it is now.
   *
   * @param after the number of the last one that was read
   * @param entryId and its entry: of several with one number, all are read
   * @param upTo none beyond this number
   */
  Future<List<Seal>> after(long after, UUID entryId, long upTo, int atMost);

  /**
   * What is not in the chain.
   *
   * @param late entries that were booked longer ago than allowed and have no seal
   * @param waiting entries without a seal that may still wait
   * @param strayTransfers transfers that belong to no entry
   */
  record Outside(long late, long waiting, long strayTransfers) {}

  /** Counts what is not in the chain; looks at all entries. */
  Future<Outside> outside(Duration allowed);
}
