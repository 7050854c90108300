package io.ebbgate.gateway.usecase.ledger.chain;

import io.ebbgate.core.ledger.balance.AccountDay;
import io.ebbgate.core.ledger.chain.BookedEntry;
import io.ebbgate.core.ledger.chain.ChainHash;
import io.ebbgate.core.ledger.chain.ChainLink;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledger's chain in the database, for whoever adds to it. */
public interface Chains {

  /**
   * The chain, held by a node.
   *
   * @param fence counts its holders
   * @param link the last one
   * @param place up to where all entries are sealed
   */
  record Held(long fence, ChainLink link, ChainPlace place) {

    /** The same a step on. */
    Held at(ChainLink newLink, ChainPlace newPlace) {
      return new Held(fence, newLink, newPlace);
    }
  }

  /**
   * Entries that may be sealed now.
   *
   * @param entries in their order, with their transfers
   * @param place up to where all are sealed once these are
   */
  record Unsealed(List<BookedEntry> entries, ChainPlace place) {}

  /**
   * A new link.
   *
   * @param entryId the entry that it is over
   */
  record NewSeal(UUID entryId, long sequence, ChainHash hash) {}

  /**
   * Takes the chain, or keeps it.
   *
   * @param owner the node
   * @param lease how long nobody else may take it
   * @return empty while it is somebody else's
   */
  Future<Optional<Held>> claim(UUID owner, Duration lease);

  /** Gives it up, so that nobody waits for the end of the lease. */
  Future<Void> release(UUID owner);

  /** What comes next after a place. */
  Future<Unsealed> unsealed(ChainPlace after, int atMost);

  /** Whether entries wait after a place, also such as may not be sealed yet. */
  Future<Boolean> anyAfter(ChainPlace place);

  /**
   * Adds links, all or none, and their entries' turnover to that of their days.
   *
   * @param before what the chain was when they were made
   * @return false when it is not so any more, or not the owner's: nothing was added
   */
  Future<Boolean> append(
      UUID owner,
      Held before,
      Held after,
      List<NewSeal> seals,
      List<AccountDay> turnover,
      Instant at);
}
