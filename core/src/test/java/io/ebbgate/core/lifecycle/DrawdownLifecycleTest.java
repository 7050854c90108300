package io.ebbgate.core.lifecycle;

import static io.ebbgate.core.lifecycle.DrawdownTable.AMOUNT;
import static io.ebbgate.core.lifecycle.DrawdownTable.EVIDENCE;
import static io.ebbgate.core.lifecycle.DrawdownTable.LATEST;
import static io.ebbgate.core.lifecycle.DrawdownTable.NEXT;
import static io.ebbgate.core.lifecycle.DrawdownTable.NOW;
import static io.ebbgate.core.lifecycle.DrawdownTable.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.drawdown.DrawdownEffect;
import io.ebbgate.core.drawdown.DrawdownEffect.CreateLoan;
import io.ebbgate.core.drawdown.DrawdownEffect.PostLedger;
import io.ebbgate.core.drawdown.DrawdownEffect.ReleaseReservation;
import io.ebbgate.core.drawdown.DrawdownEffect.StartAttempt;
import io.ebbgate.core.drawdown.DrawdownEffect.TellFailed;
import io.ebbgate.core.drawdown.DrawdownEvent.AttemptMoved;
import io.ebbgate.core.drawdown.DrawdownEvent.AttemptNotMoved;
import io.ebbgate.core.drawdown.DrawdownFacts;
import io.ebbgate.core.drawdown.DrawdownLifecycle;
import io.ebbgate.core.drawdown.DrawdownState;
import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.Postings;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.IncidentReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawdownLifecycleTest {

  private static final DrawdownState SUBMITTED = new DrawdownState.Submitted();

  @ParameterizedTest(name = "submitted {0}, moved {1}, learned {2}: from {3}")
  @CsvSource({
    // 16:00 UTC is midnight in Shanghai.
    "2026-11-23T15:59:00Z, 2026-11-23T15:59:59Z, 2026-11-23T16:00:05Z, 2026-11-23",
    "2026-11-23T15:59:00Z, 2026-11-23T16:00:00Z, 2026-11-23T16:00:05Z, 2026-11-24",
    // A provider's clock a day slow, and one a year fast.
    "2026-11-23T15:59:00Z, 2026-11-22T15:59:59Z, 2026-11-23T16:00:05Z, 2026-11-23",
    "2026-11-23T15:59:00Z, 2027-11-23T15:59:59Z, 2026-11-23T16:00:05Z, 2026-11-24"
  })
  void interestRunsFromTheProvidersDayWithinWhatIsPossible(
      Instant submitted, Instant moved, Instant learned, LocalDate valueDate) {
    var facts =
        new DrawdownFacts(
            AMOUNT, 2, 4, submitted, BusinessDays.in(ZoneId.of("Asia/Shanghai")), List.of());
    var event = new AttemptMoved(LATEST, new Moved(AMOUNT, "P", moved), EVIDENCE, learned);

    assertThat(DrawdownLifecycle.decide(SUBMITTED, event, facts).effects())
        .contains(new CreateLoan(valueDate));
  }

  @Test
  void whatIsPaidOutIsBookedAgainstTheChannelThatPaid() {
    var decision = DrawdownLifecycle.decide(SUBMITTED, DrawdownTable.moved(LATEST), facts(4));

    assertThat(decision.effects())
        .contains(new PostLedger(Postings.disbursed(EVIDENCE, "sample-a", AMOUNT)));
  }

  @Test
  void aSecondPaymentIsHeldInSuspenseAsTheProviderTellsIt() {
    var other = new AttemptMoved(LATEST, new Moved(Money.fen(7), "P", NOW), EVIDENCE, NOW);
    var decision = DrawdownLifecycle.decide(new DrawdownState.Disbursed(), other, facts(4));

    assertThat(decision.effects())
        .contains(
            new PostLedger(
                Postings.suspended(EVIDENCE, MovementKind.PAYOUT, "sample-a", Money.fen(7))));
  }

  @Test
  void creditIsReleasedAndTheNextAttemptStartedWithTheVeryProof() {
    var proof = new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "E17");

    assertThat(
            DrawdownLifecycle.decide(
                    SUBMITTED,
                    new AttemptNotMoved(LATEST, proof, EVIDENCE, Optional.of(NEXT)),
                    facts(4))
                .effects())
        .containsExactly(new StartAttempt(3, NEXT, proof));
    assertThat(
            DrawdownLifecycle.decide(
                    SUBMITTED,
                    new AttemptNotMoved(LATEST, proof, EVIDENCE, Optional.empty()),
                    facts(4))
                .effects())
        .containsExactly(new ReleaseReservation(proof), new TellFailed(proof));
  }

  @Test
  void aReturnUndoesWhatTheDrawdownDidByTheSameFigures() {
    var decision =
        DrawdownLifecycle.decide(
            new DrawdownState.Disbursed(),
            DrawdownTable.returned(LATEST, DrawdownTable.repaidInPart()),
            facts(4));

    var collected = DrawdownTable.repaidInPart().collected().getFirst();
    assertThat(decision.state()).isEqualTo(new DrawdownState.Returned());
    assertThat(decision.effects())
        .containsExactly(
            new DrawdownEffect.RecordReturned(LATEST.attemptId(), EVIDENCE),
            new PostLedger(Postings.payoutReturned(EVIDENCE, "sample-a", AMOUNT)),
            new DrawdownEffect.ReverseRepayment(
                collected,
                Postings.repaymentReversed(EVIDENCE, collected.paid()),
                IncidentReason.LOAN_VOIDED),
            new DrawdownEffect.VoidLoan(),
            new DrawdownEffect.RestoreCredit(Money.fen(300_000)),
            new DrawdownEffect.StopTelling(),
            new DrawdownEffect.TellReturned());
  }

  @Test
  void whatHadBeenTakenBackLeavesTheLoanAndIsNobodysAnyMore() {
    var whole = DrawdownTable.repaid(DrawdownTable.takenBack(205_000));
    var collected = whole.collected().getFirst();

    assertThat(returned(whole))
        .contains(
            new DrawdownEffect.ReverseTakenBack(
                collected,
                Postings.repaymentReversed(
                    EVIDENCE, DrawdownTable.takenBack(205_000), collected.paid()),
                Optional.of(DrawdownTable.EARLIER)))
        .noneMatch(DrawdownEffect.ReverseRepayment.class::isInstance);
  }

  @Test
  void ofWhatHadBeenTakenBackInPartTheRestIsTheCustomers() {
    var part = DrawdownTable.repaid(DrawdownTable.takenBack(1_000));
    var collected = part.collected().getFirst();

    assertThat(returned(part))
        .contains(
            new DrawdownEffect.ReverseTakenBack(
                collected,
                Postings.repaymentReversed(
                    EVIDENCE,
                    DrawdownTable.takenBack(1_000),
                    Components.of(Money.fen(1_000), Money.fen(0))),
                Optional.of(DrawdownTable.EARLIER)),
            new DrawdownEffect.ReverseRepayment(
                collected,
                Postings.repaymentReversed(
                    EVIDENCE, Components.of(Money.fen(199_000), Money.fen(5_000))),
                IncidentReason.LOAN_VOIDED));
  }

  @Test
  void whatHadBeenGivenUpIsNoLossAnyMore() {
    var givenUp = DrawdownTable.repaid(DrawdownTable.GIVEN_UP);
    var entry =
        Postings.repaymentReversed(
            EVIDENCE, DrawdownTable.GIVEN_UP, givenUp.collected().getFirst().paid());

    assertThat(entry.transfers())
        .allMatch(transfer -> transfer.credit().equals(Account.OPERATING_LOSS));
    assertThat(returned(givenUp))
        .contains(
            new DrawdownEffect.ReverseTakenBack(
                givenUp.collected().getFirst(), entry, Optional.empty()));
  }

  private static List<DrawdownEffect> returned(Lent lent) {
    return DrawdownLifecycle.decide(
            new DrawdownState.Disbursed(), DrawdownTable.returned(LATEST, lent), facts(4))
        .effects();
  }

  @Test
  void whatWasRepaidInFullHasNoCreditLeftToRestore() {
    var decision =
        DrawdownLifecycle.decide(
            new DrawdownState.Disbursed(),
            DrawdownTable.returned(LATEST, DrawdownTable.repaidInFull()),
            facts(4));

    assertThat(decision.effects())
        .noneMatch(DrawdownEffect.RestoreCredit.class::isInstance)
        .filteredOn(DrawdownEffect.ReverseRepayment.class::isInstance)
        .hasSize(2);
  }

  @Test
  void factsMustMakeSense() {
    var zone = BusinessDays.in(ZoneId.of("Asia/Shanghai"));
    assertThatThrownBy(() -> new DrawdownFacts(Money.fen(0), 1, 1, NOW, zone, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DrawdownFacts(AMOUNT, 1, 0, NOW, zone, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DrawdownFacts(AMOUNT, -1, 1, NOW, zone, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
