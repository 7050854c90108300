package io.ebbgate.core.lifecycle;

import static io.ebbgate.core.lifecycle.RepaymentTable.EVIDENCE;
import static io.ebbgate.core.lifecycle.RepaymentTable.LATEST;
import static io.ebbgate.core.lifecycle.RepaymentTable.LOAN;
import static io.ebbgate.core.lifecycle.RepaymentTable.NEXT;
import static io.ebbgate.core.lifecycle.RepaymentTable.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.Postings;
import io.ebbgate.core.lending.RepaymentApplied;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.core.repayment.RepaymentEffect;
import io.ebbgate.core.repayment.RepaymentEffect.ChangeLoan;
import io.ebbgate.core.repayment.RepaymentEffect.PostLedger;
import io.ebbgate.core.repayment.RepaymentEffect.ReturnCredit;
import io.ebbgate.core.repayment.RepaymentEffect.TellSucceeded;
import io.ebbgate.core.repayment.RepaymentEvent.AttemptMoved;
import io.ebbgate.core.repayment.RepaymentEvent.AttemptNotMoved;
import io.ebbgate.core.repayment.RepaymentLifecycle;
import io.ebbgate.core.repayment.RepaymentState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepaymentLifecycleTest {

  private static final RepaymentState SUBMITTED = new RepaymentState.Submitted();
  private static final Components QUOTED = Components.of(Money.fen(100_000), Money.fen(1_500));
  private static final AttemptMoved MOVED =
      new AttemptMoved(LATEST, new Moved(Money.fen(101_500), "P", Instant.EPOCH), EVIDENCE);

  @Test
  void aCollectedRepaymentChangesLoanLedgerAndLineByTheSameFigures() {
    var decision = RepaymentLifecycle.decide(SUBMITTED, MOVED, facts(4, 1_500));

    assertThat(decision.effects())
        .contains(
            new PostLedger(Postings.repaid(EVIDENCE, "sample-a", QUOTED)),
            new ReturnCredit(Money.fen(100_000)),
            new TellSucceeded(true));
    RepaymentApplied applied =
        decision.effects().stream()
            .filter(ChangeLoan.class::isInstance)
            .map(effect -> ((ChangeLoan) effect).applied())
            .findFirst()
            .orElseThrow();
    assertThat(applied.paid()).isEqualTo(QUOTED);
    assertThat(applied.loan().isSettled()).isTrue();
    assertThat(applied.loan().version()).isEqualTo(LOAN.version() + 1);
  }

  @Test
  void moneyThatTheLoanHasNoPlaceForIsHeldWhole() {
    var decision = RepaymentLifecycle.decide(SUBMITTED, MOVED, facts(4, 1_499));

    assertThat(decision.effects())
        .contains(
            new PostLedger(
                Postings.suspended(EVIDENCE, MovementKind.DEBIT, "sample-a", Money.fen(101_499))))
        .noneMatch(ChangeLoan.class::isInstance)
        .noneMatch(ReturnCredit.class::isInstance);
  }

  @Test
  void anEmptyCardIsNotDebitedThroughAnotherChannel() {
    var proof = new NotMoved(NotMoved.Reason.INSUFFICIENT_FUNDS, "E51");
    var decision =
        RepaymentLifecycle.decide(
            SUBMITTED,
            new AttemptNotMoved(LATEST, proof, EVIDENCE, Optional.of(NEXT)),
            facts(4, 1_500));

    assertThat(decision.state()).isEqualTo(new RepaymentState.Failed());
    assertThat(decision.effects())
        .containsExactly(
            new RepaymentEffect.CloseDebit(), new RepaymentEffect.TellFailed(proof, true));
  }

  @Test
  void whatStandsInSuspenseLeavesItWhenItIsTakenBackAndIsNotHeldASecondTime() {
    var decision =
        RepaymentLifecycle.decide(
            new RepaymentState.Succeeded(),
            RepaymentTable.returned(LATEST),
            RepaymentTable.with(facts(4, 1_500), RepaymentTable.IN_SUSPENSE));

    assertThat(decision.effects())
        .containsExactly(
            new RepaymentEffect.TellReleased(RepaymentTable.EARLIER),
            new PostLedger(
                Postings.suspenseSettled(
                    EVIDENCE, MovementKind.DEBIT, "sample-a", RepaymentTable.IN_SUSPENSE)),
            new RepaymentEffect.EndIncident(RepaymentTable.EARLIER, EVIDENCE),
            new RepaymentEffect.OpenIncident(IncidentReason.DEBIT_RETURNED, EVIDENCE));
  }

  @Test
  void whatPeopleHaveGivenBackIsNotBookedOnceMore() {
    var decision =
        RepaymentLifecycle.decide(
            new RepaymentState.Succeeded(),
            RepaymentTable.returned(LATEST),
            RepaymentTable.with(facts(4, 1_500), RepaymentTable.GIVEN_BACK));

    assertThat(decision.effects())
        .containsExactly(new RepaymentEffect.OpenIncident(IncidentReason.DEBIT_RETURNED, EVIDENCE));
  }
}
