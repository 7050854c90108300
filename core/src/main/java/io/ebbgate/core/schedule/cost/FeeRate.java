package io.ebbgate.core.schedule.cost;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import java.time.LocalDate;
import java.util.List;

/** Fees as a yearly rate. Pure. */
public final class FeeRate {

  private FeeRate() {}

  /**
   * The room that a product's fees leave under an all-in cap: the cap less the yearly rate that the
   * fees add to the loan, at the term of the product at which they weigh most.
   *
   * @return the cap itself for a product without fees, at least zero
   */
  public static AnnualRate roomUnder(
      AnnualRate cap, ProductTerms product, Money principal, LocalDate valueDate) {
    if (product.plan().fees().isEmpty()) {
      return cap;
    }
    long most = 0;
    for (int count : product.termCounts()) {
      ScheduleTerms terms = ScheduleTerms.of(product, principal, count, valueDate);
      ScheduleTerms without = terms.withFees(List.of());
      long with = InternalRate.periodTrue(terms, Schedules.plan(terms)).partsPerMillion();
      long bare = InternalRate.periodTrue(without, Schedules.plan(without)).partsPerMillion();
      most = Math.max(most, with - bare);
    }
    return new AnnualRate(Math.max(0, cap.partsPerMillion() - most));
  }
}
