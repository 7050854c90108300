package io.ebbgate.core.lifecycle.arrival;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.drawdown.DrawdownEffect;
import io.ebbgate.core.drawdown.DrawdownEvent;
import io.ebbgate.core.drawdown.DrawdownFacts;
import io.ebbgate.core.drawdown.DrawdownLifecycle;
import io.ebbgate.core.drawdown.DrawdownState;
import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.ledger.Postings;
import io.ebbgate.core.lifecycle.RepaymentTable;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.attempt.AttemptDecision;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEvent;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptReference;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.core.operator.Resolutions;
import io.ebbgate.core.repayment.RepaymentEffect;
import io.ebbgate.core.repayment.RepaymentEvent;
import io.ebbgate.core.repayment.RepaymentFacts;
import io.ebbgate.core.repayment.RepaymentLifecycle;
import io.ebbgate.core.repayment.RepaymentState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A payout that has made a loan, and a debit that repays it: decided and booked as a shell does.
 */
final class ReturnedMoneyRun {
  private static final Money LENT = Money.fen(100_000);
  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final AttemptReference PAYOUT =
      new AttemptReference(new UUID(3, 1), 2, Books.CHANNEL);
  private static final AttemptReference DEBIT =
      new AttemptReference(new UUID(3, 2), 2, Books.CHANNEL);
  private static final UUID REPAYMENT = new UUID(4, 1);

  private final boolean taken;
  private final boolean givenUp;
  private AttemptState payoutState = new AttemptState.Moved("P-1", false);
  private AttemptState debitState = new AttemptState.Sending();
  private DrawdownState drawdown = new DrawdownState.Disbursed();
  private RepaymentState repayment = new RepaymentState.Submitted();
  private Books payout =
      Books.of(MovementKind.PAYOUT).post(Postings.disbursed(new UUID(1, 99), Books.CHANNEL, LENT));
  private Books debit = Books.of(MovementKind.DEBIT);
  private Optional<Components> applied = Optional.empty();
  private List<AttemptFacts.Call> payoutCalls = List.of();
  private List<AttemptFacts.Call> debitCalls = List.of();

  private ReturnedMoneyRun(boolean taken, boolean givenUp) {
    this.taken = taken;
    this.givenUp = givenUp;
  }

  /**
   * The payout has moved and the debit is under way.
   *
   * @param taken whether the loan still owes what the debit collects
   * @param givenUp whether people give up what left us, or have it back from the provider
   */
  static ReturnedMoneyRun start(boolean taken, boolean givenUp) {
    return new ReturnedMoneyRun(taken, givenUp);
  }

  Books payout() {
    return payout;
  }

  Books debit() {
    return debit;
  }

  /** Whether the provider gave back, by people's word, what had been taken back from us. */
  boolean providerGaveBack() {
    return debit.entries().stream()
        .anyMatch(entry -> entry.kind() == EntryKind.RETURNED_BY_PROVIDER);
  }

  /** What has come of it after a step; this one stays as it is. */
  ReturnedMoneyRun after(ReturnedMoneyPermutationsTest.Step step) {
    var next = new ReturnedMoneyRun(taken, givenUp);
    next.payoutState = payoutState;
    next.debitState = debitState;
    next.drawdown = drawdown;
    next.repayment = repayment;
    next.payout = payout;
    next.debit = debit;
    next.applied = applied;
    next.payoutCalls = payoutCalls;
    next.debitCalls = debitCalls;
    var evidence = UUID.nameUUIDFromBytes(step.name().getBytes(StandardCharsets.UTF_8));
    switch (step) {
      case DEBIT_MOVED -> next.debited(evidence, moved(next.owed()));
      case PART_OF_DEBIT_BACK -> next.debited(evidence, moved(Money.fen(30_000)).returned(AT));
      case MORE_THAN_DEBIT_BACK -> next.debited(evidence, moved(Money.fen(150_000)).returned(AT));
      case DEBIT_BACK -> next.debited(evidence, moved(next.owed()).returned(AT));
      case PART_OF_PAYOUT_BACK -> next.paid(evidence, moved(Money.fen(40_000)).returned(AT));
      case PAYOUT_BACK -> next.paid(evidence, moved(LENT).returned(AT));
      case PEOPLE_END_WHAT_IS_OPEN -> {
        next.payout = next.ended(payout);
        next.debit = next.ended(debit);
      }
    }
    return next;
  }

  private Money owed() {
    return Money.fen(taken ? 101_500 : 101_499);
  }

  private static Moved moved(Money amount) {
    return new Moved(amount, "P-1", AT);
  }

  /** Whatever is held is ended by the resolution that fits; so is what holds nothing. */
  private Books ended(Books books) {
    var after = books;
    for (var called : books.open()) {
      long minor = called.evidenceId().map(id -> books.held().getOrDefault(id, 0L)).orElse(0L);
      var amount = Money.fen(Math.abs(minor));
      var evidence = called.evidenceId().orElseThrow();
      Held held =
          minor == 0
              ? new Held.Nothing()
              : minor > 0 ? new Held.Ours(amount, evidence) : new Held.Customers(amount, evidence);
      Resolution resolution =
          switch (held) {
            case Held.Nothing _ -> new Resolution.Explained();
            case Held.Ours _ when givenUp -> new Resolution.GivenUp();
            case Held.Ours _ -> new Resolution.ReturnedByProvider();
            case Held.Customers _ -> new Resolution.ReturnedToCustomer();
          };
      if (Resolutions.decide(resolution, held, Books.CHANNEL)
          instanceof Resolutions.Answer.Books(var entry)) {
        after = after.post(entry);
      }
      after = after.end(evidence);
    }
    return after;
  }

  private static AttemptFacts facts(Books books, Money expected, List<AttemptFacts.Call> calls) {
    return new AttemptFacts(expected, AT, Duration.ZERO, Duration.ZERO, List.of(Duration.ZERO), 1)
        .with(books.suspense())
        .calling(calls);
  }

  private static AttemptEvent heard(UUID evidence, Moved outcome) {
    return new AttemptEvent.EvidenceArrived(evidence, EvidenceSource.CALLBACK, outcome, AT);
  }

  private void debited(UUID evidence, Moved outcome) {
    var decision =
        AttemptLifecycle.decide(
            debitState, heard(evidence, outcome), facts(debit, owed(), debitCalls));
    debitState = decision.state();
    debitCalls = with(debitCalls, decision, outcome);
    for (var effect : decision.effects()) {
      switch (effect) {
        case AttemptEffect.TellOrderMoved(var proof, var id) ->
            told(new RepaymentEvent.AttemptMoved(DEBIT, proof, id));
        case AttemptEffect.TellOrderReturned(var proof, var id) ->
            told(new RepaymentEvent.AttemptReturned(DEBIT, proof, id));
        case AttemptEffect.TellOrderDisputed(var claim, var id) ->
            told(new RepaymentEvent.AttemptDisputed(DEBIT, claim, id));
        default -> debit = after(debit, effect);
      }
    }
  }

  private void paid(UUID evidence, Moved outcome) {
    var decision =
        AttemptLifecycle.decide(
            payoutState, heard(evidence, outcome), facts(payout, LENT, payoutCalls));
    payoutState = decision.state();
    payoutCalls = with(payoutCalls, decision, outcome);
    for (var effect : decision.effects()) {
      if (effect instanceof AttemptEffect.TellOrderReturned(var proof, var id)) {
        var collected =
            applied.stream()
                .map(paid ->
                    new Lent.Collected(REPAYMENT, DEBIT.attemptId(), paid, debit.suspense()))
                .toList();
        told(new DrawdownEvent.AttemptReturned(PAYOUT, proof, id, new Lent(LENT, collected)));
      } else {
        payout = after(payout, effect);
      }
    }
  }

  private static List<AttemptFacts.Call> with(
      List<AttemptFacts.Call> calls, AttemptDecision decision, Moved said) {
    var all = new ArrayList<>(calls);
    for (var effect : decision.effects()) {
      if (effect instanceof AttemptEffect.OpenIncident(var reason, var _)) {
        all.add(AttemptFacts.Call.of(reason, said));
      }
    }
    return List.copyOf(all);
  }

  private static Books after(Books books, AttemptEffect effect) {
    return switch (effect) {
      case AttemptEffect.BookSuspense(var amount, var id) ->
          books.post(Postings.suspended(id, books.kind(), Books.CHANNEL, amount));
      case AttemptEffect.BookReturnToSuspense(var amount, var id) ->
          books.post(Postings.returnSuspended(id, books.kind(), Books.CHANNEL, amount));
      case AttemptEffect.TakeOutOfSuspense(var suspense, var id) ->
          books.post(Postings.suspenseSettled(id, books.kind(), Books.CHANNEL, suspense));
      case AttemptEffect.EndIncident(var ended, var _) -> books.end(ended);
      case AttemptEffect.OpenIncident(var reason, var id) -> books.call(reason, id);
      case AttemptEffect.Ask _,
          AttemptEffect.AskLater _,
          AttemptEffect.TellOrderDisputed _,
          AttemptEffect.TellOrderMoved _,
          AttemptEffect.TellOrderNotMoved _,
          AttemptEffect.TellOrderReturned _ ->
          books;
    };
  }

  private void told(RepaymentEvent event) {
    var facts = RepaymentTable.facts(4, 1_500);
    var loan = facts.loan();
    var decision =
        RepaymentLifecycle.decide(
            repayment,
            event,
            new RepaymentFacts(
                drawdown instanceof DrawdownState.Returned ? loan.asVoided() : loan,
                facts.kind(),
                facts.valueDate(),
                Components.of(LENT, owed().minus(LENT)),
                2,
                4,
                debit.suspense()));
    repayment = decision.state();
    for (var effect : decision.effects()) {
      switch (effect) {
        case RepaymentEffect.PostLedger(var entry) -> debit = debit.post(entry);
        case RepaymentEffect.EndIncident(var ended, var _) -> debit = debit.end(ended);
        case RepaymentEffect.OpenIncident(var reason, var id) ->
            debit = debit.call(reason, Optional.of(id));
        case RepaymentEffect.ChangeLoan(var change) -> applied = Optional.of(change.paid());
        case RepaymentEffect.CloseDebit _,
            RepaymentEffect.RecordPaid _,
            RepaymentEffect.ReturnCredit _,
            RepaymentEffect.StartAttempt _,
            RepaymentEffect.TellFailed _,
            RepaymentEffect.TellHeld _,
            RepaymentEffect.TellReleased _,
            RepaymentEffect.TellSucceeded _ -> {}
      }
    }
  }

  private void told(DrawdownEvent event) {
    var decision =
        DrawdownLifecycle.decide(
            drawdown,
            event,
            new DrawdownFacts(
                LENT, 2, 4, AT, BusinessDays.in(ZoneId.of("Asia/Shanghai")), payout.suspense()));
    drawdown = decision.state();
    var others = new ArrayList<DrawdownEffect>();
    for (var effect : decision.effects()) {
      switch (effect) {
        case DrawdownEffect.PostLedger(var entry) -> payout = payout.post(entry);
        case DrawdownEffect.EndIncident(var ended, var _) -> payout = payout.end(ended);
        case DrawdownEffect.OpenIncident(var reason, var id) ->
            payout = payout.call(reason, Optional.of(id));
        case DrawdownEffect.ReverseRepayment(var _, var entry, var reason) ->
            debit = debit.post(entry).call(reason, Optional.of(entry.evidenceId()));
        case DrawdownEffect.ReverseTakenBack(var _, var entry, var ended) ->
            debit = ended.map(debit.post(entry)::end).orElse(debit.post(entry));
        default -> others.add(effect);
      }
    }
    if (others.stream().noneMatch(DrawdownEffect.VoidLoan.class::isInstance)) {
      throw new AssertionError("no void loan: " + others);
    }
  }
}
