package io.ebbgate.core.operator;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides whether an action fits its order. Pure. */
public final class OrderActions {
  private static final String CODE = "operator";

  private OrderActions() {}

  /**
   * What an action depends on.
   *
   * @param held whether the order is held
   * @param open its attempts that have not ended, oldest first; one at most by the lifecycles
   * @param sending whether the newest of these may still be leaving us: nobody can know yet what
   *     becomes of it
   * @param mayComeBack whether it is a drawdown that was paid out, which the bank may have sent
   *     back, or a repayment that was collected, which may have been taken back
   * @param moved its attempt that moved money which has not come back; the one that paid it where
   *     there are several
   */
  public record Standing(
      boolean held,
      List<UUID> open,
      boolean sending,
      boolean mayComeBack,
      Optional<MovedAttempt> moved) {
    public Standing {
      open = List.copyOf(open);
    }
  }

  /**
   * An attempt that moved money.
   *
   * @param amount what moved
   * @param createdAt when it was made: nothing came back before
   */
  public record MovedAttempt(UUID id, Money amount, Instant createdAt) {}

  /** What an action comes to. */
  public sealed interface Answer {

    /** It is done at once. */
    record Done() implements Answer {}

    /**
     * It waits for a second person.
     *
     * @param attemptId the attempt that it is about
     */
    record Proposed(UUID attemptId) implements Answer {}

    /**
     * It does not fit.
     *
     * @param why as a sentence for people
     */
    record DoesNotFit(String why) implements Answer {}
  }

  /**
   * What an action comes to.
   *
   * @param now when it is wanted
   */
  public static Answer decide(OrderAction action, Standing standing, Instant now) {
    return switch (action) {
      case OrderAction.QueryNow _ ->
          standing.open().isEmpty() && !standing.mayComeBack()
              ? nothingUnderWay()
              : new Answer.Done();
      case OrderAction.Hold _ ->
          standing.held() ? new Answer.DoesNotFit("The order is held already.") : new Answer.Done();
      case OrderAction.Resume _ ->
          standing.held() ? new Answer.Done() : new Answer.DoesNotFit("The order is not held.");
      case OrderAction.MarkMoved moved when moved.movedAt().isAfter(now) ->
          new Answer.DoesNotFit("The money cannot have moved at a time that is still to come.");
      case OrderAction.MarkMoved _, OrderAction.MarkNotMoved _ ->
          standing.open().isEmpty() ? nothingUnderWay() : word(standing);
      case OrderAction.MarkReturned returned ->
          standing
              .moved()
              .map(attempt -> returned(returned, attempt, now))
              .orElseGet(() ->
                  new Answer.DoesNotFit(
                      "No attempt of this order has moved money that could come back."));
    };
  }

  private static Answer returned(
      OrderAction.MarkReturned returned, MovedAttempt attempt, Instant now) {
    if (returned.returnedAt().isAfter(now)) {
      return new Answer.DoesNotFit(
          "The money cannot have come back at a time that is still to come.");
    }
    if (returned.returnedAt().isBefore(attempt.createdAt())) {
      return new Answer.DoesNotFit("The money cannot have come back before it was sent.");
    }
    if (!returned.amount().equals(attempt.amount())) {
      return new Answer.DoesNotFit(
          "The attempt moved "
              + attempt.amount()
              + ": only all of it can be marked as returned. Of a part, or of more, have the"
              + " provider tell what came back: it is then held in suspense, and an incident is"
              + " opened for it.");
    }
    return new Answer.Proposed(attempt.id());
  }

  private static Answer word(Standing standing) {
    return standing.sending()
        ? new Answer.DoesNotFit("The attempt is still being sent: nobody can know its outcome yet.")
        : new Answer.Proposed(standing.open().getLast());
  }

  private static Answer nothingUnderWay() {
    return new Answer.DoesNotFit("No attempt of this order is under way: its outcome is known.");
  }

  /**
   * What two people's word says about an attempt. That no money moved says nothing about the payee,
   * so another channel may be tried.
   *
   * @param ours the attempt's amount: people say whether it moved, not how much
   * @param movedBy when it was known to have moved, which people who say that it came back do not
   *     repeat; empty while it is not known
   */
  public static Outcome word(OrderAction.Mark mark, Money ours, Optional<Instant> movedBy) {
    return switch (mark) {
      case OrderAction.MarkMoved(var reference, var movedAt) -> new Moved(ours, reference, movedAt);
      case OrderAction.MarkNotMoved _ -> new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, CODE);
      case OrderAction.MarkReturned(var reference, var returnedAt, var _) ->
          new Moved(ours, reference, movedBy.filter(returnedAt::isAfter).orElse(returnedAt))
              .returned(returnedAt);
    };
  }
}
