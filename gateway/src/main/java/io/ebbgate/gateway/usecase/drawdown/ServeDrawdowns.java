package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownBook;
import io.ebbgate.gateway.usecase.movement.learning.WaitingOrders;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything that the lending app can do with drawdowns. */
public final class ServeDrawdowns implements Drawdowns {
  private final QuoteDrawdowns quotes;
  private final AcceptDrawdown accept;
  private final DrawdownBook book;
  private final WaitingOrders waiting;

  public ServeDrawdowns(
      QuoteDrawdowns quotes, AcceptDrawdown accept, DrawdownBook book, WaitingOrders waiting) {
    this.quotes = quotes;
    this.accept = accept;
    this.book = book;
    this.waiting = waiting;
  }

  @Override
  public Future<DrawdownQuote> quote(Principal principal, QuoteDrawdown command) {
    return quotes.quote(principal, command);
  }

  @Override
  public Future<Kept<DrawdownView>> accept(
      Principal principal, IdempotencyKey key, RequestDrawdown command) {
    return accept.accept(key, command);
  }

  @Override
  public Future<DrawdownView> find(Principal principal, UUID drawdownId) {
    return book.find(principal.clientId(), drawdownId)
        .map(found ->
            found.orElseThrow(() ->
                Problem.of(ProblemCode.DRAWDOWN_NOT_FOUND, "This client has no such drawdown.")
                    .rejected()));
  }

  @Override
  public Future<DrawdownView> awaitEnd(Principal principal, UUID drawdownId, Duration atMost) {
    return waiting.await(drawdownId, atMost, () -> find(principal, drawdownId));
  }

  @Override
  public Future<List<DrawdownView>> list(Principal principal, Optional<UUID> after, int limit) {
    return book.list(principal.clientId(), after, limit);
  }
}
