package io.ebbgate.core.lending;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.servicing.ServicingTerms;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Loans for tests. */
public final class Loans {

  public static final LocalDate VALUE_DATE = LocalDate.of(2026, 11, 23);

  private Loans() {}

  /**
   * Three months, 12,000 yuan at 18 %, due on the 23rd: 3,940.60 + 180.00, 3,999.71 + 120.89,
   * 4,059.69 + 60.90.
   */
  public static Loan threeMonths(EarlyRepayment early, PartialPolicy partial) {
    return loan(
        Money.fen(1_200_000),
        RepaymentMethod.EQUAL_INSTALMENT,
        3,
        DayCount.THIRTY_360,
        early,
        partial,
        VALUE_DATE,
        23);
  }

  public static Loan threeMonths() {
    return threeMonths(EarlyRepayment.FULL_AND_PARTIAL, PartialPolicy.REDUCE_INSTALMENT);
  }

  public static Loan loan(
      Money principal,
      RepaymentMethod method,
      int months,
      DayCount dayCount,
      EarlyRepayment early,
      PartialPolicy partial,
      LocalDate valueDate,
      int repaymentDay) {
    var rate = AnnualRate.parse("0.18");
    var terms =
        new LoanTerms(
            method,
            rate,
            dayCount,
            Rounding.HALF_UP,
            early,
            partial,
            repaymentDay,
            OverdueTerms.defaults(rate, AnnualRate.parse("0.24")));
    return open(principal, terms, months, valueDate);
  }

  /** {@link #threeMonths()} on other terms of servicing. */
  public static Loan threeMonths(ServicingTerms servicing) {
    Loan loan = threeMonths();
    LoanTerms terms = loan.terms();
    return loan.onTerms(
        new LoanTerms(
            terms.rule(),
            terms.annualRate(),
            terms.dayCount(),
            terms.rounding(),
            terms.earlyRepayment(),
            terms.partialPolicy(),
            terms.earlyFee(),
            terms.repaymentDay(),
            terms.overdue(),
            servicing));
  }

  public static Loan open(Money principal, LoanTerms terms, int months, LocalDate valueDate) {
    var schedule =
        Schedules.plan(
            new ScheduleTerms(
                principal,
                terms.annualRate(),
                terms.rule(),
                months,
                valueDate,
                terms.dayCount(),
                terms.rounding(),
                terms.repaymentDay(),
                FirstPeriod.LONG,
                List.of()));
    return Loan.open(new UUID(7, 7), principal, terms, valueDate, schedule);
  }
}
