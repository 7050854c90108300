package io.ebbgate.gateway.store.pool;

import io.vertx.core.Future;
import java.util.List;

/**
 * Writes one batch in one transaction.
 *
 * @param <T> an item
 * @param <R> its answer
 */
@FunctionalInterface
public interface Committer<T, R> {

  /**
   * Writes a batch.
   *
   * @param batch at least one item; the same list again after an unknown outcome
   * @param again whether an earlier run of this very batch may have been committed
   * @return an answer for each item, in the same order, once all are durable
   */
  Future<List<R>> commit(List<T> batch, boolean again);
}
