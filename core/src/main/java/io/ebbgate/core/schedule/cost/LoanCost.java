package io.ebbgate.core.schedule.cost;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.schedule.Schedule;
import io.ebbgate.core.schedule.ScheduleTerms;

/**
 * What a loan costs when every instalment is paid on its day, fees included.
 *
 * @param annualRate twelve times the monthly internal rate of the customer's payments
 * @param datedRate the internal rate of the same payments on their dates, compounded by the year
 * @param total interest and fees
 */
public record LoanCost(AnnualRate annualRate, AnnualRate datedRate, Money total) {

  /** The cost of a schedule. */
  public static LoanCost of(ScheduleTerms terms, Schedule schedule) {
    return new LoanCost(
        InternalRate.of(terms, schedule),
        DatedRate.of(terms.principal(), terms.valueDate(), schedule),
        schedule.totalInterest().plus(schedule.totalFee()));
  }
}
