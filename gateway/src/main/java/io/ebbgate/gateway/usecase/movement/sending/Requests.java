package io.ebbgate.gateway.usecase.movement.sending;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands attempts to connectors, and says what their answers mean for the channel. */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private Requests() {}

  /** Never fails: what a connector does instead of answering is an unknown outcome. */
  static Future<Reply> send(
      Connector connector, NewAttempt attempt, AccountDetails details, Instant now) {
    // Composed, so that a connector that throws is a failed future: the request may have left.
    return Future.succeededFuture()
        .compose(_ -> answer(connector, attempt, details, now))
        .otherwise(Requests::defect);
  }

  private static Future<Reply> answer(
      Connector connector, NewAttempt attempt, AccountDetails details, Instant now) {
    var request =
        new MovementRequest(
            IdKind.ATTEMPT.format(attempt.id()),
            attempt.amount(),
            details,
            attempt.agreementReference(),
            now.plus(connector.promises().requestValidity()),
            switch (attempt.kind()) {
              case PAYOUT -> "Loan payout";
              case DEBIT -> "Loan repayment";
            });
    return switch (attempt.kind()) {
      case PAYOUT -> connector.payout(request);
      case DEBIT -> connector.debit(request);
    };
  }

  /** The request may have left before the connector broke. */
  private static Reply defect(Throwable thrown) {
    LOG.error("a connector failed instead of answering", thrown);
    return new Reply(
        new Unknown(Unknown.Cause.UNREADABLE_ANSWER, "defect of the connector"), "", "");
  }

  /** Whether the provider gave an answer that says something certain. */
  static boolean isHealthy(Outcome outcome) {
    return switch (outcome) {
      case Moved _, Pending _ -> true;
      case NotMoved notMoved -> !isProvablyNotSent(notMoved);
      case Unknown _ -> false;
    };
  }

  /**
   * Whether not a byte left us, so that the same request may be made again. Nothing else may be: a
   * decline is an answer, and whatever is not certain may have been paid.
   */
  static boolean isProvablyNotSent(Outcome outcome) {
    return switch (outcome) {
      case NotMoved notMoved ->
          switch (notMoved.reason()) {
            case NOT_SENT -> true;
            case DECLINED_BY_CHANNEL,
                DECLINED_FOR_PAYEE,
                INSUFFICIENT_FUNDS,
                NOT_FOUND_AFTER_SETTLING ->
                false;
          };
      case Moved _, Pending _, Unknown _ -> false;
    };
  }
}
