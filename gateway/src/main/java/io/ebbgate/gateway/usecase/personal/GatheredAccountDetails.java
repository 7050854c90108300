package io.ebbgate.gateway.usecase.personal;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.gateway.usecase.movement.sending.AccountDetailsSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads single cards in batches, without a timer: what is asked for while one read is under way is
 * read by the next one. A read that fails is made again for each of its cards alone, so that a card
 * that cannot be opened takes no other along.
 *
 * <p>Cards are asked for on one executor, which is also where they are answered.
 */
public final class GatheredAccountDetails implements AccountDetailsSource {
  private static final Logger LOG = LoggerFactory.getLogger(GatheredAccountDetails.class);

  private final AccountDetailsSource source;
  private final int atMost;
  private final Executor executor;

  private Map<UUID, Promise<AccountDetails>> waiting = new LinkedHashMap<>();
  private boolean reading;

  /**
   * A reader with nothing to do yet.
   *
   * @param source where cards are read
   * @param atMost how many are read at once, at least 1
   * @param executor runs one action at a time, in order
   */
  public GatheredAccountDetails(AccountDetailsSource source, int atMost, Executor executor) {
    this.source = source;
    this.atMost = atMost;
    this.executor = executor;
  }

  @Override
  public Future<Map<UUID, AccountDetails>> details(Collection<UUID> cardIds) {
    return source.details(cardIds);
  }

  /** The details of one card; fails when it is not there. */
  @Override
  public Future<AccountDetails> details(UUID cardId) {
    var answer = waiting.computeIfAbsent(cardId, _ -> Promise.promise()).future();
    if (!reading) {
      read();
    }
    return answer;
  }

  private void read() {
    var batch = take();
    reading = true;
    // Composed, so that a source that throws is a failed read, and the next one is made.
    Future.succeededFuture()
        .compose(_ -> source.details(List.copyOf(batch.keySet())))
        .onComplete(read ->
            executor.execute(() -> {
              reading = false;
              if (!waiting.isEmpty()) {
                // The store is not kept waiting while callers are told.
                read();
              }
              if (read.succeeded()) {
                tell(batch, read.result());
              } else if (batch.size() == 1) {
                batch.values().forEach(card -> guarded(() -> card.fail(read.cause())));
              } else {
                readAlone(batch);
              }
            }));
  }

  private Map<UUID, Promise<AccountDetails>> take() {
    var batch = waiting;
    if (batch.size() <= atMost) {
      waiting = new LinkedHashMap<>();
      return batch;
    }
    var first = new LinkedHashMap<UUID, Promise<AccountDetails>>();
    var all = batch.entrySet().iterator();
    while (first.size() < atMost) {
      var entry = all.next();
      first.put(entry.getKey(), entry.getValue());
      all.remove();
    }
    return first;
  }

  private void readAlone(Map<UUID, Promise<AccountDetails>> batch) {
    batch.forEach((cardId, card) ->
        Future.succeededFuture()
            .compose(_ -> source.details(cardId))
            .onComplete(read ->
                executor.execute(() ->
                    guarded(() -> {
                      if (read.succeeded()) {
                        card.complete(read.result());
                      } else {
                        card.fail(read.cause());
                      }
                    }))));
  }

  private static void tell(
      Map<UUID, Promise<AccountDetails>> batch, Map<UUID, AccountDetails> found) {
    batch.forEach((cardId, card) ->
        guarded(() -> {
          var details = found.get(cardId);
          if (details == null) {
            card.fail(new IllegalStateException("no such card: " + cardId));
          } else {
            card.complete(details);
          }
        }));
  }

  /** A handler that throws stays alone. */
  private static void guarded(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException thrown) {
      LOG.error("a handler of a card that was read threw", thrown);
    }
  }
}
