package io.ebbgate.gateway.usecase.backlog;

import io.vertx.core.Future;

/** Counts unfinished business. */
public interface Backlogs {

  /** The figures of now; cheap enough to be asked every few seconds. */
  Future<Backlog> count();
}
