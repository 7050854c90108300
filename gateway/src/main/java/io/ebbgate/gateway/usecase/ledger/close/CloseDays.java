package io.ebbgate.gateway.usecase.ledger.close;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.lending.closing.LoanDay;
import io.ebbgate.core.lending.overdue.DelinquencyTerms;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.ledger.close.CloseBook.Closed;
import io.ebbgate.gateway.usecase.ledger.close.CloseBook.Held;
import io.ebbgate.gateway.usecase.ledger.close.CloseBook.Line;
import io.ebbgate.gateway.usecase.ledger.close.CloseBook.Standing;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.ebbgate.gateway.usecase.repayment.loan.LoanMapping;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Closes business days. One at a time for each instance; for one context. */
public final class CloseDays {
  private final CloseBook book;
  private final TermsSource terms;
  private final LendingCaps caps;
  private final Settings settings;
  private final UUID owner;
  private final BusinessDays days;
  private final InstantSource clock;

  /**
   * How a close is worked off.
   *
   * @param batch loans in one transaction
   * @param lease for how long a close stays with an owner that is not heard of
   */
  public record Settings(int batch, Duration lease) {}

  /**
   * @param owner names this process
   * @param caps what the law allows, for the penalties of loans
   * @param clock the wall clock
   */
  public CloseDays(
      CloseBook book,
      TermsSource terms,
      LendingCaps caps,
      Settings settings,
      UUID owner,
      BusinessDays days,
      InstantSource clock) {
    this.book = book;
    this.terms = terms;
    this.caps = caps;
    this.settings = settings;
    this.owner = owner;
    this.days = days;
    this.clock = clock;
  }

  /**
   * Closes a day, after those before it that were missed. Asked again for the last closed day it
   * does nothing. Fails with an IllegalArgumentException for a day that is not over, or that is
   * before the last closed one.
   *
   * @return one report for each day, in order
   */
  public Future<List<CloseReport>> closeUpTo(LocalDate date) {
    var today = days.dayOf(clock.instant());
    if (!date.isBefore(today)) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "day " + date + " is not over: the business day is " + today));
    }
    return book.standing().compose(standing -> closeUpTo(date, standing));
  }

  private Future<List<CloseReport>> closeUpTo(LocalDate date, Standing standing) {
    if (standing.lastClosed().isPresent() && date.isBefore(standing.lastClosed().get())) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "day " + date + " is before the last closed one, " + standing.lastClosed().get()));
    }
    if (standing.open().isPresent() && date.isBefore(standing.open().get())) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "day " + date + " is before the one that is being closed, " + standing.open().get()));
    }
    var first =
        standing.lastClosed().map(day -> day.equals(date) ? day : day.plusDays(1)).orElse(date);
    // The first close ever may have been begun for an earlier day.
    var from = standing.open().filter(day -> day.isBefore(first)).orElse(first);
    Future<List<CloseReport>> reports = Future.succeededFuture(new ArrayList<>());
    for (var day = from; !day.isAfter(date); day = day.plusDays(1)) {
      var one = day;
      boolean begun = standing.open().filter(one::equals).isPresent();
      reports =
          reports.compose(done ->
              close(one, begun)
                  .map(report -> {
                    done.add(report);
                    return done;
                  }));
    }
    return reports;
  }

  private Future<CloseReport> close(LocalDate date, boolean begun) {
    var startedAt = clock.instant();
    return book.closed(date)
        .compose(closed ->
            closed.isPresent()
                ? Future.succeededFuture(new CloseReport(closed.get(), true, false, Duration.ZERO))
                : book.take(date, owner, settings.lease(), startedAt)
                    .compose(held -> held.map(this::work).orElseGet(() -> others(date)))
                    .map(done ->
                        new CloseReport(
                            done, false, begun, Duration.between(startedAt, clock.instant()))));
  }

  private static <T> Future<T> others(LocalDate date) {
    return Future.failedFuture(
        Problem.of(
                ProblemCode.OVERLOADED,
                "Somebody else is closing " + date + "; ask again when they have ended.")
            .rejected());
  }

  private Future<Closed> work(Held held) {
    // One look at the terms: those of a later version are of loans that come after the day.
    var known = terms.current();
    var ended = Promise.<Held>promise();
    step(held, book.loans(held, settings.batch()), known, ended);
    return ended
        .future()
        .compose(last ->
            book.finish(last, clock.instant())
                .compose(
                    done -> done ? book.closed(last.date()) : Future.failedFuture(taken(last))))
        .map(closed -> closed.orElseThrow());
  }

  /** Reads the next batch while this one is written; futures end later, so the stack stays flat. */
  private void step(
      Held held, Future<List<LoanWithPlan>> reading, Terms known, Promise<Held> ended) {
    reading.onComplete(read -> {
      if (read.failed()) {
        ended.fail(read.cause());
        return;
      }
      var loans = read.result();
      if (loans.isEmpty()) {
        ended.complete(held);
        return;
      }
      try {
        write(held, loans, known, ended);
      } catch (RuntimeException failed) {
        ended.fail(failed);
      }
    });
  }

  private void write(Held held, List<LoanWithPlan> loans, Terms known, Promise<Held> ended) {
    var after = held.past(loans.getLast().loan().id(), loans.size());
    var next = book.loans(after, settings.batch());
    book.save(held, after, lines(held, loans, known), settings.lease())
        .onComplete(saved -> {
          if (saved.failed()) {
            ended.fail(saved.cause());
          } else if (saved.result()) {
            step(after, next, known, ended);
          } else {
            ended.fail(taken(held));
          }
        });
  }

  private static RuntimeException taken(Held held) {
    return Problem.of(
            ProblemCode.OVERLOADED,
            "Somebody else has taken over the close of " + held.date() + ".")
        .rejected();
  }

  private List<Line> lines(Held held, List<LoanWithPlan> loans, Terms known) {
    var steps = DelinquencyTerms.usual();
    return loans.stream()
        .map(loan ->
            new Line(
                loan.loan().product(),
                loan.loan().funder(),
                LoanDay.of(LoanMapping.toCore(loan, known, caps), held.date(), steps)))
        .toList();
  }
}
