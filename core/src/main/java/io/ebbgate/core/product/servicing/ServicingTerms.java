package io.ebbgate.core.product.servicing;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.plan.UnsoundTermsException;

/**
 * What a product says about a loan once it runs.
 *
 * @param graceDays paid within so many days after the due day, an instalment bears no penalty
 * @param penaltyBase on what penalty runs
 * @param penaltyPercentOfRate the penalty rate as a multiple of the loan's: 150 is one and a half
 * @param earlyFee what repaying before the due day costs
 * @param allocation the order of components, for loans that are not long overdue
 * @param lateAllocation the order for loans that are
 * @param lateAfterDays from more than so many days overdue on a loan is long overdue
 * @param accelerateAfterDays from more than so many days overdue on the rest falls due at once; 0
 *     for never
 * @param minimumPartMinor the least that may be paid of what is due, in minor units; 0 for any
 *     amount; what pays an instalment off may always be less
 */
public record ServicingTerms(
    int graceDays,
    PenaltyBase penaltyBase,
    int penaltyPercentOfRate,
    EarlyFee earlyFee,
    AllocationOrder allocation,
    AllocationOrder lateAllocation,
    int lateAfterDays,
    int accelerateAfterDays,
    long minimumPartMinor) {

  private static final int MOST_GRACE_DAYS = 30;
  private static final int MOST_PERCENT = 1_000;
  private static final int MOST_DAYS = 3_650;

  public ServicingTerms {
    within("grace-out-of-range", "days of grace", graceDays, MOST_GRACE_DAYS);
    within("penalty-out-of-range", "per cent of the rate", penaltyPercentOfRate, MOST_PERCENT);
    within("days-out-of-range", "days to be long overdue", lateAfterDays, MOST_DAYS);
    within("days-out-of-range", "days to acceleration", accelerateAfterDays, MOST_DAYS);
    if (minimumPartMinor < 0 || minimumPartMinor > Money.MAXIMUM_MINOR) {
      throw new UnsoundTermsException(
          "minimum-part-out-of-range", minimumPartMinor + " minor units as the least part");
    }
  }

  /** Terms under which a part of any amount may be paid. */
  public ServicingTerms(
      int graceDays,
      PenaltyBase penaltyBase,
      int penaltyPercentOfRate,
      EarlyFee earlyFee,
      AllocationOrder allocation,
      AllocationOrder lateAllocation,
      int lateAfterDays,
      int accelerateAfterDays) {
    this(
        graceDays,
        penaltyBase,
        penaltyPercentOfRate,
        earlyFee,
        allocation,
        lateAllocation,
        lateAfterDays,
        accelerateAfterDays,
        0);
  }

  /** Three days of grace, one and a half times the rate on principal, free early repayment. */
  public static ServicingTerms usual() {
    return new ServicingTerms(
        3,
        PenaltyBase.OVERDUE_PRINCIPAL,
        150,
        EarlyFee.NONE,
        AllocationOrder.USUAL,
        AllocationOrder.LONG_OVERDUE,
        90,
        0);
  }

  /** The same with this fee for early repayment. */
  public ServicingTerms withEarlyFee(EarlyFee fee) {
    return new ServicingTerms(
        graceDays,
        penaltyBase,
        penaltyPercentOfRate,
        fee,
        allocation,
        lateAllocation,
        lateAfterDays,
        accelerateAfterDays,
        minimumPartMinor);
  }

  /** The order of components on a day. */
  public AllocationOrder allocationWhen(long daysOverdue) {
    return daysOverdue > lateAfterDays ? lateAllocation : allocation;
  }

  private static void within(String code, String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new UnsoundTermsException(code, value + " " + what + ", not within 0 to " + most);
    }
  }
}
