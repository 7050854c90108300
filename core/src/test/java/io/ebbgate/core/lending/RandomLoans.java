package io.ebbgate.core.lending;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.product.servicing.AllocationOrder;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.PenaltyBase;
import io.ebbgate.core.product.servicing.ServicingTerms;
import io.ebbgate.core.schedule.PlanRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Loans of every kind, by chance. */
public final class RandomLoans {

  private static final List<DayCount> DAY_COUNTS = List.of(DayCount.values());
  private static final List<RepaymentMethod> METHODS = List.of(RepaymentMethod.values());
  private static final List<LevelRule> LEVEL_RULES = List.of(LevelRule.values());
  private static final List<PenaltyBase> BASES = List.of(PenaltyBase.values());

  private RandomLoans() {}

  /** One with any terms of servicing, a fee for early repayment in one of two. */
  public static Loan any(Random random) {
    var fee =
        random.nextBoolean()
            ? EarlyFee.NONE
            : new EarlyFee(random.nextInt(50_000), random.nextInt(3_000));
    var servicing =
        new ServicingTerms(
            random.nextInt(6),
            BASES.get(random.nextInt(BASES.size())),
            150,
            fee,
            AllocationOrder.USUAL,
            AllocationOrder.LONG_OVERDUE,
            90,
            random.nextBoolean() ? 0 : 10 + random.nextInt(100),
            0);
    return any(random, fee, servicing);
  }

  public static Loan any(Random random, EarlyFee fee, ServicingTerms servicing) {
    long principal = 10_000L + random.nextInt(20_000_000);
    return of(random, fee, servicing, Money.fen(principal), 1 + random.nextInt(24));
  }

  /** One of any method and term, of as little as a fen: so little that most of it is rounding. */
  public static Loan small(Random random) {
    var fee = random.nextBoolean() ? EarlyFee.NONE : new EarlyFee(random.nextInt(50_000), 1);
    long principal = 1L + random.nextInt(random.nextBoolean() ? 40 : 4_000);
    return of(random, fee, ServicingTerms.usual(), Money.fen(principal), 1 + random.nextInt(36));
  }

  private static Loan of(
      Random random, EarlyFee fee, ServicingTerms servicing, Money principal, int periods) {
    var rate = new AnnualRate(random.nextInt(240_001));
    LocalDate valueDate = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
    RepaymentMethod method = METHODS.get(random.nextInt(METHODS.size()));
    TermUnit unit = random.nextInt(4) > 0 ? TermUnit.MONTH : TermUnit.WEEK;
    LevelRule levelRule = LEVEL_RULES.get(random.nextInt(LEVEL_RULES.size()));
    var terms =
        new LoanTerms(
            new PlanRule(method, levelRule, unit, 1 + random.nextInt(2)),
            rate,
            DAY_COUNTS.get(random.nextInt(DAY_COUNTS.size())),
            random.nextInt(4) == 0 ? Rounding.HALF_EVEN : Rounding.HALF_UP,
            // All interest of the last method is in its last row: there is nothing to plan anew.
            method == RepaymentMethod.PRINCIPAL_FIRST
                ? EarlyRepayment.FULL_ONLY
                : EarlyRepayment.FULL_AND_PARTIAL,
            random.nextBoolean() ? PartialPolicy.REDUCE_INSTALMENT : PartialPolicy.REDUCE_TERM,
            fee,
            random.nextBoolean() ? valueDate.getDayOfMonth() : 1 + random.nextInt(31),
            OverdueTerms.of(servicing, rate, AnnualRate.parse("0.24")),
            servicing);
    return Loans.open(principal, terms, periods, valueDate);
  }
}
