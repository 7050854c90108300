package io.ebbgate.core.repayment;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.money.Components;
import java.time.LocalDate;
import java.util.List;

/**
 * What a decision about a repayment depends on beside its state.
 *
 * @param loan as it is now
 * @param kind as accepted
 * @param valueDate as accepted
 * @param components what was quoted and is collected; its total is positive
 * @param latestSequence the number of its newest attempt; 0 when it has none
 * @param maximumAttempts how many attempts it may have in all; at least one
 * @param suspense what suspense has held of the attempt that the event is about: whether what it
 *     collected stands there and not in the loan. Needed only where it was taken back
 * @param claim whose claim the loan is: where what is collected belongs
 */
public record RepaymentFacts(
    Loan loan,
    RepaymentKind kind,
    LocalDate valueDate,
    Components components,
    int latestSequence,
    int maximumAttempts,
    List<Suspense> suspense,
    Claim claim) {

  public RepaymentFacts {
    suspense = List.copyOf(suspense);
    if (!components.total().isPositive() || maximumAttempts < 1 || latestSequence < 0) {
      throw new IllegalArgumentException(
          components + ", attempts " + latestSequence + " of " + maximumAttempts);
    }
  }

  /** Facts of a loan that is ours, on the books. */
  public RepaymentFacts(
      Loan loan,
      RepaymentKind kind,
      LocalDate valueDate,
      Components components,
      int latestSequence,
      int maximumAttempts,
      List<Suspense> suspense) {
    this(
        loan,
        kind,
        valueDate,
        components,
        latestSequence,
        maximumAttempts,
        suspense,
        new Claim.OnTheBooks());
  }
}
