package io.ebbgate.gateway.usecase.movement;

import io.ebbgate.gateway.usecase.movement.rows.LineRow;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Learned outcomes and what follows from them, kept in one transaction for each batch. */
public interface Movements {

  /**
   * Loads and locks what a batch is about (lines, loans, orders, attempts, each sorted), lets a
   * pure function decide, saves its changes and commits. When the future succeeds, everything is
   * durable. The function runs on the calling context, and again when the transaction is repeated.
   *
   * @param batch about distinct pieces of evidence
   * @param decide from what was loaded to what is to be saved
   */
  Future<Saved> learn(List<Learned> batch, Function<Loaded, Changes> decide);

  /**
   * What is durable now.
   *
   * @param changes as decided by the run that was committed
   * @param lines the lines that changed, as they are now
   * @param replayedEvidence evidence of callbacks whose nonce was taken before; none of it was
   *     stored
   */
  record Saved(Changes changes, List<LineRow> lines, Set<UUID> replayedEvidence) {
    public Saved {
      lines = List.copyOf(lines);
      replayedEvidence = Set.copyOf(replayedEvidence);
    }
  }
}
