package io.ebbgate.gateway.usecase.movement.learning;

import io.ebbgate.core.movement.attempt.AttemptDecision;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import java.time.Instant;
import java.util.Optional;

/** Between an attempt's row and its state in the core. */
public final class AttemptStates {

  private AttemptStates() {}

  /** The state that a row tells. */
  public static AttemptState of(AttemptRow row) {
    return switch (row.state()) {
      case "Sending" -> new AttemptState.Sending();
      case "Asking" -> new AttemptState.Asking(row.asked());
      case "Disputed" -> new AttemptState.Disputed(row.asked());
      case "Moved" -> new AttemptState.Moved(row.providerReference(), row.contradicted());
      case "Returned" -> new AttemptState.Returned(row.providerReference(), row.contradicted());
      case "NotMoved" -> new AttemptState.NotMoved(row.ground(), row.contradicted());
      default -> throw new IllegalStateException("no state of an attempt: " + row.state());
    };
  }

  /**
   * The row in the state that was decided.
   *
   * @param at when it ends, if it does
   */
  public static AttemptRow in(AttemptRow row, AttemptDecision decision, Instant at) {
    var state = decision.state();
    var ended =
        state.hasEnded() ? Optional.of(row.endedAt().orElse(at)) : Optional.<Instant>empty();
    return row.in(
        state.name(),
        why(row, decision),
        asked(row, decision),
        contradicted(state),
        ground(state),
        state.hasEnded() && !stays(row, state) ? Optional.empty() : due(row, decision),
        ended,
        reference(state));
  }

  private static String why(AttemptRow row, AttemptDecision decision) {
    return decision.effects().stream()
        .flatMap(effect ->
            switch (effect) {
              case AttemptEffect.TellOrderNotMoved(var proof, var _) ->
                  Optional.of(proof.reason().name()).stream();
              case AttemptEffect.TellOrderMoved _ -> Optional.of("").stream();
              case AttemptEffect.TellOrderDisputed(var claim, var _) ->
                  Optional.of("the provider names " + claim.amount()).stream();
              case AttemptEffect.Ask _,
                  AttemptEffect.AskLater _,
                  AttemptEffect.BookReturnToSuspense _,
                  AttemptEffect.BookSuspense _,
                  AttemptEffect.EndIncident _,
                  AttemptEffect.OpenIncident _,
                  AttemptEffect.TakeOutOfSuspense _,
                  AttemptEffect.TellOrderReturned _ ->
                  Optional.<String>empty().stream();
            })
        .findFirst()
        .orElse(row.why());
  }

  /** Of what moved and still has, a person's question stands until its answer is there. */
  private static boolean stays(AttemptRow row, AttemptState state) {
    return state instanceof AttemptState.Moved && row.state().equals(state.name());
  }

  private static int asked(AttemptRow row, AttemptDecision decision) {
    return switch (decision.state()) {
      case AttemptState.Asking(int asked) -> asked;
      case AttemptState.Disputed(int asked) -> asked;
      case AttemptState.Moved _ ->
          decision.effects().contains(new AttemptEffect.Ask()) ? row.asked() + 1 : row.asked();
      case AttemptState.Sending _, AttemptState.Returned _, AttemptState.NotMoved _ -> row.asked();
    };
  }

  private static String reference(AttemptState state) {
    return switch (state) {
      case AttemptState.Moved(String reference, var _) -> reference;
      case AttemptState.Returned(String reference, var _) -> reference;
      case AttemptState.Sending _,
          AttemptState.Asking _,
          AttemptState.NotMoved _,
          AttemptState.Disputed _ ->
          "";
    };
  }

  private static boolean contradicted(AttemptState state) {
    return switch (state) {
      case AttemptState.Moved(var _, boolean contradicted) -> contradicted;
      case AttemptState.Returned(var _, boolean contradicted) -> contradicted;
      case AttemptState.NotMoved(var _, boolean contradicted) -> contradicted;
      case AttemptState.Sending _, AttemptState.Asking _, AttemptState.Disputed _ -> false;
    };
  }

  private static AttemptState.Ground ground(AttemptState state) {
    return switch (state) {
      case AttemptState.NotMoved(var ground, var _) -> ground;
      case AttemptState.Sending _,
          AttemptState.Asking _,
          AttemptState.Moved _,
          AttemptState.Returned _,
          AttemptState.Disputed _ ->
          AttemptState.Ground.TOLD;
    };
  }

  private static Optional<Instant> due(AttemptRow row, AttemptDecision decision) {
    return decision.effects().stream()
        .filter(AttemptEffect.AskLater.class::isInstance)
        .map(effect -> ((AttemptEffect.AskLater) effect).at())
        .findFirst()
        .or(row::dueAt);
  }
}
