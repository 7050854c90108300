package io.ebbgate.core.movement.attempt;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptEvent.EvidenceArrived;

/** Weighs what evidence claims. Pure. */
final class Certainty {

  private Certainty() {}

  /**
   * What the evidence says once time and source are weighed. "Not found" by a query that left us
   * late enough is certainty; given as certain before its time it is taken back. A claim that
   * nothing was sent is believed of the sender only, and not once something else has been heard: a
   * refused connection of a query says nothing about the movement, and a client that connected
   * again on its own may have sent before it was refused.
   *
   * @param senderBelieved whether the sender may still say that nothing was sent
   */
  static Outcome of(EvidenceArrived evidence, AttemptFacts facts, boolean senderBelieved) {
    boolean settled = !evidence.askedAt().isBefore(facts.notFoundIsFinalFrom());
    return switch (evidence.outcome()) {
      case Unknown(Unknown.Cause cause, String detail)
          when cause == Unknown.Cause.NOT_FOUND_YET
              && evidence.source() == EvidenceSource.QUERY
              && settled ->
          new NotMoved(NotMoved.Reason.NOT_FOUND_AFTER_SETTLING, detail);
      case NotMoved(NotMoved.Reason reason, String code)
          when !mayClaim(reason, evidence, settled, senderBelieved) ->
          new Unknown(Unknown.Cause.NOT_FOUND_YET, code);
      case Outcome other -> other;
    };
  }

  private static boolean mayClaim(
      NotMoved.Reason reason, EvidenceArrived evidence, boolean settled, boolean senderBelieved) {
    return switch (reason) {
      case NOT_SENT ->
          switch (evidence.source()) {
            case REPLY, OWN -> senderBelieved;
            case OPERATOR -> true;
            case CALLBACK, QUERY, STATEMENT_LINE -> false;
          };
      case NOT_FOUND_AFTER_SETTLING ->
          evidence.source() == EvidenceSource.OPERATOR
              || (evidence.source() == EvidenceSource.QUERY && settled);
      case DECLINED_BY_CHANNEL, DECLINED_FOR_PAYEE, INSUFFICIENT_FUNDS -> true;
    };
  }
}
