package io.ebbgate.core.product;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.PlanTerms;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.Term;
import io.ebbgate.core.product.plan.UnsoundTermsException;
import io.ebbgate.core.product.servicing.ServicingTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a loan product offers.
 *
 * @param code its stable name
 * @param method how principal and interest fall due
 * @param termCounts the terms on offer, in periods: months, unless {@code plan} says otherwise
 * @param annualRate the rate of interest
 * @param minimum the smallest drawdown
 * @param maximum the largest drawdown
 * @param step every drawdown is a multiple of it
 * @param dayCount how days of interest are counted
 * @param earlyRepayment what may be repaid before its due day
 * @param partialPolicy what a partial early repayment does to the rest
 * @param rounding how fractions of a minor unit are rounded
 * @param plan what else a schedule depends on
 * @param servicing what holds once a loan runs
 * @param effectiveFrom the first day on which new loans are made on these terms
 */
public record ProductTerms(
    String code,
    RepaymentMethod method,
    List<Integer> termCounts,
    AnnualRate annualRate,
    Money minimum,
    Money maximum,
    Money step,
    DayCount dayCount,
    EarlyRepayment earlyRepayment,
    PartialPolicy partialPolicy,
    Rounding rounding,
    PlanTerms plan,
    ServicingTerms servicing,
    LocalDate effectiveFrom) {

  /** Effective before any loan was made. */
  public static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

  /** The longest term that any product may offer: thirty years. */
  public static final int LONGEST_TERM_MONTHS = Term.MOST_PERIODS;

  public ProductTerms {
    termCounts = List.copyOf(termCounts);
  }

  /** How many different terms a product may offer: each is planned when it is checked. */
  public static final int MOST_TERM_COUNTS = 36;

  /** Every rule that these terms break by themselves or against the caps; empty when sound. */
  public List<TermsProblem> problems(LendingCaps caps) {
    var problems = new ArrayList<TermsProblem>();
    if (code.isBlank()) {
      problems.add(new TermsProblem("code-blank", "a product needs a code"));
    }
    termProblems(problems);
    amountProblems(problems, caps);
    capProblems(problems, caps);
    earlyFeeProblems(problems, caps);
    return List.copyOf(problems);
  }

  private void termProblems(List<TermsProblem> problems) {
    if (termCounts.isEmpty()) {
      problems.add(new TermsProblem("terms-empty", "no term is offered"));
    }
    if (termCounts.size() > MOST_TERM_COUNTS) {
      problems.add(
          new TermsProblem(
              "terms-too-many",
              termCounts.size() + " terms are offered, and " + MOST_TERM_COUNTS + " may be"));
      return;
    }
    if (termCounts.stream().distinct().count() < termCounts.size()) {
      problems.add(new TermsProblem("term-repeated", "a term is offered twice"));
    }
    for (int count : termCounts) {
      termProblem(count).ifPresent(problems::add);
    }
    for (ProductFee fee : plan.fees()) {
      if (fee.due() == FeeDue.AT_PAYOUT) {
        problems.add(
            new TermsProblem(
                "fee-taken-off-payout",
                "fee " + fee.code() + " is taken off the payout, which is the whole principal"));
      }
    }
    if (method == RepaymentMethod.PRINCIPAL_FIRST
        && earlyRepayment == EarlyRepayment.FULL_AND_PARTIAL) {
      problems.add(
          new TermsProblem(
              "early-partial-not-possible",
              "all interest of " + method + " is in its last row: repay early in full or not"));
    }
  }

  private Optional<TermsProblem> termProblem(int count) {
    try {
      plan.term(count);
      return Optional.empty();
    } catch (UnsoundTermsException e) {
      return Optional.of(new TermsProblem(e.code(), String.valueOf(e.getMessage())));
    }
  }

  private void amountProblems(List<TermsProblem> problems, LendingCaps caps) {
    var currency = minimum.currency();
    if (!maximum.currency().equals(currency) || !step.currency().equals(currency)) {
      problems.add(
          new TermsProblem("currencies-differ", "minimum, maximum and step differ in currency"));
      return;
    }
    if (!minimum.isPositive()) {
      problems.add(new TermsProblem("minimum-not-positive", "minimum is " + minimum));
    }
    if (minimum.compareTo(maximum) > 0) {
      problems.add(
          new TermsProblem("minimum-above-maximum", "minimum " + minimum + " > " + maximum));
    }
    if (!step.isPositive()) {
      problems.add(new TermsProblem("step-not-positive", "step is " + step));
    } else if (minimum.minor() % step.minor() != 0 || maximum.minor() % step.minor() != 0) {
      problems.add(
          new TermsProblem(
              "limits-not-in-steps",
              "minimum " + minimum + " and maximum " + maximum + " are not multiples of " + step));
    }
    smallestInstalmentProblem(problems, caps);
  }

  private void smallestInstalmentProblem(List<TermsProblem> problems, LendingCaps caps) {
    int instalments = method.rows(termCounts.stream().mapToInt(Integer::intValue).max().orElse(1));
    Money least = caps.minimumPrincipalPerInstalment();
    boolean comparable = least.currency().equals(minimum.currency()) && instalments > 0;
    long leastMinor = Math.max(plan.minimumPrincipalMinor(), comparable ? least.minor() : 0);
    if (instalments > 0 && minimum.minor() / instalments < leastMinor) {
      problems.add(tooSmall(minimum, instalments, leastMinor));
    }
  }

  private static TermsProblem tooSmall(Money amount, int instalments, long leastMinor) {
    return new TermsProblem(
        "principal-per-instalment-too-small",
        amount
            + " over "
            + instalments
            + " instalments is below "
            + new Money(leastMinor, amount.currency())
            + " each");
  }

  /** A fee for repaying early that eats up a loan, or more than a year of it may cost. */
  private void earlyFeeProblems(List<TermsProblem> problems, LendingCaps caps) {
    var fee = servicing.earlyFee();
    if (fee.partsPerMillion() > caps.allInRateCap().partsPerMillion()) {
      problems.add(
          new TermsProblem(
              "early-fee-above-cap",
              "early fee of "
                  + fee.partsPerMillion()
                  + " ppm of the principal is above the all-in cap "
                  + caps.allInRateCap()));
    }
    if (fee.minimumMinor() > minimum.minor()) {
      problems.add(
          new TermsProblem(
              "early-fee-above-amount",
              "early fee of at least "
                  + fee.minimumMinor()
                  + " minor units is more than the smallest loan of "
                  + minimum));
    }
  }

  private void capProblems(List<TermsProblem> problems, LendingCaps caps) {
    AnnualRate daily = caps.dailyRateCapAsAnnual();
    if (annualRate.exceeds(daily)) {
      problems.add(
          new TermsProblem(
              "daily-rate-above-cap",
              "annual rate "
                  + annualRate
                  + " is above the daily cap of "
                  + caps.dailyRateCapPartsPerMillion()
                  + " ppm a day, "
                  + daily
                  + " on "
                  + caps.daysInCapYear()
                  + " days"));
    }
    if (annualRate.exceeds(caps.allInRateCap())) {
      problems.add(
          new TermsProblem(
              "all-in-rate-above-cap",
              "annual rate " + annualRate + " is above the all-in cap " + caps.allInRateCap()));
    }
    Money most = caps.customerMaximum();
    if (!maximum.currency().equals(minimum.currency())) {
      return;
    }
    if (!most.currency().equals(maximum.currency())) {
      problems.add(
          new TermsProblem(
              "currency-without-caps",
              "what one customer may owe is set in "
                  + most.currency()
                  + ", and nothing is set in "
                  + maximum.currency()));
    } else if (maximum.compareTo(most) > 0) {
      problems.add(
          new TermsProblem(
              "maximum-above-customer-cap", "maximum " + maximum + " is above " + most));
    }
  }

  /**
   * Every rule of these terms that a drawdown of this amount and term breaks.
   *
   * @param count how many of the product's periods
   */
  public List<TermsProblem> problemsOf(Money amount, int count) {
    var problems = new ArrayList<TermsProblem>();
    if (!termCounts.contains(count)) {
      problems.add(
          new TermsProblem("term-not-offered", count + " periods is not one of " + termCounts));
    }
    if (!amount.currency().equals(minimum.currency())) {
      problems.add(
          new TermsProblem(
              "currency-not-offered",
              amount.currency() + " is not the product's " + minimum.currency()));
      return List.copyOf(problems);
    }
    if (amount.compareTo(minimum) < 0) {
      problems.add(
          new TermsProblem("amount-below-minimum", amount + " is below the minimum " + minimum));
    }
    if (amount.compareTo(maximum) > 0) {
      problems.add(
          new TermsProblem("amount-above-maximum", amount + " is above the maximum " + maximum));
    }
    if (amount.minor() % step.minor() != 0) {
      problems.add(
          new TermsProblem("amount-not-in-steps", amount + " is not a multiple of " + step));
    }
    int rows = method.rows(Math.max(1, count));
    if (amount.isPositive() && amount.minor() / rows < plan.minimumPrincipalMinor()) {
      problems.add(tooSmall(amount, rows, plan.minimumPrincipalMinor()));
    }
    return List.copyOf(problems);
  }
}
