package io.ebbgate.core.lending.allocation;

import io.ebbgate.core.lending.Accrual;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All principal falls due before its time. Pure. */
public final class Acceleration {

  private Acceleration() {}

  /**
   * The day on which the rest of a loan falls due if nothing more is paid: the first on which it is
   * overdue for more days than its product allows.
   *
   * @return empty when the product never accelerates, or nothing unpaid is overdue on the date
   */
  public static Optional<LocalDate> dayOf(Loan loan, LocalDate date) {
    int most = loan.terms().servicing().accelerateAfterDays();
    if (most == 0 || loan.voided()) {
      return Optional.empty();
    }
    for (LoanInstalment row : loan.instalments()) {
      if (!row.dueDate().isBefore(date)) {
        return Optional.empty();
      }
      if (!row.isPaid()) {
        return Optional.of(loan.uncounted().dayOverdue(row.dueDate(), most + 1L));
      }
    }
    return Optional.empty();
  }

  /** The loan as it stands on a date: with the rest due, if that has come by then. */
  public static Loan applied(Loan loan, LocalDate date) {
    return dayOf(loan, date)
        .filter(day -> !day.isAfter(date))
        .map(day -> dueOn(loan, day))
        .orElse(loan);
  }

  /**
   * The loan with all that is not due falling due on a day: its principal, and interest to that day
   * only. Fees that were not due fall away. It stands in one instalment, which has no grace, and
   * can have the due day of the instalment before it.
   */
  public static Loan dueOn(Loan loan, LocalDate day) {
    List<LoanInstalment> rows = loan.instalments();
    // By the day alone: a row that holds nothing counts as paid, and may be due long afterwards.
    int first = 0;
    while (first < rows.size() && !rows.get(first).dueDate().isAfter(day)) {
      first++;
    }
    if (loan.voided()
        || rows.subList(first, rows.size()).stream().allMatch(LoanInstalment::isPaid)) {
      return loan;
    }
    var paid = Components.none(loan.principal().currency());
    var relieved = paid;
    Money principal = paid.principal();
    for (LoanInstalment row : rows.subList(first, rows.size())) {
      paid = paid.plus(row.paid());
      relieved = relieved.plus(row.relieved());
      principal = principal.plus(row.open().principal());
    }
    Money interest = new Accrual(loan).interestTo(first, principal, day);
    Money zero = Money.zero(principal.currency());
    var due = paid.plus(relieved).plus(new Components(principal, interest, zero, zero));
    var after = new ArrayList<>(rows.subList(0, first));
    after.add(new LoanInstalment(rows.get(first).number(), day, due, paid, relieved, 0, true));
    return loan.changed(day, after);
  }
}
