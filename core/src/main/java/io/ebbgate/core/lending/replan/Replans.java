package io.ebbgate.core.lending.replan;

import io.ebbgate.core.lending.Accrual;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.RepaymentQuotes;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.Term;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.Period;
import io.ebbgate.core.schedule.RepaymentCalendar;
import io.ebbgate.core.schedule.Schedules;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Plans that which is not due of a running loan anew. Pure. */
public final class Replans {

  private Replans() {}

  /** Whether anything of the loan can be planned anew on a day. */
  public static boolean isPossible(Loan loan, LocalDate date) {
    return !loan.voided()
        && loan.terms().method() != RepaymentMethod.PRINCIPAL_FIRST
        && RepaymentQuotes.firstNotDue(loan, date) < loan.instalments().size();
  }

  /**
   * The loan with its end moved later: the principal that is not due is spread by the loan's method
   * over the due days that remain and so many more.
   *
   * @param periods positive
   */
  public static Loan extended(Loan loan, LocalDate date, int periods) {
    if (!isPossible(loan, date)) {
      return loan;
    }
    int first = RepaymentQuotes.firstNotDue(loan, date);
    var dates = dueDates(loan, first);
    LocalDate last = dates.getLast();
    for (int i = 1; i <= periods; i++) {
      dates.add(later(loan, last, i));
    }
    boolean oneRow = loan.terms().method() == RepaymentMethod.BULLET;
    return over(loan, first, oneRow ? List.of(dates.getLast()) : dates);
  }

  /**
   * The loan with its end moved earlier: the same over fewer due days.
   *
   * @param periods positive, below the number of instalments that are not due; of a bullet, so many
   *     periods earlier, but after the day
   */
  public static Loan shortened(Loan loan, LocalDate date, int periods) {
    if (!isPossible(loan, date)) {
      return loan;
    }
    int first = RepaymentQuotes.firstNotDue(loan, date);
    var dates = dueDates(loan, first);
    if (loan.terms().method() == RepaymentMethod.BULLET) {
      LocalDate end = later(loan, dates.getLast(), -periods);
      return end.isAfter(date) && end.isAfter(loan.interestFrom())
          ? over(loan, first, List.of(end))
          : loan;
    }
    int left = dates.size() - periods;
    return left < 1 ? loan : over(loan, first, dates.subList(0, left));
  }

  /**
   * The loan with one due day moved later. Its principal stays in its place; interest runs on to
   * the new day, and the period after it is shorter.
   *
   * @param number of an instalment that is not due
   * @param dueDate after its due day, before that of the next one
   */
  public static Loan deferred(Loan loan, LocalDate date, int number, LocalDate dueDate) {
    int index = number - 1;
    if (!isPossible(loan, date) || !canBeDueOn(loan, date, index, dueDate)) {
      return loan;
    }
    var rows = new ArrayList<>(loan.instalments());
    rows.set(index, rows.get(index).dueOn(dueDate));
    int first = RepaymentQuotes.firstNotDue(loan, date);
    List<Period> before = new Accrual(loan).periodsFrom(first, loan.interestFrom());
    Loan moved = loan.changed(loan.interestFrom(), rows);
    List<Period> after = new Accrual(moved).periodsFrom(first, loan.interestFrom());
    for (int i = index; i < Math.min(index + 2, rows.size()); i++) {
      LoanInstalment row = rows.get(i);
      long interest =
          loan.terms().method() == RepaymentMethod.FLAT_RATE
              ? scaled(loan, row, before.get(i - first).days(), after.get(i - first).days())
              : loan.terms()
                  .interest()
                  .interest(openPrincipal(rows, i), after.get(i - first).days())
                  .minor();
      rows.set(i, withOpenInterest(row, new Money(interest, loan.principal().currency())));
    }
    return loan.changed(loan.interestFrom(), rows);
  }

  /** Whether an instalment that is not due can be due on a later day without passing the next. */
  public static boolean canBeDueOn(Loan loan, LocalDate date, int index, LocalDate dueDate) {
    List<LoanInstalment> rows = loan.instalments();
    if (index < RepaymentQuotes.firstNotDue(loan, date) || index >= rows.size()) {
      return false;
    }
    boolean beforeNext =
        index == rows.size() - 1 || dueDate.isBefore(rows.get(index + 1).dueDate());
    return dueDate.isAfter(rows.get(index).dueDate()) && beforeNext;
  }

  /**
   * The loan with interest and penalty standing still after a day: the running period keeps the
   * interest to that day, those after it bear none. Principal falls due as planned.
   */
  public static Loan stopped(Loan loan, LocalDate date) {
    Loan still = loan.counting(loan.uncounted().stoppedFrom(date));
    int first = RepaymentQuotes.firstNotDue(loan, date);
    if (loan.voided() || first == loan.instalments().size()) {
      return still;
    }
    var rows = new ArrayList<>(loan.instalments());
    Money zero = Money.zero(loan.principal().currency());
    Money interest = new Accrual(loan).interestTo(first, openPrincipal(rows, first), date);
    boolean atTheEnd = loan.terms().method() == RepaymentMethod.PRINCIPAL_FIRST;
    int holder = atTheEnd ? rows.size() - 1 : first;
    for (int i = first; i < rows.size(); i++) {
      rows.set(i, withOpenInterest(rows.get(i), i == holder ? interest : zero));
    }
    return still.changed(loan.interestFrom(), rows);
  }

  private static Loan over(Loan loan, int first, List<LocalDate> dates) {
    List<LoanInstalment> rows = loan.instalments();
    Money left = openPrincipal(rows, first);
    var none = Components.none(left.currency());
    var paid = none;
    var relieved = none;
    for (LoanInstalment row : rows.subList(first, rows.size())) {
      paid = paid.plus(row.paid());
      relieved = relieved.plus(row.relieved());
    }
    var after = new ArrayList<>(rows.subList(0, first));
    int number = rows.get(first).number();
    for (int i = 0; i < dates.size(); i++) {
      Components kept = i == 0 ? paid.plus(relieved) : none;
      var fee = none.with(Component.FEE, fee(rows, first + i, i == dates.size() - 1));
      Money principal = i == dates.size() - 1 ? left : none.principal();
      after.add(
          new LoanInstalment(
              number + i,
              dates.get(i),
              kept.plus(fee).plus(none.with(Component.PRINCIPAL, principal)),
              i == 0 ? paid : none,
              i == 0 ? relieved : none,
              0,
              false));
    }
    // The days of interest follow from the due days alone; the amounts come after them.
    var outline = loan.changed(loan.interestFrom(), after);
    List<Period> periods = new Accrual(outline).periodsFrom(first, loan.interestFrom());
    List<Instalment> plan =
        Schedules.rows(loan.terms().rule(), left, loan.terms().interest(), periods, number);
    for (int i = 0; i < plan.size(); i++) {
      LoanInstalment row = after.get(first + i);
      Components kept = row.paid().plus(row.relieved());
      var open =
          new Components(
              plan.get(i).principal(), plan.get(i).interest(), row.open().fee(), none.penalty());
      after.set(first + i, row.with(kept.plus(open), row.paid()));
    }
    return loan.changed(loan.interestFrom(), after);
  }

  /** What is open of a row's fee; the last one takes the fees of all that fall away after it. */
  private static Money fee(List<LoanInstalment> rows, int index, boolean last) {
    Money fee = Money.zero(rows.getFirst().due().fee().currency());
    int to = last ? rows.size() : Math.min(rows.size(), index + 1);
    for (int i = index; i < to; i++) {
      fee = fee.plus(rows.get(i).open().fee());
    }
    return fee;
  }

  private static long scaled(Loan loan, LoanInstalment row, int before, int after) {
    long interest = row.open().interest().minor();
    return before == 0 ? interest : loan.terms().rounding().multiplyDivide(interest, after, before);
  }

  private static LoanInstalment withOpenInterest(LoanInstalment row, Money interest) {
    Money closed = row.paid().interest().plus(row.relieved().interest());
    return row.with(row.due().with(Component.INTEREST, closed.plus(interest)), row.paid());
  }

  private static Money openPrincipal(List<LoanInstalment> rows, int first) {
    Money open = Money.zero(rows.getFirst().due().principal().currency());
    for (LoanInstalment row : rows.subList(first, rows.size())) {
      open = open.plus(row.open().principal());
    }
    return open;
  }

  private static List<LocalDate> dueDates(Loan loan, int first) {
    var dates = new ArrayList<LocalDate>();
    for (LoanInstalment row : loan.instalments().subList(first, loan.instalments().size())) {
      dates.add(row.dueDate());
    }
    return dates;
  }

  /** So many periods after a due day, on a repayment day where the term counts months. */
  private static LocalDate later(Loan loan, LocalDate dueDate, int periods) {
    var rule = loan.terms().rule();
    if (rule.unit() == TermUnit.MONTH) {
      var month = YearMonth.from(dueDate).plusMonths((long) periods * rule.every());
      return RepaymentCalendar.repaymentDayOf(month, loan.terms().repaymentDay());
    }
    return new Term(rule.unit(), 1, rule.every()).after(dueDate, periods);
  }
}
