package io.ebbgate.core.schedule;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.Term;
import io.ebbgate.core.product.plan.UnsoundTermsException;
import java.time.LocalDate;
import java.util.List;

/**
 * All that a schedule depends on. Making one throws {@link UnsoundTermsException} when something is
 * out of range.
 *
 * @param principal what is lent; positive
 * @param annualRate the rate of interest
 * @param rule how principal and interest fall due
 * @param periods how many periods the term has
 * @param valueDate the day from which interest runs, {@link #EARLIEST} to {@link #LATEST}
 * @param dayCount how days of interest are counted
 * @param rounding how fractions of a minor unit are rounded
 * @param repaymentDay the day of the month, 1 to 31, in shorter months the last day; of no use for
 *     terms in weeks and days
 * @param firstPeriod where the first due day lies when the value date is no repayment day
 * @param fees what falls due beside interest
 */
public record ScheduleTerms(
    Money principal,
    AnnualRate annualRate,
    PlanRule rule,
    int periods,
    LocalDate valueDate,
    DayCount dayCount,
    Rounding rounding,
    int repaymentDay,
    FirstPeriod firstPeriod,
    List<ProductFee> fees) {

  /** The first value date that is taken: the calendar was the same everywhere from here on. */
  public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /** The last value date that is taken. */
  public static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

  private static final int LONGEST_MONTH = 31;

  public ScheduleTerms {
    if (!principal.isPositive()) {
      throw new UnsoundTermsException(
          "principal-not-positive", "principal not positive: " + principal);
    }
    // Throws when the term is out of range.
    new Term(rule.unit(), periods, rule.every());
    if (repaymentDay < 1 || repaymentDay > LONGEST_MONTH) {
      throw new UnsoundTermsException(
          "repayment-day-out-of-range", "repayment day out of range: " + repaymentDay);
    }
    if (valueDate.isBefore(EARLIEST) || valueDate.isAfter(LATEST)) {
      throw new UnsoundTermsException(
          "value-date-out-of-range",
          "value date " + valueDate + " is not within " + EARLIEST + " and " + LATEST);
    }
    fees = List.copyOf(fees);
  }

  /** A monthly loan without fees, level over the actual periods where it is level. */
  public ScheduleTerms(
      Money principal,
      AnnualRate annualRate,
      RepaymentMethod method,
      int termMonths,
      LocalDate valueDate,
      DayCount dayCount,
      Rounding rounding,
      int repaymentDay,
      FirstPeriod firstPeriod) {
    this(
        principal,
        annualRate,
        PlanRule.monthly(method),
        termMonths,
        valueDate,
        dayCount,
        rounding,
        repaymentDay,
        firstPeriod,
        List.of());
  }

  /** The product's terms, with the value date's own day as repayment day. */
  public static ScheduleTerms of(
      ProductTerms product, Money principal, int periods, LocalDate valueDate) {
    return of(product, principal, periods, valueDate, valueDate.getDayOfMonth());
  }

  /**
   * The product's terms at its own rate.
   *
   * @param periods how many of the product's periods
   * @param accountDay the account's repayment day, which the product may set aside
   */
  public static ScheduleTerms of(
      ProductTerms product, Money principal, int periods, LocalDate valueDate, int accountDay) {
    return of(product, product.annualRate(), principal, periods, valueDate, accountDay);
  }

  /**
   * The product's terms.
   *
   * @param annualRate the rate that the contract names
   * @param periods how many of the product's periods
   * @param accountDay the account's repayment day, which the product may set aside
   */
  public static ScheduleTerms of(
      ProductTerms product,
      AnnualRate annualRate,
      Money principal,
      int periods,
      LocalDate valueDate,
      int accountDay) {
    var plan = product.plan();
    return new ScheduleTerms(
        principal,
        annualRate,
        PlanRule.of(product.method(), plan),
        periods,
        valueDate,
        product.dayCount(),
        product.rounding(),
        plan.repaymentDay().of(valueDate, accountDay),
        plan.firstPeriod(),
        plan.fees());
  }

  /** The same terms with other fees. */
  public ScheduleTerms withFees(List<ProductFee> others) {
    return new ScheduleTerms(
        principal,
        annualRate,
        rule,
        periods,
        valueDate,
        dayCount,
        rounding,
        repaymentDay,
        firstPeriod,
        others);
  }

  /** How principal and interest fall due. */
  public RepaymentMethod method() {
    return rule.method();
  }

  /** The term. */
  public Term term() {
    return new Term(rule.unit(), periods, rule.every());
  }

  /** How interest is computed. */
  public InterestTerms interest() {
    return new InterestTerms(annualRate, dayCount.daysInYear(), rounding);
  }
}
