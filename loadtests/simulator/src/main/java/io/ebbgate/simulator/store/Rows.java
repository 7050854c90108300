package io.ebbgate.simulator.store;

import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineDelta;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Rows as the database writes them: with the next version, and with what it sets by itself. */
final class Rows {
  private Rows() {}

  static AttemptRow made(NewAttempt attempt, Duration lease, Instant now) {
    return new AttemptRow(
        attempt.id(),
        attempt.orderId(),
        attempt.orderKind(),
        attempt.sequence(),
        attempt.kind(),
        attempt.channel(),
        attempt.cardId(),
        attempt.agreementReference(),
        attempt.amount(),
        "Sending",
        "",
        0,
        false,
        AttemptState.Ground.TOLD,
        Optional.of(attempt.createdAt().plus(lease)),
        0,
        now.plus(lease),
        1,
        attempt.createdAt(),
        Optional.empty(),
        "");
  }

  static AttemptRow next(AttemptRow row, long fence, Optional<Instant> dueAt) {
    return new AttemptRow(
        row.id(),
        row.orderId(),
        row.orderKind(),
        row.sequence(),
        row.kind(),
        row.channel(),
        row.cardId(),
        row.agreementReference(),
        row.amount(),
        row.state(),
        row.why(),
        row.asked(),
        row.contradicted(),
        row.ground(),
        dueAt,
        fence,
        row.sentLeaseUntil(),
        row.version() + 1,
        row.createdAt(),
        row.endedAt(),
        row.providerReference());
  }

  /** A person wants it asked: what moved is counted anew. */
  static AttemptRow askedNow(AttemptRow row, Instant at) {
    var asked =
        row.in(
            row.state(),
            row.why(),
            row.state().equals("Moved") ? 0 : row.asked(),
            row.contradicted(),
            row.ground(),
            Optional.of(at),
            row.endedAt(),
            row.providerReference());
    return next(asked, asked.fence(), asked.dueAt());
  }

  static DrawdownRow next(DrawdownRow row) {
    return new DrawdownRow(
        row.id(),
        row.clientId(),
        row.customerId(),
        row.lineId(),
        row.cardId(),
        row.amount(),
        row.product(),
        row.productVersion(),
        row.termMonths(),
        row.annualRatePpm(),
        row.funder(),
        row.state(),
        row.failureReason(),
        row.loanId(),
        row.version() + 1,
        row.createdAt(),
        row.endedAt());
  }

  static RepaymentRow next(RepaymentRow row) {
    return new RepaymentRow(
        row.id(),
        row.clientId(),
        row.customerId(),
        row.lineId(),
        row.loanId(),
        row.cardId(),
        row.kind(),
        row.amount(),
        row.principal(),
        row.interest(),
        row.fee(),
        row.penalty(),
        row.valueDate(),
        row.loanVersion(),
        row.state(),
        row.failureReason(),
        row.version() + 1,
        row.createdAt(),
        row.endedAt());
  }

  static LoanRow next(LoanRow row) {
    return new LoanRow(
        row.id(),
        row.drawdownId(),
        row.clientId(),
        row.customerId(),
        row.lineId(),
        row.cardId(),
        row.principal(),
        row.outstanding(),
        row.product(),
        row.productVersion(),
        row.annualRatePpm(),
        row.funder(),
        row.valueDate(),
        row.interestFrom(),
        row.state(),
        row.version() + 1,
        row.createdAt(),
        row.settledAt(),
        row.standing());
  }

  static LineRow next(LineRow line, LineDelta delta) {
    return new LineRow(
        line.id(),
        line.clientId(),
        line.customerId(),
        line.currency(),
        line.limitMinor(),
        line.reservedMinor() + delta.reservedMinor(),
        line.usedMinor() + delta.usedMinor(),
        line.state(),
        line.repaymentDay(),
        line.version() + 1);
  }
}
