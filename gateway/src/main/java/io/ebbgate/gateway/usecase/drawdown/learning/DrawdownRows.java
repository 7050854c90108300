package io.ebbgate.gateway.usecase.drawdown.learning;

import io.ebbgate.core.drawdown.DrawdownDecision;
import io.ebbgate.core.drawdown.DrawdownEffect;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.learning.LearningBatch;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanStanding;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.rows.account.LineDelta;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns a decision about a drawdown into rows of the batch. */
public final class DrawdownRows {
  private final TermsSource terms;
  private final Ids ids;
  private final Bookings bookings;
  private final ComposeNotices notices;

  public DrawdownRows(TermsSource terms, Ids ids, Bookings bookings, ComposeNotices notices) {
    this.terms = terms;
    this.ids = ids;
    this.bookings = bookings;
    this.notices = notices;
  }

  void apply(LearningBatch batch, AttemptRow attempt, DrawdownDecision decision) {
    var drawdown = batch.drawdown(attempt.orderId());
    var loanId =
        decision.effects().stream().anyMatch(DrawdownEffect.CreateLoan.class::isInstance)
            ? Optional.of(ids.next())
            : drawdown.loanId();
    var after = decision.state();
    if (!after.name().equals(drawdown.state())) {
      batch.put(
          drawdown.in(
              after.name(),
              LearnDrawdown.failure(decision).map(proof -> proof.reason().name()),
              loanId,
              after.hasEnded() ? Optional.of(batch.now()) : Optional.empty()));
    }
    for (var effect : decision.effects()) {
      apply(batch, attempt, drawdown, loanId, effect);
    }
  }

  private void apply(
      LearningBatch batch,
      AttemptRow attempt,
      DrawdownRow drawdown,
      Optional<UUID> loanId,
      DrawdownEffect effect) {
    long amount = drawdown.amount().minor();
    switch (effect) {
      case DrawdownEffect.RecordPaid(var attemptId) -> batch.markPaid(drawdown.id(), attemptId);
      case DrawdownEffect.CreateLoan(var valueDate) ->
          createLoan(batch, drawdown, loanId.orElseThrow(), valueDate);
      case DrawdownEffect.UseReservation _ ->
          batch.moveLine(new LineDelta(drawdown.lineId(), -amount, amount));
      case DrawdownEffect.ReleaseReservation _ ->
          batch.moveLine(new LineDelta(drawdown.lineId(), -amount, 0));
      case DrawdownEffect.StartAttempt start -> batch.add(next(batch, attempt, start));
      case DrawdownEffect.RecordReturned(var attemptId, var evidenceId) ->
          batch.markReturned(drawdown.id(), attemptId, evidenceId);
      case DrawdownEffect.VoidLoan _ -> batch.put(batch.loan(loanId.orElseThrow()).voided());
      case DrawdownEffect.RestoreCredit(var outstanding) ->
          batch.moveLine(new LineDelta(drawdown.lineId(), 0, -outstanding.minor()));
      case DrawdownEffect.ReverseRepayment reverse -> reverse(batch, reverse, loanId);
      case DrawdownEffect.ReverseTakenBack reverse -> reverse(batch, reverse, loanId);
      case DrawdownEffect.StopTelling _ -> batch.stopTelling(loanId.orElseThrow());
      case DrawdownEffect.TellReturned _ ->
          batch.tell(
              notices.drawdownReturned(
                  facts(batch, drawdown),
                  loanId.orElseThrow(),
                  batch.mayBeReported(loanId.orElseThrow())));
      case DrawdownEffect.TellPaid _ ->
          batch.tell(notices.drawdownPaid(facts(batch, drawdown), loanId.orElseThrow()));
      case DrawdownEffect.TellFailed(var proof) ->
          batch.tell(notices.drawdownFailed(facts(batch, drawdown), proof));
      case DrawdownEffect.PostLedger(var entry) ->
          batch.add(bookings.entry(entry, attempt, loanId, batch.now()));
      case DrawdownEffect.EndIncident(var ofEvidence, var evidenceId) ->
          batch.endIncidents(drawdown.id(), ofEvidence, evidenceId);
      case DrawdownEffect.OpenIncident(var reason, var evidenceId) ->
          batch.add(bookings.incident(attempt, reason, Optional.of(evidenceId), batch.now()));
    }
  }

  /** Booked to the repayment's own order, so that its incident holds exactly what it had paid. */
  private void reverse(
      LearningBatch batch, DrawdownEffect.ReverseRepayment reverse, Optional<UUID> loanId) {
    var repayment = reverse.collected();
    batch.add(
        bookings.entry(
            reverse.entry(), repayment.repaymentId(), repayment.attemptId(), loanId, batch.now()));
    var incident =
        bookings.incident(
            repayment.repaymentId(),
            repayment.attemptId(),
            reverse.reason(),
            Optional.of(reverse.entry().evidenceId()),
            batch.now());
    batch.add(incident);
    var loan = batch.loan(loanId.orElseThrow());
    batch.tell(
        List.of(
            notices.repaymentHeld(
                new ComposeNotices.Held(
                    loan.clientId(),
                    loan.customerId(),
                    repayment.repaymentId(),
                    loan.id(),
                    reverse.entry().total()),
                incident.id(),
                incident.reason(),
                batch.now())));
  }

  /** Booked likewise; the incident of the take-back ends where nothing is left of it. */
  private void reverse(
      LearningBatch batch, DrawdownEffect.ReverseTakenBack reverse, Optional<UUID> loanId) {
    var repayment = reverse.collected();
    batch.add(
        bookings.entry(
            reverse.entry(), repayment.repaymentId(), repayment.attemptId(), loanId, batch.now()));
    reverse
        .ended()
        .ifPresent(ofEvidence ->
            batch.endIncidents(repayment.repaymentId(), ofEvidence, reverse.entry().evidenceId()));
  }

  private void createLoan(
      LearningBatch batch, DrawdownRow drawdown, UUID loanId, LocalDate valueDate) {
    var loan =
        new LoanRow(
            loanId,
            drawdown.id(),
            drawdown.clientId(),
            drawdown.customerId(),
            drawdown.lineId(),
            drawdown.cardId(),
            drawdown.amount(),
            drawdown.amount(),
            drawdown.product(),
            drawdown.productVersion(),
            drawdown.annualRatePpm(),
            drawdown.funder(),
            valueDate,
            valueDate,
            "Active",
            1,
            batch.now(),
            Optional.empty(),
            LoanStanding.USUAL);
    batch.add(
        loan, plan(drawdown, loanId, valueDate, batch.line(drawdown.lineId()).repaymentDay()));
  }

  private List<InstalmentRow> plan(
      DrawdownRow drawdown, UUID loanId, LocalDate valueDate, int repaymentDay) {
    ProductTerms product =
        terms
            .current()
            .product(drawdown.product(), drawdown.productVersion())
            .orElseThrow(() ->
                new IllegalStateException(
                    "no terms of " + drawdown.product() + " " + drawdown.productVersion()));
    var schedule =
        Schedules.plan(
            ScheduleTerms.of(
                product,
                new AnnualRate(drawdown.annualRatePpm()),
                drawdown.amount(),
                drawdown.termMonths(),
                valueDate,
                repaymentDay));
    return schedule.instalments().stream()
        .map(row ->
            InstalmentRow.planned(
                loanId,
                row.number(),
                row.dueDate(),
                row.principal().minor(),
                row.interest().minor(),
                row.fee().minor()))
        .toList();
  }

  private NewAttempt next(
      LearningBatch batch, AttemptRow attempt, DrawdownEffect.StartAttempt start) {
    return new NewAttempt(
        ids.next(),
        attempt.orderId(),
        OrderKind.DRAWDOWN,
        start.sequence(),
        MovementKind.PAYOUT,
        start.choice().channel(),
        attempt.cardId(),
        start.choice().agreementReference(),
        attempt.amount(),
        batch.now(),
        start.choice().others());
  }

  private static ComposeNotices.Facts facts(LearningBatch batch, DrawdownRow drawdown) {
    return new ComposeNotices.Facts(
        drawdown.clientId(),
        drawdown.customerId(),
        drawdown.id(),
        drawdown.amount(),
        batch.card(drawdown.cardId()).tail(),
        batch.now());
  }
}
