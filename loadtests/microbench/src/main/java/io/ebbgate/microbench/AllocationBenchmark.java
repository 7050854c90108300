package io.ebbgate.microbench;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanTerms;
import io.ebbgate.core.lending.OverdueTerms;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.allocation.Allocated;
import io.ebbgate.core.lending.allocation.Allocations;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A repayment of a loan of 36 instalments: what it pays, with penalty, and the loan after it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AllocationBenchmark {

  private static final int PERIODS = 36;
  private static final LocalDate VALUE_DATE = LocalDate.of(2026, 11, 15);

  /** How many instalments are due and unpaid. */
  @Param({"1", "12", "36"})
  public int due = 1;

  private final Loan[] loans = new Loan[64];
  private final Money[] amounts = new Money[64];
  private LocalDate valueDate = VALUE_DATE;
  private int next;

  /** Loans of different principal, so that no branch is learnt by heart. */
  @Setup
  public void lend() {
    var rate = new AnnualRate(150_000);
    var terms =
        new LoanTerms(
            RepaymentMethod.EQUAL_INSTALMENT,
            rate,
            DayCount.THIRTY_360,
            Rounding.HALF_UP,
            EarlyRepayment.FULL_AND_PARTIAL,
            PartialPolicy.REDUCE_INSTALMENT,
            15,
            OverdueTerms.defaults(rate, new AnnualRate(240_000)));
    for (int i = 0; i < loans.length; i++) {
      Money principal = Money.fen(1_234_500L + i);
      var schedule =
          Schedules.plan(
              new ScheduleTerms(
                  principal,
                  rate,
                  RepaymentMethod.EQUAL_INSTALMENT,
                  PERIODS,
                  VALUE_DATE,
                  DayCount.THIRTY_360,
                  Rounding.HALF_UP,
                  15,
                  FirstPeriod.LONG));
      loans[i] = Loan.open(new UUID(7, i), principal, terms, VALUE_DATE, schedule);
      valueDate = schedule.instalments().get(due - 1).dueDate().plusDays(10);
      // All but a part of the last instalment that is due.
      long instalment = schedule.first().total().minor();
      amounts[i] = Money.fen(instalment * due - 100L * i - 1);
    }
  }

  /** Allocates the repayment. */
  @Benchmark
  public Allocated allocate() {
    next = (next + 1) & (loans.length - 1);
    return Allocations.allocate(loans[next], RepaymentKind.OVERDUE, valueDate, amounts[next]);
  }
}
