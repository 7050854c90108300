package io.ebbgate.gateway.store.close;

import io.ebbgate.gateway.usecase.ledger.close.CloseBook;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A book whose owner dies before a batch. */
final class DyingBook implements CloseBook {
  private final CloseBook book;
  private int batchesLeft;

  DyingBook(CloseBook book, int batches) {
    this.book = book;
    this.batchesLeft = batches;
  }

  @Override
  public Future<Standing> standing() {
    return book.standing();
  }

  @Override
  public Future<Optional<Held>> take(LocalDate date, UUID owner, Duration lease, Instant at) {
    return book.take(date, owner, lease, at);
  }

  @Override
  public Future<List<LoanWithPlan>> loans(Held held, int limit) {
    return book.loans(held, limit);
  }

  @Override
  public Future<Boolean> save(Held held, Held after, List<Line> lines, Duration lease) {
    batchesLeft--;
    return batchesLeft < 0
        ? Future.failedFuture(new IllegalStateException("died"))
        : book.save(held, after, lines, lease);
  }

  @Override
  public Future<Boolean> finish(Held held, Instant at) {
    return book.finish(held, at);
  }

  @Override
  public Future<Optional<Closed>> closed(LocalDate date) {
    return book.closed(date);
  }
}
