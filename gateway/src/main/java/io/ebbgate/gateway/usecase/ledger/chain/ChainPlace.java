package io.ebbgate.gateway.usecase.ledger.chain;

import java.util.UUID;

/** Up to where all entries are sealed. */
public sealed interface ChainPlace {

  /**
   * Entries in the order of the transactions that wrote them.
   *
   * @param writtenIn the transaction's number at the database
   * @param id the last entry of it that is sealed
   */
  record Following(long writtenIn, UUID id) implements ChainPlace {}

  /**
   * All entries are gone through by identifier, those sealed already left out: at first, and after
   * a database was restored where transactions are counted from another number.
   *
   * @param after the last identifier that was looked at
   * @param thenFrom the transaction to follow from afterwards
   */
  record Recounting(UUID after, long thenFrom) implements ChainPlace {}
}
