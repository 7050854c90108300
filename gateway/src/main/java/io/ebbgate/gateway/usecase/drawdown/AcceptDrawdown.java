package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.cluster.step.Digest;
import io.ebbgate.cluster.step.GridKey;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownBook;
import io.ebbgate.gateway.usecase.drawdown.taking.Known;
import io.ebbgate.gateway.usecase.drawdown.taking.RuleOnDrawdowns;
import io.ebbgate.gateway.usecase.drawdown.taking.Ruling;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.ebbgate.gateway.usecase.grid.CreditGrid;
import io.ebbgate.gateway.usecase.grid.GridLines;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes a drawdown: ruled on, asked of the grid, made durable, and only then handed to the sender.
 * A request that would be turned away still finds the answer that its key was given before.
 */
public final class AcceptDrawdown {
  private final OfferTokens offers;
  private final TermsSource terms;
  private final RuleOnDrawdowns rules;
  private final DrawdownBook book;
  private final CreditGrid grid;
  private final Consumer<NewAttempt> sender;
  private final InstantSource clock;

  /**
   * @param sender takes attempts that are durable and leased to this node; returns at once
   */
  public AcceptDrawdown(
      OfferTokens offers,
      TermsSource terms,
      RuleOnDrawdowns rules,
      DrawdownBook book,
      CreditGrid grid,
      Consumer<NewAttempt> sender,
      InstantSource clock) {
    this.offers = offers;
    this.terms = terms;
    this.rules = rules;
    this.book = book;
    this.grid = grid;
    this.sender = sender;
    this.clock = clock;
  }

  /** The durable answer; a failed future bound nothing to the key. */
  Future<Kept<DrawdownView>> accept(IdempotencyKey key, RequestDrawdown command) {
    var question = new Known.Question(key.clientId(), command.lineId(), command.cardId());
    return book.known(question)
        .compose(known -> {
          var ruling =
              rules.rule(
                  terms.current(),
                  key,
                  command,
                  offers.read(command.offerId()),
                  known,
                  // The database keeps microseconds; a replay must show the very same instant.
                  clock.instant().truncatedTo(ChronoUnit.MILLIS));
          return switch (ruling) {
            case Ruling.TurnAway(var problem) -> boundOr(key, problem);
            case Ruling.Write write -> reserve(write);
          };
        });
  }

  private Future<Kept<DrawdownView>> boundOr(IdempotencyKey key, Problem problem) {
    return book.bound(key)
        .compose(bound ->
            bound.isPresent() ? replay(key, bound.get()) : Future.failedFuture(problem.rejected()));
  }

  private static Future<Kept<DrawdownView>> replay(IdempotencyKey key, Taken.Bound bound) {
    return bound.sameAs(key.fingerprint())
        ? Future.succeededFuture(new Kept<>(bound.view(), true))
        : reused();
  }

  private static Future<Kept<DrawdownView>> reused() {
    return failed(
        ProblemCode.IDEMPOTENCY_KEY_REUSED, "The key was used for another request before.");
  }

  private Future<Kept<DrawdownView>> reserve(Ruling.Write write) {
    var candidate = write.candidate();
    var key = gridKey(candidate);
    var fingerprint = Digest.of(candidate.key().fingerprint());
    var answer =
        candidate.refusal().isPresent()
            ? grid.claim(
                new GridStep.ClaimKey(
                    candidate.customerId(), candidate.drawdownId(), key, fingerprint))
            : grid.reserve(
                new ReserveRequest(
                    candidate.customerId(),
                    candidate.command().lineId(),
                    candidate.drawdownId(),
                    candidate.command().amount().minor(),
                    key,
                    fingerprint,
                    Optional.of(GridLines.snapshot(write.line(), Set.of()))));
    return answer.compose(told ->
        switch (told) {
          // What the grid thinks cannot be is written too: the line under its lock decides, and
          // a refusal is as durable as an acceptance.
          case ReserveAnswer.Reserved _,
              ReserveAnswer.CreditTooSmall _,
              ReserveAnswer.LineNotActive _ ->
              write(candidate);
          case ReserveAnswer.KeyInFlight _ ->
              failed(
                  ProblemCode.IDEMPOTENCY_IN_FLIGHT,
                  "A request with this key is being worked on; ask again.");
          case ReserveAnswer.KeyDone(var _, boolean same) ->
              same ? replayKnown(candidate.key()) : reused();
          // The line was given with the question, so a grid that still lacks it is no help.
          case ReserveAnswer.NotLoaded _ -> unavailable(candidate, "The grid is not ready.");
          case Unavailable(var reason) -> unavailable(candidate, reason);
        });
  }

  /** The grid knows the key; what it is bound to is in the database. */
  private Future<Kept<DrawdownView>> replayKnown(IdempotencyKey key) {
    return book.bound(key)
        .compose(bound ->
            bound.isPresent()
                ? replay(key, bound.get())
                : failed(
                    ProblemCode.IDEMPOTENCY_IN_FLIGHT,
                    "A request with this key is being worked on; ask again."));
  }

  private Future<Kept<DrawdownView>> unavailable(Candidate candidate, Unavailable.Reason reason) {
    return switch (reason) {
      case OVERLOADED ->
          failed(ProblemCode.OVERLOADED, "Too many requests wait for the cluster; ask again.");
      case STOPPED -> failed(ProblemCode.SHUTTING_DOWN, "This node is stopping; ask another.");
      case NO_QUORUM ->
          failed(
              ProblemCode.GRID_UNAVAILABLE,
              "This node sees too few members of its cluster to take new movements.");
      case TIMED_OUT, FAILED -> unavailable(candidate, "The grid did not answer.");
    };
  }

  /** Whether the step was taken is not known: it is taken back. */
  private Future<Kept<DrawdownView>> unavailable(Candidate candidate, String detail) {
    grid.settle(
        new Settlement.Aborted(candidate.customerId(), candidate.drawdownId(), gridKey(candidate)));
    return failed(ProblemCode.GRID_UNAVAILABLE, detail + " Ask again with the same key.");
  }

  private Future<Kept<DrawdownView>> write(Candidate candidate) {
    return book.take(candidate)
        .onFailure(failure -> abort(candidate, failure))
        .compose(taken ->
            switch (taken) {
              case Taken.Written written -> written(candidate, written);
              case Taken.KeyKnown(var bound) -> keyKnown(candidate, bound);
            });
  }

  /** Nothing is settled while a commit's outcome is unknown: the reservation holds till expiry. */
  private void abort(Candidate candidate, Throwable failure) {
    boolean unknown =
        failure instanceof Rejected rejected
            && rejected.problem().code() == ProblemCode.DATABASE_UNAVAILABLE;
    if (!unknown) {
      grid.settle(
          new Settlement.Aborted(
              candidate.customerId(), candidate.drawdownId(), gridKey(candidate)));
    }
  }

  private Future<Kept<DrawdownView>> written(Candidate candidate, Taken.Written written) {
    var line = written.line().map(row -> GridLines.snapshot(row, written.counted()));
    var fingerprint = Digest.of(candidate.key().fingerprint());
    grid.settle(
        written.view().refusalCode().isPresent()
            ? new Settlement.Refused(
                candidate.customerId(),
                candidate.drawdownId(),
                gridKey(candidate),
                fingerprint,
                line)
            : new Settlement.Accepted(
                candidate.customerId(),
                candidate.drawdownId(),
                gridKey(candidate),
                fingerprint,
                line));
    written.toSend().ifPresent(sender);
    return Future.succeededFuture(new Kept<>(written.view(), false));
  }

  private Future<Kept<DrawdownView>> keyKnown(Candidate candidate, Taken.Bound bound) {
    grid.settle(
        new Settlement.AlreadyBound(
            candidate.customerId(),
            candidate.drawdownId(),
            gridKey(candidate),
            bound.view().id(),
            Digest.of(bound.fingerprint())));
    return replay(candidate.key(), bound);
  }

  private static GridKey gridKey(Candidate candidate) {
    var key = candidate.key();
    return new GridKey(key.clientId(), key.operation().number(), Digest.of(key.keyDigest()));
  }

  private static <T> Future<T> failed(ProblemCode code, String detail) {
    return Future.failedFuture(Problem.of(code, detail).rejected());
  }
}
