package io.ebbgate.core.schedule;

/** Where the first due day lies when the value date is not a repayment day itself. */
public enum FirstPeriod {
  /** On the first repayment day after the value date: less than a month. */
  SHORT,
  /** On the first repayment day that is at least a month after the value date. */
  LONG
}
