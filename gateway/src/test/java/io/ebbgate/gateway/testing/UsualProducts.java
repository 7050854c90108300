package io.ebbgate.gateway.testing;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.PlanTerms;
import io.ebbgate.core.product.servicing.ServicingTerms;
import java.util.List;

/** Products for tests: monthly, 30/360, half up, at most 50,000 yuan, in effect since ever. */
public final class UsualProducts {
  private static final Money MOST = Money.fen(5_000_000);

  private UsualProducts() {}

  /** Equal instalments that may be repaid early in every way. */
  public static ProductTerms instalments(
      String code, List<Integer> months, String rate, Money least) {
    return of(
        code,
        RepaymentMethod.EQUAL_INSTALMENT,
        months,
        rate,
        least,
        EarlyRepayment.FULL_AND_PARTIAL);
  }

  /**
   * A product of any method.
   *
   * @param rate as a decimal
   * @param least the smallest drawdown, and the step of every one
   */
  public static ProductTerms of(
      String code,
      RepaymentMethod method,
      List<Integer> months,
      String rate,
      Money least,
      EarlyRepayment early) {
    return new ProductTerms(
        code,
        method,
        months,
        AnnualRate.parse(rate),
        least,
        MOST,
        least,
        DayCount.THIRTY_360,
        early,
        PartialPolicy.REDUCE_INSTALMENT,
        Rounding.HALF_UP,
        PlanTerms.monthly(),
        ServicingTerms.usual(),
        ProductTerms.ALWAYS);
  }

  /** The same with another plan. */
  public static ProductTerms planned(ProductTerms usual, PlanTerms plan) {
    return with(usual, plan, usual.servicing());
  }

  /** The same, serviced otherwise. */
  public static ProductTerms serviced(ProductTerms usual, ServicingTerms servicing) {
    return with(usual, usual.plan(), servicing);
  }

  private static ProductTerms with(ProductTerms usual, PlanTerms plan, ServicingTerms servicing) {
    return new ProductTerms(
        usual.code(),
        usual.method(),
        usual.termCounts(),
        usual.annualRate(),
        usual.minimum(),
        usual.maximum(),
        usual.step(),
        usual.dayCount(),
        usual.earlyRepayment(),
        usual.partialPolicy(),
        usual.rounding(),
        plan,
        servicing,
        usual.effectiveFrom());
  }
}
