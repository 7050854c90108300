package io.ebbgate.core.lifecycle.arrival;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.drawdown.DrawdownDecision;
import io.ebbgate.core.drawdown.DrawdownEffect;
import io.ebbgate.core.drawdown.DrawdownEvent;
import io.ebbgate.core.drawdown.DrawdownFacts;
import io.ebbgate.core.drawdown.DrawdownLifecycle;
import io.ebbgate.core.drawdown.DrawdownState;
import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Postings;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.lifecycle.RepaymentTable;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptReference;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.core.repayment.RepaymentDecision;
import io.ebbgate.core.repayment.RepaymentEffect;
import io.ebbgate.core.repayment.RepaymentEvent;
import io.ebbgate.core.repayment.RepaymentFacts;
import io.ebbgate.core.repayment.RepaymentLifecycle;
import io.ebbgate.core.repayment.RepaymentState;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One attempt, and a drawdown and a repayment that hear of it, after some evidence has arrived.
 *
 * @param attempt its state
 * @param drawdown the state of a drawdown that made it
 * @param repayment the state of a repayment that made it
 * @param disbursed what was booked to the drawdown
 * @param repaid what was booked to the repayment
 * @param suspended each amount that was booked to suspense for the attempt
 * @param paid how often each order recorded that it was paid
 * @param another whether the orders have begun another attempt
 * @param back what was booked as come back
 * @param books the ledger of the drawdown and of the repayment, with their open incidents
 */
record EvidenceRun(
    AttemptState attempt,
    DrawdownState drawdown,
    RepaymentState repayment,
    List<Money> disbursed,
    List<Money> repaid,
    List<Money> suspended,
    int paid,
    boolean another,
    Back back,
    Ledgers books) {

  /**
   * What was booked as come back.
   *
   * @param toDrawdown what was booked out of the drawdown's loan
   * @param takenBack what was booked to suspense as taken back from the repayment
   * @param suspended each amount that was booked out of suspense for the attempt
   */
  record Back(List<Money> toDrawdown, List<Money> takenBack, List<Money> suspended) {
    static final Back NOTHING = new Back(List.of(), List.of(), List.of());
  }

  static final EvidenceRun START =
      new EvidenceRun(
          new AttemptState.Sending(),
          new DrawdownState.Submitted(),
          new RepaymentState.Submitted(),
          List.of(),
          List.of(),
          List.of(),
          0,
          false,
          Back.NOTHING,
          Ledgers.EMPTY);

  private static final String CHANNEL = Books.CHANNEL;
  private static final AttemptReference FIRST = new AttemptReference(new UUID(3, 1), 1, CHANNEL);

  /** Where a run has come to, as far as money goes. */
  record End(
      String attempt,
      String drawdown,
      String repayment,
      List<Money> disbursed,
      List<Money> repaid,
      List<Money> suspended,
      Back back) {}

  End end() {
    return new End(
        attempt.name(), drawdown.name(), repayment.name(), disbursed, repaid, suspended, back);
  }

  /** No person was called, but for the debit that was taken back: there is no other way for it. */
  boolean isQuiet() {
    return isQuiet(books.drawn()) && isQuiet(books.collected());
  }

  private static boolean isQuiet(Books books) {
    for (var called : books.open()) {
      if (called.reason() != IncidentReason.DEBIT_RETURNED) {
        return false;
      }
    }
    return true;
  }

  /** What people are called for by the attempt or by either order. */
  List<IncidentReason> incidents() {
    return books.both().stream()
        .flatMap(one -> one.open().stream())
        .map(Books.Called::reason)
        .toList();
  }

  /**
   * What follows when something arrives.
   *
   * @param next the channel that routing would try after this one
   */
  EvidenceRun hear(ArrivingEvidence evidence, Optional<ChannelChoice> next) {
    var decision =
        AttemptLifecycle.decide(
            attempt,
            evidence.event(),
            ArrivingEvidence.FACTS.with(books.drawn().suspense()).calling(books.calls()));
    var run = this;
    for (var effect : decision.effects()) {
      run =
          switch (effect) {
            case AttemptEffect.TellOrderMoved(var proof, var id) ->
                run.tell(
                    new DrawdownEvent.AttemptMoved(FIRST, proof, id, ArrivingEvidence.LEASE_END),
                    new RepaymentEvent.AttemptMoved(FIRST, proof, id));
            case AttemptEffect.TellOrderNotMoved(var proof, var id) ->
                run.tell(
                    new DrawdownEvent.AttemptNotMoved(FIRST, proof, id, next),
                    new RepaymentEvent.AttemptNotMoved(FIRST, proof, id, next));
            case AttemptEffect.TellOrderReturned(var proof, var id) ->
                run.tell(
                    new DrawdownEvent.AttemptReturned(
                        FIRST, proof, id, new Lent(ArrivingEvidence.OURS, List.of())),
                    new RepaymentEvent.AttemptReturned(FIRST, proof, id));
            case AttemptEffect.TellOrderDisputed(var claim, var id) ->
                run.tell(
                    new DrawdownEvent.AttemptDisputed(FIRST, claim, id),
                    new RepaymentEvent.AttemptDisputed(FIRST, claim, id));
            case AttemptEffect.BookSuspense(var amount, var id) ->
                run.suspend(amount)
                    .each(one -> one.post(Postings.suspended(id, one.kind(), CHANNEL, amount)));
            case AttemptEffect.BookReturnToSuspense(var amount, var id) ->
                run.suspendBack(amount)
                    .each(
                        one -> one.post(Postings.returnSuspended(id, one.kind(), CHANNEL, amount)));
            case AttemptEffect.TakeOutOfSuspense(var suspense, var id) ->
                run.takenOut(suspense)
                    .each(one ->
                        one.post(Postings.suspenseSettled(id, one.kind(), CHANNEL, suspense)));
            case AttemptEffect.EndIncident(var ended, var _) -> run.each(one -> one.end(ended));
            case AttemptEffect.OpenIncident(var reason, var id) ->
                run.with(run.books.call(reason, id, evidence.event()));
            case AttemptEffect.Ask _, AttemptEffect.AskLater _ -> run;
          };
    }
    return run.with(decision.state());
  }

  private EvidenceRun tell(DrawdownEvent toDrawdown, RepaymentEvent toRepayment) {
    int latest = another ? 2 : 1;
    var drawn =
        DrawdownLifecycle.decide(
            drawdown,
            toDrawdown,
            new DrawdownFacts(
                ArrivingEvidence.OURS,
                latest,
                4,
                ArrivingEvidence.LEASE_END.minusSeconds(60),
                BusinessDays.in(ZoneId.of("Asia/Shanghai")),
                books.drawn().suspense()));
    var facts = RepaymentTable.facts(4, 1_500);
    var collected =
        RepaymentLifecycle.decide(
            repayment,
            toRepayment,
            new RepaymentFacts(
                facts.loan(),
                facts.kind(),
                facts.valueDate(),
                facts.components(),
                latest,
                4,
                books.collected().suspense()));
    return after(drawn).after(collected);
  }

  private EvidenceRun after(DrawdownDecision decision) {
    var run =
        new EvidenceRun(
            attempt,
            decision.state(),
            repayment,
            disbursed,
            repaid,
            suspended,
            paid,
            another,
            back,
            books);
    for (var effect : decision.effects()) {
      run =
          switch (effect) {
            case DrawdownEffect.PostLedger(var entry) ->
                run.booked(entry).drawn(run.books.drawn().post(entry));
            case DrawdownEffect.OpenIncident(var reason, var id) ->
                run.drawn(run.books.drawn().call(reason, Optional.of(id)));
            case DrawdownEffect.EndIncident(var ended, var _) ->
                run.drawn(run.books.drawn().end(ended));
            case DrawdownEffect.RecordPaid _ -> run.recordedPaid();
            case DrawdownEffect.StartAttempt _ -> run.startedAnother();
            case DrawdownEffect.CreateLoan _,
                DrawdownEffect.RecordReturned _,
                DrawdownEffect.ReleaseReservation _,
                DrawdownEffect.RestoreCredit _,
                DrawdownEffect.ReverseRepayment _,
                DrawdownEffect.ReverseTakenBack _,
                DrawdownEffect.StopTelling _,
                DrawdownEffect.TellFailed _,
                DrawdownEffect.TellPaid _,
                DrawdownEffect.TellReturned _,
                DrawdownEffect.UseReservation _,
                DrawdownEffect.VoidLoan _ ->
                run;
          };
    }
    return run;
  }

  private EvidenceRun after(RepaymentDecision decision) {
    var run =
        new EvidenceRun(
            attempt,
            drawdown,
            decision.state(),
            disbursed,
            repaid,
            suspended,
            paid,
            another,
            back,
            books);
    for (var effect : decision.effects()) {
      run =
          switch (effect) {
            case RepaymentEffect.PostLedger(var entry) ->
                run.booked(entry).collected(run.books.collected().post(entry));
            case RepaymentEffect.OpenIncident(var reason, var id) ->
                run.collected(run.books.collected().call(reason, Optional.of(id)));
            case RepaymentEffect.EndIncident(var ended, var _) ->
                run.collected(run.books.collected().end(ended));
            case RepaymentEffect.RecordPaid _ -> run.recordedPaid();
            case RepaymentEffect.StartAttempt _ -> run.startedAnother();
            case RepaymentEffect.ChangeLoan _,
                RepaymentEffect.CloseDebit _,
                RepaymentEffect.ReturnCredit _,
                RepaymentEffect.TellFailed _,
                RepaymentEffect.TellHeld _,
                RepaymentEffect.TellReleased _,
                RepaymentEffect.TellSucceeded _ ->
                run;
          };
    }
    return run;
  }

  /** Books as the ledger does: what moved stands against the channel's clearing account. */
  private EvidenceRun booked(LedgerEntry entry) {
    Account clearing = Account.providerClearing(CHANNEL);
    Money sum = Money.zero(entry.transfers().getFirst().amount().currency());
    for (var transfer : entry.transfers()) {
      if (!transfer.debit().equals(clearing) && !transfer.credit().equals(clearing)) {
        throw new AssertionError("booked past the channel: " + entry);
      }
      sum = sum.plus(transfer.amount());
    }
    return switch (entry.kind()) {
      case DISBURSED -> with(add(disbursed, sum), repaid);
      case REPAID -> with(disbursed, add(repaid, sum));
      case SUSPENDED -> suspend(sum);
      case PAYOUT_RETURNED ->
          with(new Back(add(back.toDrawdown(), sum), back.takenBack(), back.suspended()));
      case RETURN_SUSPENDED ->
          with(new Back(back.toDrawdown(), add(back.takenBack(), sum), back.suspended()));
      case SUSPENSE_SETTLED -> throw new AssertionError("no order of one attempt: " + entry);
      case REPAYMENT_REVERSED -> throw new AssertionError("nothing was repaid: " + entry);
      case RETURNED_BY_PROVIDER, RETURNED_TO_CUSTOMER, GIVEN_UP ->
          throw new AssertionError("evidence alone took money out of suspense: " + entry);
      case WAIVED, COUPON_APPLIED, WRITTEN_OFF, RECOVERED, COMPENSATED ->
          throw new AssertionError("serviced: " + entry);
      case COLLECTED_FOR_GUARANTOR, COLLECTION_REVERSED ->
          throw new AssertionError("collected otherwise: " + entry);
    };
  }

  private static <T> List<T> add(List<T> to, T one) {
    var all = new ArrayList<>(to);
    all.add(one);
    return List.copyOf(all);
  }

  private EvidenceRun with(AttemptState state) {
    return new EvidenceRun(
        state, drawdown, repayment, disbursed, repaid, suspended, paid, another, back, books);
  }

  private EvidenceRun with(List<Money> toDrawdown, List<Money> toRepayment) {
    return new EvidenceRun(
        attempt,
        drawdown,
        repayment,
        toDrawdown,
        toRepayment,
        suspended,
        paid,
        another,
        back,
        books);
  }

  private EvidenceRun with(Back now) {
    return new EvidenceRun(
        attempt, drawdown, repayment, disbursed, repaid, suspended, paid, another, now, books);
  }

  private EvidenceRun suspendBack(Money amount) {
    return with(new Back(back.toDrawdown(), back.takenBack(), add(back.suspended(), amount)));
  }

  private EvidenceRun suspend(Money amount) {
    return new EvidenceRun(
        attempt,
        drawdown,
        repayment,
        disbursed,
        repaid,
        add(suspended, amount),
        paid,
        another,
        back,
        books);
  }

  /** A part that had come back is no part any more; what had moved is booked as come back. */
  private EvidenceRun takenOut(Suspense suspense) {
    if (suspense.moved()) {
      return suspendBack(suspense.standing());
    }
    var left = new ArrayList<>(back.suspended());
    left.remove(suspense.standing());
    return with(new Back(back.toDrawdown(), back.takenBack(), List.copyOf(left)));
  }

  private EvidenceRun drawn(Books now) {
    return with(books.withDrawn(now));
  }

  private EvidenceRun collected(Books now) {
    return with(books.withCollected(now));
  }

  private EvidenceRun each(UnaryOperator<Books> change) {
    return with(books.each(change));
  }

  private EvidenceRun with(Ledgers now) {
    return new EvidenceRun(
        attempt, drawdown, repayment, disbursed, repaid, suspended, paid, another, back, now);
  }

  private EvidenceRun recordedPaid() {
    return new EvidenceRun(
        attempt, drawdown, repayment, disbursed, repaid, suspended, paid + 1, another, back, books);
  }

  private EvidenceRun startedAnother() {
    return new EvidenceRun(
        attempt, drawdown, repayment, disbursed, repaid, suspended, paid, true, back, books);
  }
}
