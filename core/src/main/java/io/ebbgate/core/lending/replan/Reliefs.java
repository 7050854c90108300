package io.ebbgate.core.lending.replan;

import io.ebbgate.core.lending.Accrual;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.RepaymentQuotes;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.RepaymentMethod;
import java.time.LocalDate;
import java.util.ArrayList;

/** What a customer need not pay of interest, fee and penalty. Pure. */
public final class Reliefs {

  private Reliefs() {}

  /** What can be given up on a day: interest, fee and penalty of all that is due and unpaid. */
  public static Components waivable(Loan loan, LocalDate date) {
    var sum = Components.none(loan.principal().currency());
    if (loan.voided()) {
      return sum;
    }
    for (LoanInstalment row : loan.instalments()) {
      if (!row.isPaid() && !row.dueDate().isAfter(date)) {
        sum = sum.plus(withoutPrincipal(loan.owedFor(row, date)));
      }
    }
    return sum;
  }

  /**
   * Gives up amounts of what is due, oldest instalment first.
   *
   * @param amounts of interest, fee and penalty; what is not owed of them is left out
   */
  public static Relieved waive(Loan loan, LocalDate date, Components amounts) {
    var none = Components.none(loan.principal().currency());
    if (loan.voided()) {
      return new Relieved(loan, none);
    }
    var left = withoutPrincipal(amounts);
    var rows = new ArrayList<>(loan.instalments());
    for (int i = 0; i < rows.size() && !rows.get(i).dueDate().isAfter(date); i++) {
      LoanInstalment row = rows.get(i);
      Components part = least(loan.owedFor(row, date), left);
      if (!row.isPaid() && !part.isZero()) {
        rows.set(i, row.relieve(part, loan.latenessOf(row, part, date)));
        left = left.minus(part);
      }
    }
    Components given = withoutPrincipal(amounts).minus(left);
    return given.isZero()
        ? new Relieved(loan, none)
        : new Relieved(loan.changed(loan.interestFrom(), rows), given);
  }

  /**
   * A sponsor bears the interest of days of the running period, from where interest is charged to.
   * Days beyond the period's end are lost. Interest then counts as charged to the last of them.
   *
   * @param days positive
   */
  public static Relieved sponsor(Loan loan, LocalDate date, int days) {
    var none = Components.none(loan.principal().currency());
    int running = RepaymentQuotes.firstNotDue(loan, date);
    boolean nothing =
        loan.voided()
            || running == loan.instalments().size()
            || loan.terms().method() == RepaymentMethod.PRINCIPAL_FIRST;
    if (nothing) {
      return new Relieved(loan, none);
    }
    LoanInstalment row = loan.instalments().get(running);
    LocalDate start =
        running == 0 ? loan.valueDate() : loan.instalments().get(running - 1).dueDate();
    LocalDate from = loan.interestFrom().isAfter(start) ? loan.interestFrom() : start;
    LocalDate to = from.plusDays(days);
    to = to.isAfter(row.dueDate()) ? row.dueDate() : to;
    Money interest = new Accrual(loan).interestTo(running, openPrincipal(loan, running), to);
    var borne = none.with(Component.INTEREST, interest.min(row.open().interest()));
    if (borne.isZero()) {
      return new Relieved(loan, none);
    }
    var rows = new ArrayList<>(loan.instalments());
    rows.set(running, row.relieve(borne, loan.latenessOf(row, borne, date)));
    return new Relieved(loan.changed(to, rows), borne);
  }

  private static Money openPrincipal(Loan loan, int first) {
    Money open = Money.zero(loan.principal().currency());
    for (int i = first; i < loan.instalments().size(); i++) {
      open = open.plus(loan.instalments().get(i).open().principal());
    }
    return open;
  }

  private static Components withoutPrincipal(Components amounts) {
    return amounts.with(Component.PRINCIPAL, Money.zero(amounts.principal().currency()));
  }

  private static Components least(Components a, Components b) {
    return new Components(
        a.principal().min(b.principal()),
        a.interest().min(b.interest()),
        a.fee().min(b.fee()),
        a.penalty().min(b.penalty()));
  }
}
