package io.ebbgate.microbench;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.schedule.Schedule;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import io.ebbgate.core.schedule.cost.LoanCost;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A loan of 36 instalments: its schedule, and what it costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScheduleBenchmark {

  private static final int PERIODS = 36;

  /** How days are counted. */
  @Param({"THIRTY_360", "ACTUAL_365"})
  public DayCount dayCount = DayCount.THIRTY_360;

  /** How principal and interest fall due. */
  @Param({"EQUAL_INSTALMENT", "EQUAL_PRINCIPAL"})
  public RepaymentMethod method = RepaymentMethod.EQUAL_INSTALMENT;

  private final LocalDate[] valueDates = new LocalDate[64];
  private int next;

  /** Value dates of two months, so that no branch is learnt by heart. */
  @Setup
  public void dates() {
    for (int i = 0; i < valueDates.length; i++) {
      valueDates[i] = LocalDate.of(2026, 11, 23).plusDays(i);
    }
  }

  private ScheduleTerms terms() {
    next = (next + 1) & (valueDates.length - 1);
    LocalDate valueDate = valueDates[next];
    return new ScheduleTerms(
        Money.fen(1_234_500L + next),
        new AnnualRate(150_000),
        method,
        PERIODS,
        valueDate,
        dayCount,
        Rounding.HALF_UP,
        15,
        FirstPeriod.LONG);
  }

  /** The schedule of a new loan. */
  @Benchmark
  public Schedule plan() {
    return Schedules.plan(terms());
  }

  /** The same, with both yearly rates and the total cost. */
  @Benchmark
  public LoanCost planAndCost() {
    ScheduleTerms terms = terms();
    return LoanCost.of(terms, Schedules.plan(terms));
  }
}
