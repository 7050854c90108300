package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.vertx.core.Future;
import java.util.List;

/**
 * Learned outcomes and what follows from them. What arrives while one transaction is in flight is
 * the next one's batch: rows are loaded and locked (lines, loans, orders, attempts, each sorted),
 * {@link Decision#decide} says what follows, and it is saved, all in one transaction.
 */
public interface Movements {

  /**
   * Adds to the batch that is learned next. Callable from any thread.
   *
   * @return what became of it, once that is durable; fails when the database is away, and nothing
   *     is then known of this piece
   */
  Future<Told> learn(Learned learned);

  /** What became of one piece of evidence. */
  sealed interface Told {

    /**
     * Stored, and decided upon.
     *
     * @param attempt as it is now
     */
    record Stored(AttemptRow attempt) implements Told {}

    /** The callback's nonce was taken before: nothing was stored. */
    record Replayed() implements Told {}

    /** There is no such attempt on that channel: nothing was stored. */
    record UnknownReference() implements Told {}
  }

  /** Decides a batch, and hears when it is durable. */
  interface Decision {

    /**
     * What follows from a batch. Pure but for clock and identifiers; called again when a
     * transaction is repeated. What it throws rolls the batch back.
     *
     * @param batch in order of arrival, without what was replayed or is unknown
     * @param loaded what it is about, under lock
     */
    Changes decide(List<Learned> batch, Loaded loaded);

    /** Called once for each batch, when it is durable and before its callers are told. */
    void saved(Saved saved);
  }

  /**
   * A batch that is durable.
   *
   * @param changes as decided by the run that was committed
   * @param lines the lines that changed, as the commit left them
   */
  record Saved(Changes changes, List<LineRow> lines) {
    public Saved {
      lines = List.copyOf(lines);
    }
  }
}
