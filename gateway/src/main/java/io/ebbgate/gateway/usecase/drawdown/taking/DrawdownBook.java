package io.ebbgate.gateway.usecase.drawdown.taking;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Drawdowns as they are kept. Callable from any thread; answers come back on the caller's. */
public interface DrawdownBook {

  /** What is known before anything is decided. */
  Future<Known> known(Known.Question question);

  /**
   * Writes key, drawdown, reservation and first attempt in one commit with whatever else waits. The
   * line decides under its lock: it must be active, and the amount must fit.
   */
  Future<Taken> take(Candidate candidate);

  /** What a key is bound to, if it is. */
  Future<Optional<Taken.Bound>> bound(IdempotencyKey key);

  /** A client's drawdown. */
  Future<Optional<DrawdownView>> find(UUID clientId, UUID drawdownId);

  /**
   * A client's drawdowns, oldest first.
   *
   * @param after the last one seen
   */
  Future<List<DrawdownView>> list(UUID clientId, Optional<UUID> after, int limit);
}
