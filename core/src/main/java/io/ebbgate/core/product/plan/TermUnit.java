package io.ebbgate.core.product.plan;

import java.time.LocalDate;

/** In what the periods of a term are counted. */
public enum TermUnit {
  /** Calendar months, from repayment day to repayment day. */
  MONTH(360) {
    @Override
    LocalDate plus(LocalDate date, int units) {
      return date.plusMonths(units);
    }
  },
  /** Seven days, counted from the value date. */
  WEEK(1_565) {
    @Override
    LocalDate plus(LocalDate date, int units) {
      return date.plusWeeks(units);
    }
  },
  /** Days, counted from the value date. */
  DAY(10_957) {
    @Override
    LocalDate plus(LocalDate date, int units) {
      return date.plusDays(units);
    }
  };

  private final int longest;

  TermUnit(int longest) {
    this.longest = longest;
  }

  /** The longest term in this unit: thirty years. */
  public int longest() {
    return longest;
  }

  abstract LocalDate plus(LocalDate date, int units);
}
