package io.ebbgate.gateway.usecase.repayment.learning;

import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.lending.RepaymentApplied;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.repayment.RepaymentDecision;
import io.ebbgate.core.repayment.RepaymentEffect;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.learning.LearningBatch;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineDelta;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.gateway.usecase.repayment.loan.LoanMapping;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns a decision about a repayment into rows of the batch. */
final class ApplyEffects {
  private final Ids ids;
  private final ComposeNotices notices;
  private final Bookings bookings;

  ApplyEffects(Ids ids, ComposeNotices notices, Bookings bookings) {
    this.ids = ids;
    this.notices = notices;
    this.bookings = bookings;
  }

  void apply(LearningBatch batch, AttemptRow attempt, RepaymentDecision decision) {
    var repayment = batch.repayment(attempt.orderId());
    var after = decision.state();
    if (!after.name().equals(repayment.state())) {
      batch.put(
          repayment.in(
              after.name(),
              failure(decision),
              after.isTerminal() ? Optional.of(batch.now()) : Optional.empty()));
    }
    boolean taken =
        decision.effects().stream().anyMatch(RepaymentEffect.ChangeLoan.class::isInstance);
    for (var effect : decision.effects()) {
      apply(batch, attempt, repayment, effect, taken);
    }
  }

  private void apply(
      LearningBatch batch,
      AttemptRow attempt,
      RepaymentRow repayment,
      RepaymentEffect effect,
      boolean taken) {
    switch (effect) {
      case RepaymentEffect.RecordPaid paid -> {
        if (taken) {
          batch.markPaid(repayment.id(), paid.attemptId(), batch.loan(repayment.loanId()));
        } else {
          batch.markPaid(repayment.id(), paid.attemptId());
        }
      }
      case RepaymentEffect.ChangeLoan change -> {
        changeLoan(batch, change.applied());
        batch.collect(
            repayment.loanId(),
            new Lent.Collected(repayment.id(), attempt.id(), change.applied().paid()));
      }
      case RepaymentEffect.ReturnCredit credit ->
          batch.moveLine(new LineDelta(repayment.lineId(), 0, -credit.principal().minor()));
      case RepaymentEffect.CloseDebit _ -> batch.closeDebit(repayment.loanId(), repayment.id());
      case RepaymentEffect.StartAttempt start ->
          batch.add(nextAttempt(batch, attempt, repayment, start));
      case RepaymentEffect.TellSucceeded told ->
          batch.tell(
              notices.repaymentSucceeded(
                  facts(batch, repayment),
                  repayment.loanId(),
                  repayment.kind(),
                  isEarly(repayment),
                  told.settled()));
      case RepaymentEffect.TellFailed told ->
          batch.tell(
              notices.repaymentFailed(
                  facts(batch, repayment), repayment.loanId(), told.proof(), told.customerToo()));
      case RepaymentEffect.TellHeld(var evidenceId) ->
          batch.tell(List.of(held(batch, repayment, evidenceId)));
      case RepaymentEffect.PostLedger post ->
          batch.add(
              bookings.entry(post.entry(), attempt, Optional.of(repayment.loanId()), batch.now()));
      case RepaymentEffect.TellReleased(var ofEvidence) ->
          batch.tell(released(batch, attempt, repayment, ofEvidence));
      case RepaymentEffect.EndIncident(var ofEvidence, var evidenceId) ->
          batch.endIncidents(repayment.id(), ofEvidence, evidenceId);
      case RepaymentEffect.OpenIncident open ->
          batch.add(
              bookings.incident(
                  attempt, open.reason(), Optional.of(open.evidenceId()), batch.now()));
    }
  }

  private NoticeRow held(LearningBatch batch, RepaymentRow repayment, UUID evidenceId) {
    var incident = batch.incidentOn(repayment.id(), evidenceId);
    return notices.repaymentHeld(money(repayment), incident.id(), incident.reason(), batch.now());
  }

  private List<NoticeRow> released(
      LearningBatch batch, AttemptRow attempt, RepaymentRow repayment, UUID ofEvidence) {
    // Before it leaves: what is told is what suspense still holds, of which parts may be gone.
    var held =
        batch.suspense(attempt).stream()
            .filter(suspense -> suspense.evidenceId().equals(ofEvidence))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nothing in suspense on " + ofEvidence))
            .held();
    return batch.openOn(repayment.id(), ofEvidence).stream()
        .map(incident ->
            notices.repaymentReleased(
                money(repayment).of(held), incident.id(), "SETTLED_BY_EVIDENCE", batch.now()))
        .toList();
  }

  private static ComposeNotices.Held money(RepaymentRow repayment) {
    return new ComposeNotices.Held(
        repayment.clientId(),
        repayment.customerId(),
        repayment.id(),
        repayment.loanId(),
        repayment.amount());
  }

  private static void changeLoan(LearningBatch batch, RepaymentApplied applied) {
    var loan = applied.loan();
    batch.put(
        batch
            .loan(loan.id())
            .in(
                loan.stateName(),
                loan.outstanding(),
                loan.interestFrom(),
                applied.settled() ? Optional.of(batch.now()) : Optional.empty()));
    batch.putInstalments(loan.id(), LoanMapping.instalments(loan));
  }

  private NewAttempt nextAttempt(
      LearningBatch batch,
      AttemptRow attempt,
      RepaymentRow repayment,
      RepaymentEffect.StartAttempt start) {
    return new NewAttempt(
        ids.next(),
        repayment.id(),
        OrderKind.REPAYMENT,
        start.sequence(),
        MovementKind.DEBIT,
        start.choice().channel(),
        attempt.cardId(),
        start.choice().agreementReference(),
        attempt.amount(),
        batch.now(),
        start.choice().others());
  }

  private static ComposeNotices.Facts facts(LearningBatch batch, RepaymentRow repayment) {
    return new ComposeNotices.Facts(
        repayment.clientId(),
        repayment.customerId(),
        repayment.id(),
        repayment.amount(),
        batch.card(repayment.cardId()).tail(),
        batch.now());
  }

  private static boolean isEarly(RepaymentRow repayment) {
    return switch (RepaymentKind.valueOf(repayment.kind())) {
      case EARLY_FULL, EARLY_PARTIAL -> true;
      case SCHEDULED, OVERDUE -> false;
    };
  }

  private static Optional<String> failure(RepaymentDecision decision) {
    return decision.effects().stream()
        .filter(RepaymentEffect.TellFailed.class::isInstance)
        .map(RepaymentEffect.TellFailed.class::cast)
        .map(told -> told.proof().reason().name())
        .findFirst();
  }
}
