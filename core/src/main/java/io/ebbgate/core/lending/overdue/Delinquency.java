package io.ebbgate.core.lending.overdue;

/**
 * How late a loan is on a day.
 *
 * @param daysOverdue of its oldest unpaid instalment that is due, grace included; not negative
 * @param bucket the step of its lateness
 * @param riskClass the five-tier class
 * @param stage who is to remind the customer
 */
public record Delinquency(
    long daysOverdue, Bucket bucket, RiskClass riskClass, CollectionStage stage) {

  /** Whether the loan is non-performing. */
  public boolean isNonPerforming() {
    return riskClass.isNonPerforming();
  }

  /** Whether bureaus are to be told: overdue for longer than grace. */
  public boolean isReported(int graceDays) {
    return daysOverdue > graceDays;
  }
}
