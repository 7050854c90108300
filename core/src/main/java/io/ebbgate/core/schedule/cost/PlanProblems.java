package io.ebbgate.core.schedule.cost;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.TermsProblem;
import io.ebbgate.core.product.plan.UnsoundTermsException;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.Schedule;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with schedules that can be computed, but should not be lent on. Pure. */
public final class PlanProblems {

  private PlanProblems() {}

  /**
   * Why a schedule is absurd: rounding to whole minor units, compounded over many small
   * instalments, leaves nothing or far too much for the last ones.
   *
   * @return empty for a sound schedule
   */
  public static Optional<TermsProblem> of(ScheduleTerms terms, Schedule schedule) {
    boolean repaysByRow =
        switch (terms.method()) {
          case EQUAL_INSTALMENT, EQUAL_PRINCIPAL, FLAT_RATE, PRINCIPAL_FIRST -> true;
          case INTEREST_FIRST, BULLET -> false;
        };
    Instalment last = schedule.last();
    if (!repaysByRow || last.number() == 1) {
      return Optional.empty();
    }
    if (last.principal().isZero()) {
      return Optional.of(
          new TermsProblem(
              "principal-per-instalment-too-small",
              terms.principal()
                  + " over "
                  + last.number()
                  + " instalments is repaid before the last one"));
    }
    Instalment before = schedule.instalments().get(last.number() - 2);
    long usual =
        terms.method() == RepaymentMethod.EQUAL_INSTALMENT
            ? before.principal().minor() + before.interest().minor()
            : before.principal().minor();
    long most = Math.addExact(Math.multiplyExact(2, usual), last.interest().minor());
    if (last.principal().minor() + last.interest().minor() > most) {
      return Optional.of(
          new TermsProblem(
              "last-instalment-out-of-proportion",
              "the last instalment holds a principal of "
                  + last.principal()
                  + ", the one before "
                  + before.principal()));
    }
    return Optional.empty();
  }

  /**
   * Every rule that a product breaks once it is planned: for each term, its smallest and largest
   * drawdown are planned from the day on which it takes effect, and held against the caps. One that
   * offers too many terms is not planned; its own rules refuse it.
   */
  public static List<TermsProblem> of(ProductTerms product, LendingCaps caps) {
    var problems = new ArrayList<TermsProblem>();
    if (product.termCounts().size() > ProductTerms.MOST_TERM_COUNTS) {
      return List.of();
    }
    for (int count : product.termCounts()) {
      of(product, product.minimum(), count, caps.allInRateCap()).ifPresent(problems::add);
      of(product, product.maximum(), count, caps.allInRateCap()).ifPresent(problems::add);
    }
    return List.copyOf(problems);
  }

  private static Optional<TermsProblem> of(
      ProductTerms product, Money amount, int count, AnnualRate cap) {
    try {
      ScheduleTerms terms = ScheduleTerms.of(product, amount, count, product.effectiveFrom());
      Schedule schedule = Schedules.plan(terms);
      AnnualRate rate = InternalRate.heldToCap(terms, schedule);
      return rate.exceeds(cap)
          ? Optional.of(
              new TermsProblem(
                  "all-in-rate-above-cap",
                  amount
                      + " over "
                      + count
                      + " periods costs "
                      + rate
                      + " a year, fees included, above the cap of "
                      + cap))
          : of(terms, schedule);
    } catch (UnsoundTermsException e) {
      return Optional.of(new TermsProblem(e.code(), String.valueOf(e.getMessage())));
    }
  }
}
