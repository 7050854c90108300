package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.TokenReading;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.RepaymentBook;
import io.ebbgate.gateway.usecase.repayment.taking.Taken;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Takes a repayment: durable first, then handed to the sender. An expired quote still finds the
 * answer that its key was given while it held.
 */
public final class AcceptRepayment {
  private final QuoteTokens tokens;
  private final RepaymentBook book;
  private final Consumer<NewAttempt> sender;
  private final Ids ids;
  private final InstantSource clock;
  private final BusinessDays days;
  private final BooleanSupplier inQuorum;

  /**
   * @param sender takes attempts that are durable and leased to this node; returns at once
   * @param days which day it is, for what is owed
   * @param inQuorum whether this node sees enough members of its cluster to take new movements;
   *     never blocks
   */
  public AcceptRepayment(
      QuoteTokens tokens,
      RepaymentBook book,
      Consumer<NewAttempt> sender,
      Ids ids,
      InstantSource clock,
      BusinessDays days,
      BooleanSupplier inQuorum) {
    this.tokens = tokens;
    this.book = book;
    this.sender = sender;
    this.ids = ids;
    this.clock = clock;
    this.days = days;
    this.inQuorum = inQuorum;
  }

  /** The durable answer; a failed future bound nothing to the key. */
  Future<Kept<RepaymentView>> accept(IdempotencyKey key, RequestRepayment command) {
    return switch (tokens.read(command.quoteId())) {
      case TokenReading.Valid<BoundQuote> valid -> take(key, command, valid.bound(), false);
      case TokenReading.Expired<BoundQuote> old -> take(key, command, old.bound(), true);
      case TokenReading.Invalid<BoundQuote> _ -> notOurs();
    };
  }

  private Future<Kept<RepaymentView>> take(
      IdempotencyKey key, RequestRepayment command, BoundQuote quote, boolean expired) {
    if (!quote.loanId().equals(command.loanId()) || !quote.amount().equals(command.amount())) {
      return notOurs();
    }
    if (!inQuorum.getAsBoolean()) {
      return Future.failedFuture(
          Problem.of(
                  ProblemCode.GRID_UNAVAILABLE,
                  "This node sees too few members of its cluster to take new movements.")
              .rejected());
    }
    // The database keeps microseconds; a replay must show the very same instant.
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var candidate =
        new Candidate(
            ids.next(), ids.next(), key, command.cardId(), quote, expired, days.dayOf(at), at);
    return book.take(candidate).compose(this::answer);
  }

  private Future<Kept<RepaymentView>> answer(Taken taken) {
    return switch (taken) {
      case Taken.Durable durable -> {
        durable.toSend().ifPresent(sender);
        yield Future.succeededFuture(new Kept<>(durable.view(), durable.replayed()));
      }
      case Taken.TurnedAway away -> Future.failedFuture(away.problem().rejected());
    };
  }

  private static Future<Kept<RepaymentView>> notOurs() {
    return Future.failedFuture(
        Problem.of(
                ProblemCode.QUOTE_INVALID,
                "The quote is not one of ours, or is for another loan or amount.")
            .rejected());
  }
}
