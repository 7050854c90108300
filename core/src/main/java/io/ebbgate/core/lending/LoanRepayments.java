package io.ebbgate.core.lending;

import io.ebbgate.core.lending.RepaymentQuote.RowPayment;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.Period;
import io.ebbgate.core.schedule.Schedules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Applies collected repayments to loans. Pure. */
public final class LoanRepayments {

  private LoanRepayments() {}

  /**
   * The loan after the quoted repayment was collected in full.
   *
   * @throws IllegalArgumentException when the quote is for another loan or another version of it
   */
  public static RepaymentApplied apply(Loan loan, RepaymentQuote quote) {
    if (!quote.loanId().equals(loan.id()) || quote.loanVersion() != loan.version()) {
      throw new IllegalArgumentException(
          "a quote for version " + quote.loanVersion() + " meets version " + loan.version());
    }
    var rows = new ArrayList<>(loan.instalments());
    LocalDate interestFrom = loan.interestFrom();
    for (RowPayment payment : quote.rows()) {
      LoanInstalment row = rows.get(payment.number() - 1);
      LoanInstalment paid =
          row.pay(payment.amounts(), loan.latenessOf(row, payment.amounts(), quote.valueDate()));
      rows.set(payment.number() - 1, paid);
      interestFrom = later(interestFrom, paid.dueDate());
    }
    List<LoanInstalment> after = rows;
    if (!quote.early().isZero()) {
      interestFrom = later(interestFrom, quote.valueDate());
      after = payEarly(loan, rows, quote, interestFrom);
    }
    Loan changed = loan.changed(interestFrom, after);
    return new RepaymentApplied(changed, quote.components(), changed.isSettled());
  }

  /**
   * Replaces the instalments that are not due: what is paid early stands in the first of them, due
   * and paid; the rest of the principal is planned anew over the same dates.
   */
  private static List<LoanInstalment> payEarly(
      Loan loan, List<LoanInstalment> rows, RepaymentQuote quote, LocalDate interestFrom) {
    int first = RepaymentQuotes.firstNotDue(loan, quote.valueDate());
    Money open = Money.zero(loan.principal().currency());
    for (LoanInstalment row : rows.subList(first, rows.size())) {
      open = open.plus(row.open().principal());
    }
    Money left = open.minus(quote.early().principal());
    if (left.isZero()) {
      return settleEarly(rows, first, quote);
    }
    List<Instalment> plan = plan(loan, first, left, interestFrom);
    var after = new ArrayList<>(rows.subList(0, first));
    for (int i = 0; i < plan.size(); i++) {
      Instalment planned = plan.get(i);
      LoanInstalment before = rows.get(first + i);
      Components paid = i == 0 ? before.paid().plus(quote.early()) : before.paid();
      Components due =
          paid.plus(before.relieved())
              .plus(
                  new Components(
                      planned.principal(),
                      planned.interest(),
                      before.open().fee(),
                      before.open().penalty()));
      after.add(before.with(due, paid));
    }
    return after;
  }

  /**
   * All principal is paid now, each row's own; interest to the day is all that is left of it. Fees
   * that were not due fall away; what repaying early costs stands in the first row.
   */
  private static List<LoanInstalment> settleEarly(
      List<LoanInstalment> rows, int first, RepaymentQuote quote) {
    var after = new ArrayList<>(rows.subList(0, first));
    for (int i = first; i < rows.size(); i++) {
      LoanInstalment row = rows.get(i);
      Money none = Money.zero(quote.early().interest().currency());
      Money interest = i == first ? quote.early().interest() : none;
      Money fee = i == first ? quote.early().fee() : none;
      Components paid =
          row.paid().plus(new Components(row.open().principal(), interest, fee, none));
      after.add(row.with(paid.plus(row.relieved()), paid));
    }
    return after;
  }

  private static List<Instalment> plan(
      Loan loan, int first, Money principal, LocalDate interestFrom) {
    List<Period> periods = new Accrual(loan).periodsFrom(first, interestFrom);
    int number = loan.instalments().get(first).number();
    boolean keepsHeight =
        loan.terms().partialPolicy() == PartialPolicy.REDUCE_TERM && periods.size() > 1;
    if (!keepsHeight) {
      return Schedules.rows(
          loan.terms().rule(), principal, loan.terms().interest(), periods, number);
    }
    // The first row may hold odd days on top; the last one holds a remainder. What is open of the
    // others is their height, also after an earlier part payment.
    boolean another = first + 1 < loan.instalments().size() - 1;
    Components open = loan.instalments().get(another ? first + 1 : first).open();
    var before =
        new Instalment(number, periods.getFirst().dueDate(), open.principal(), open.interest());
    return Schedules.rowsOfHeight(
        loan.terms().rule(), principal, loan.terms().interest(), periods, number, before);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
