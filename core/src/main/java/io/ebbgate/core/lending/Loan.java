package io.ebbgate.core.lending;

import io.ebbgate.core.lending.LoanInstalment.Lateness;
import io.ebbgate.core.lending.overdue.UncountedDays;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One paid-out drawdown: what was lent, on which terms, what is due and what is paid.
 *
 * @param id the loan
 * @param principal what was lent; positive
 * @param terms never change
 * @param valueDate the day from which interest runs
 * @param interestFrom up to this day interest has been charged by payments; the value date at first
 * @param version grows by one with each repayment; a quote holds for one version
 * @param instalments at least one, numbered from 1, due dates ascending
 * @param voided whether the payout came back: then nothing is owed, whatever the instalments say
 * @param uncounted days that bear no penalty, or do not count as overdue
 */
public record Loan(
    UUID id,
    Money principal,
    LoanTerms terms,
    LocalDate valueDate,
    LocalDate interestFrom,
    long version,
    List<LoanInstalment> instalments,
    boolean voided,
    UncountedDays uncounted) {

  /** A loan of which every day counts. */
  public Loan(
      UUID id,
      Money principal,
      LoanTerms terms,
      LocalDate valueDate,
      LocalDate interestFrom,
      long version,
      List<LoanInstalment> instalments,
      boolean voided) {
    this(
        id,
        principal,
        terms,
        valueDate,
        interestFrom,
        version,
        instalments,
        voided,
        UncountedDays.NONE);
  }

  /** A loan whose payout has not come back. */
  public Loan(
      UUID id,
      Money principal,
      LoanTerms terms,
      LocalDate valueDate,
      LocalDate interestFrom,
      long version,
      List<LoanInstalment> instalments) {
    this(id, principal, terms, valueDate, interestFrom, version, instalments, false);
  }

  public Loan {
    instalments = List.copyOf(instalments);
    long due = 0;
    for (LoanInstalment instalment : instalments) {
      due = Math.addExact(due, instalment.due().principal().minor());
    }
    if (due != principal.minor()) {
      throw new IllegalArgumentException(
          "instalments hold a principal of " + due + " minor units of " + principal);
    }
  }

  /** A new loan, nothing paid, version 1. */
  public static Loan open(
      UUID id, Money principal, LoanTerms terms, LocalDate valueDate, Schedule schedule) {
    var none = Components.none(principal.currency());
    return new Loan(
        id,
        principal,
        terms,
        valueDate,
        valueDate,
        1,
        schedule.instalments().stream()
            .map((Instalment row) ->
                new LoanInstalment(
                    row.number(),
                    row.dueDate(),
                    new Components(row.principal(), row.interest(), row.fee(), none.penalty()),
                    none))
            .toList());
  }

  /**
   * The loan after its payout came back: nothing is owed, and what had been due stays readable.
   * Terminal.
   */
  public Loan asVoided() {
    return new Loan(
        id, principal, terms, valueDate, interestFrom, version + 1, instalments, true, uncounted);
  }

  /** The loan one version on, with another plan or other payments. */
  public Loan changed(LocalDate chargedTo, List<LoanInstalment> rows) {
    return new Loan(
        id, principal, terms, valueDate, chargedTo, version + 1, rows, voided, uncounted);
  }

  /** The same loan as if it had been made on other terms. Its version stays. */
  public Loan onTerms(LoanTerms others) {
    return new Loan(
        id, principal, others, valueDate, interestFrom, version, instalments, voided, uncounted);
  }

  /** The same loan, with other days that do not count. Its version stays. */
  public Loan counting(UncountedDays others) {
    return new Loan(
        id, principal, terms, valueDate, interestFrom, version, instalments, voided, others);
  }

  /** The principal still owed. */
  public Money outstanding() {
    if (voided) {
      return Money.zero(principal.currency());
    }
    long open = 0;
    for (LoanInstalment instalment : instalments) {
      open += instalment.open().principal().minor();
    }
    return new Money(open, principal.currency());
  }

  /** Whether everything that was due is paid. */
  public boolean isSettled() {
    return !voided && instalments.stream().allMatch(LoanInstalment::isPaid);
  }

  /** {@code Voided}, {@code Settled} or {@code Active}, as stored and shown. */
  public String stateName() {
    if (voided) {
      return "Voided";
    }
    return isSettled() ? "Settled" : "Active";
  }

  /** What pays one of its instalments off on a day, with the penalty that has grown. */
  public Components owedFor(LoanInstalment row, LocalDate date) {
    Components open = row.open();
    Money grown =
        terms
            .overdue()
            .penaltyToDate(row, uncounted, date, terms.rounding())
            .minus(row.due().penalty());
    return grown.isZero()
        ? open
        : new Components(open.principal(), open.interest(), open.fee(), open.penalty().plus(grown));
  }

  /** What reducing one of its instalments by these amounts on a day does to its penalty. */
  public Lateness latenessOf(LoanInstalment row, Components amounts, LocalDate date) {
    OverdueTerms overdue = terms.overdue();
    return new Lateness(
        overdue.penaltyToDate(row, uncounted, date, terms.rounding()),
        overdue.balanceDays(row, amounts, uncounted, date));
  }

  /** Days overdue of its oldest unpaid instalment that is due, grace included; zero if none. */
  public long daysOverdueOn(LocalDate date) {
    if (voided) {
      return 0;
    }
    for (LoanInstalment row : instalments) {
      if (!row.dueDate().isBefore(date)) {
        return 0;
      }
      if (!row.isPaid()) {
        return uncounted.daysOverdue(row.dueDate(), date);
      }
    }
    return 0;
  }

  /** Whether an instalment is unpaid after the end of its due day. */
  public boolean isOverdueOn(LocalDate date) {
    return !voided
        && instalments.stream().anyMatch(row -> !row.isPaid() && row.dueDate().isBefore(date));
  }
}
