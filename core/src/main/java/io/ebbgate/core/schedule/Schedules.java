package io.ebbgate.core.schedule;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.Term;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.product.plan.UnsoundTermsException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Computes schedules. Pure: the same terms give the same rows for ever. */
public final class Schedules {

  private Schedules() {}

  /**
   * The schedule of a new loan.
   *
   * @throws UnsoundTermsException when principal, interest and fees exceed the largest amount
   */
  public static Schedule plan(ScheduleTerms terms) {
    List<Instalment> rows =
        rows(terms.rule(), terms.principal(), terms.interest(), periods(terms), 1);
    return new Schedule(terms.fees().isEmpty() ? rows : withFees(terms, rows));
  }

  private static List<Instalment> withFees(ScheduleTerms terms, List<Instalment> rows) {
    long charged = 0;
    var after = new ArrayList<Instalment>(rows.size());
    for (Instalment row : rows) {
      long minor = 0;
      for (ProductFee fee : terms.fees()) {
        if (fee.isDueWith(row.number(), rows.size())) {
          minor = Math.addExact(minor, fee.minor(terms.principal().minor(), terms.rounding()));
        }
      }
      charged = Math.addExact(charged, Math.addExact(minor, row.total().minor()));
      if (minor > Money.MAXIMUM_MINOR || charged > Money.MAXIMUM_MINOR) {
        throw new UnsoundTermsException(
            "amount-too-large", "principal, interest and fees are above the largest amount");
      }
      after.add(row.withFee(new Money(minor, terms.principal().currency())));
    }
    return after;
  }

  /** The periods of a new loan: as many as the term says, or one in all for a bullet. */
  public static List<Period> periods(ScheduleTerms terms) {
    Term term = terms.term();
    List<LocalDate> dueDates =
        RepaymentCalendar.dueDates(
            terms.valueDate(), terms.repaymentDay(), terms.firstPeriod(), term);
    if (terms.method() == RepaymentMethod.BULLET) {
      LocalDate last = dueDates.getLast();
      return List.of(new Period(last, days(terms, terms.valueDate(), last)));
    }
    var periods = new ArrayList<Period>(dueDates.size());
    LocalDate from = terms.valueDate();
    for (LocalDate dueDate : dueDates) {
      int days = days(terms, from, dueDate);
      boolean odd =
          periods.isEmpty()
              && term.unit() == TermUnit.MONTH
              && !RepaymentCalendar.isRepaymentDay(from, terms.repaymentDay());
      int usual = odd ? days(terms, wholePeriodBefore(dueDate, terms), dueDate) : days;
      periods.add(new Period(dueDate, days, usual));
      from = dueDate;
    }
    return periods;
  }

  private static LocalDate wholePeriodBefore(LocalDate dueDate, ScheduleTerms terms) {
    var month = YearMonth.from(dueDate).minusMonths(terms.rule().every());
    return RepaymentCalendar.repaymentDayOf(month, terms.repaymentDay());
  }

  private static int days(ScheduleTerms terms, LocalDate from, LocalDate to) {
    return terms.rule().unit() == TermUnit.MONTH
        ? RepaymentCalendar.periodDays(terms.dayCount(), from, to, terms.repaymentDay())
        : terms.dayCount().daysBetween(from, to);
  }

  /**
   * Rows by a rule over the given periods. The last row takes the remainder of principal; over one
   * period every method is a bullet.
   *
   * @param firstNumber the number of the first row
   */
  public static List<Instalment> rows(
      PlanRule rule, Money principal, InterestTerms terms, List<Period> periods, int firstNumber) {
    long part = terms.rounding().divide(principal.minor(), periods.size());
    var rows = new Rows(principal, periods, firstNumber);
    return switch (rule.method()) {
      case EQUAL_INSTALMENT -> level(rule, principal, terms, periods, firstNumber);
      case EQUAL_PRINCIPAL -> onBalance(rows, terms, part, false);
      case INTEREST_FIRST, BULLET -> onBalance(rows, terms, 0, false);
      case FLAT_RATE -> flat(rows, principal, terms, part, false);
      case PRINCIPAL_FIRST -> interestLast(rows, terms, part);
    };
  }

  /**
   * Rows of the height that they had, as few as repay the principal: a row that could repay all
   * that is left is the last one. The last of the periods takes whatever remains.
   *
   * @param firstNumber the number of the first row
   * @param before the row whose height is kept: principal and interest of equal instalments,
   *     principal of any other method
   */
  public static List<Instalment> rowsOfHeight(
      PlanRule rule,
      Money principal,
      InterestTerms terms,
      List<Period> periods,
      int firstNumber,
      Instalment before) {
    long part = before.principal().minor();
    var rows = new Rows(principal, periods, firstNumber);
    return switch (rule.method()) {
      case EQUAL_INSTALMENT -> ofPayment(rows, terms, part + before.interest().minor());
      case EQUAL_PRINCIPAL -> onBalance(rows, terms, part, true);
      case FLAT_RATE -> flat(rows, principal, terms, part, true);
      // One row holds all principal, or all interest: there is no height to keep.
      case INTEREST_FIRST, BULLET, PRINCIPAL_FIRST ->
          rows(rule, principal, terms, periods, firstNumber);
    };
  }

  /**
   * Level rows. A long first period can bear more than the level payment: it then pays its interest
   * only, and what it pays more lowers the last row. Where that would end the loan before its last
   * row, the rest is level over what follows instead.
   */
  private static List<Instalment> level(
      PlanRule rule, Money principal, InterestTerms terms, List<Period> periods, int firstNumber) {
    var rows = new Rows(principal, periods, firstNumber);
    boolean bearsMore = level(rows, rule, terms, periods, false);
    if (bearsMore && periods.size() > 1 && rows.done().getLast().principal().isZero()) {
      rows = new Rows(principal, periods, firstNumber);
      level(rows, rule, terms, periods, true);
    }
    return rows.done();
  }

  /** Whether a period bore more than the level payment. */
  private static boolean level(
      Rows rows, PlanRule rule, InterestTerms terms, List<Period> periods, boolean levelAgain) {
    long payment = rows.isLast() ? 0 : payment(rule, rows.left(), terms, periods, 0);
    boolean bearsMore = false;
    while (rows.next() < periods.size()) {
      long left = rows.left();
      Period period = rows.period();
      long interest = terms.interestMinor(left, period.days());
      boolean oddOnTop = rule.levelRule() == LevelRule.ODD_DAYS_ON_TOP && rows.next() == 0;
      long within = oddOnTop ? terms.interestMinor(left, period.usualDays()) : interest;
      boolean more = within > payment && left > 0;
      bearsMore |= more;
      rows.add(payment - within, interest);
      if (more && levelAgain && rows.next() < periods.size() - 1) {
        payment = payment(rule, left, terms, periods, rows.next());
      }
    }
    return bearsMore;
  }

  private static long payment(
      PlanRule rule, long principal, InterestTerms terms, List<Period> periods, int first) {
    var days = new int[periods.size() - first];
    for (int i = 0; i < days.length; i++) {
      Period period = periods.get(first + i);
      days[i] =
          switch (rule.levelRule()) {
            case EXACT -> period.days();
            case ANNUITY -> rule.annuityDays();
            case ODD_DAYS_ON_TOP -> period.usualDays();
          };
    }
    return LevelPayment.exact(
        principal,
        days,
        rule.levelRule() == LevelRule.ANNUITY
            ? terms.withYear(rule.annuityYear(terms.daysInYear()))
            : terms);
  }

  private static List<Instalment> ofPayment(Rows rows, InterestTerms terms, long payment) {
    boolean open = true;
    while (open) {
      long interest = terms.interestMinor(rows.left(), rows.period().days());
      open = !rows.isLast() && payment - interest < rows.left();
      rows.add(payment - interest, interest);
    }
    return rows.done();
  }

  private static List<Instalment> onBalance(
      Rows rows, InterestTerms terms, long part, boolean asFewAsPossible) {
    boolean open = true;
    while (open) {
      open = !rows.isLast() && !(asFewAsPossible && part >= rows.left());
      rows.add(part, terms.interestMinor(rows.left(), rows.period().days()));
    }
    return rows.done();
  }

  private static List<Instalment> flat(
      Rows rows, Money principal, InterestTerms terms, long part, boolean asFewAsPossible) {
    boolean open = true;
    while (open) {
      open = !rows.isLast() && !(asFewAsPossible && part >= rows.left());
      rows.add(part, terms.interestMinor(principal.minor(), rows.period().days()));
    }
    return rows.done();
  }

  /** All interest in the last row: a sum of balances times days, rounded once. */
  private static List<Instalment> interestLast(Rows rows, InterestTerms terms, long part) {
    long balanceDays = 0;
    boolean open = true;
    while (open) {
      balanceDays += Math.multiplyExact(rows.left(), rows.period().days());
      open = !rows.isLast();
      rows.add(part, open ? 0 : terms.interestOfBalanceDays(balanceDays));
    }
    return rows.done();
  }
}
