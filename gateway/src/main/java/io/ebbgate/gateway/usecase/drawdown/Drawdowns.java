package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the lending app can do with drawdowns. Futures may fail with {@link
 * io.ebbgate.gateway.usecase.Rejected}.
 */
public interface Drawdowns {

  /** Tells schedule, rate and funder of a drawdown; reserves nothing, writes nothing. */
  Future<DrawdownQuote> quote(Principal principal, QuoteDrawdown command);

  /**
   * Takes a drawdown. When the future succeeds the answer is durable: {@code Submitted}, or {@code
   * Refused} with its code. A failed future bound nothing to the key.
   */
  Future<Kept<DrawdownView>> accept(
      Principal principal, IdempotencyKey key, RequestDrawdown command);

  /** Reads a drawdown. */
  Future<DrawdownView> find(Principal principal, UUID drawdownId);

  /** Waits until a drawdown has ended, at most so long; answers its state then. */
  Future<DrawdownView> awaitEnd(Principal principal, UUID drawdownId, Duration atMost);

  /**
   * Lists the client's drawdowns, oldest first.
   *
   * @param after the last one seen
   * @param limit 1 to 200
   */
  Future<List<DrawdownView>> list(Principal principal, Optional<UUID> after, int limit);
}
