package io.ebbgate.core.lending;

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
 */
public record Loan(
    UUID id,
    Money principal,
    LoanTerms terms,
    LocalDate valueDate,
    LocalDate interestFrom,
    long version,
    List<LoanInstalment> instalments,
    boolean voided) {

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
    return new Loan(id, principal, terms, valueDate, interestFrom, version + 1, instalments, true);
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

  /** Whether an instalment is unpaid after the end of its due day. */
  public boolean isOverdueOn(LocalDate date) {
    return !voided
        && instalments.stream().anyMatch(row -> !row.isPaid() && row.dueDate().isBefore(date));
  }
}
