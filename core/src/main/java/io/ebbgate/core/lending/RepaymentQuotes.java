package io.ebbgate.core.lending;

import io.ebbgate.core.lending.RepaymentQuote.RowPayment;
import io.ebbgate.core.lending.RepaymentRefusal.Code;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.EarlyRepayment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes what a repayment costs on a day. Pure. */
public final class RepaymentQuotes {

  private RepaymentQuotes() {}

  /**
   * What a repayment of this kind costs on this day.
   *
   * @param valueDate the day to which interest and penalty are counted
   * @param amount what the customer wants to pay; required for {@code EARLY_PARTIAL}. Given for
   *     another kind it must be exactly what that kind costs
   */
  public static RepaymentAnswer quote(
      Loan loan, RepaymentKind kind, LocalDate valueDate, Optional<Money> amount) {
    if (loan.voided()) {
      return new RepaymentRefusal(Code.LOAN_VOIDED, "the loan's payout came back; nothing is owed");
    }
    if (loan.isSettled()) {
      return new RepaymentRefusal(Code.LOAN_SETTLED, "the loan is settled");
    }
    return switch (kind) {
      case SCHEDULED -> exactly(amount, scheduled(loan, valueDate));
      case OVERDUE -> exactly(amount, overdue(loan, valueDate));
      case EARLY_FULL -> exactly(amount, earlyFull(loan, valueDate));
      case EARLY_PARTIAL -> earlyPartial(loan, valueDate, amount);
    };
  }

  /** Everything that is owed on a day: what is due, interest to the day, all principal. */
  public static Components owedOn(Loan loan, LocalDate valueDate) {
    if (loan.voided()) {
      return Components.none(loan.principal().currency());
    }
    return everything(loan, RepaymentKind.EARLY_FULL, valueDate).components();
  }

  private static RepaymentAnswer scheduled(Loan loan, LocalDate valueDate) {
    List<LoanInstalment> instalments = loan.instalments();
    int next = 0;
    while (instalments.get(next).isPaid()) {
      next++;
    }
    LocalDate allowedFrom = next == 0 ? loan.valueDate() : instalments.get(next - 1).dueDate();
    if (valueDate.isBefore(allowedFrom)) {
      return new RepaymentRefusal(
          Code.NOTHING_DUE,
          "instalment " + (next + 1) + " can be paid from " + allowedFrom + " on");
    }
    return new RepaymentQuote(
        loan.id(),
        loan.version(),
        RepaymentKind.SCHEDULED,
        valueDate,
        List.of(payOff(loan, instalments.get(next), valueDate)),
        Components.none(loan.principal().currency()));
  }

  private static RepaymentAnswer overdue(Loan loan, LocalDate valueDate) {
    List<RowPayment> due = due(loan, valueDate);
    if (due.isEmpty()) {
      return new RepaymentRefusal(Code.NOTHING_DUE, "nothing is due and unpaid on " + valueDate);
    }
    return new RepaymentQuote(
        loan.id(),
        loan.version(),
        RepaymentKind.OVERDUE,
        valueDate,
        due,
        Components.none(loan.principal().currency()));
  }

  private static RepaymentAnswer earlyFull(Loan loan, LocalDate valueDate) {
    RepaymentQuote everything = everything(loan, RepaymentKind.EARLY_FULL, valueDate);
    boolean early = everything.early().principal().isPositive();
    if (early && loan.terms().earlyRepayment() == EarlyRepayment.NONE) {
      return notAllowed(loan, RepaymentKind.EARLY_FULL);
    }
    return everything;
  }

  private static RepaymentAnswer earlyPartial(
      Loan loan, LocalDate valueDate, Optional<Money> wanted) {
    if (loan.terms().earlyRepayment() != EarlyRepayment.FULL_AND_PARTIAL) {
      return notAllowed(loan, RepaymentKind.EARLY_PARTIAL);
    }
    RepaymentQuote everything = everything(loan, RepaymentKind.EARLY_PARTIAL, valueDate);
    Money owed = everything.amount();
    Money first = owed.minus(everything.early().principal()).minus(everything.early().fee());
    if (wanted.isEmpty()) {
      return new RepaymentRefusal(
          Code.AMOUNT_TOO_SMALL, "an amount above " + first + " and up to " + owed + " is needed");
    }
    Money amount = wanted.get();
    if (!amount.currency().equals(owed.currency())) {
      return new RepaymentRefusal(
          Code.AMOUNT_TOO_SMALL, amount + " is not in the loan's " + owed.currency());
    }
    if (amount.compareTo(owed) > 0) {
      return new RepaymentRefusal(
          Code.AMOUNT_ABOVE_OWED, amount + " is above all that is owed, " + owed);
    }
    if (amount.equals(owed)) {
      return everything;
    }
    if (amount.compareTo(first) <= 0) {
      return new RepaymentRefusal(
          Code.AMOUNT_TOO_SMALL,
          amount + " is not above " + first + ", which is due or interest to the day");
    }
    Money rest = amount.minus(first);
    Money principal = loan.terms().earlyFee().principalOf(rest, loan.terms().rounding());
    if (!principal.isPositive()) {
      return new RepaymentRefusal(
          Code.AMOUNT_TOO_SMALL,
          rest + " above what is due and interest to the day is no more than the fee");
    }
    return new RepaymentQuote(
        loan.id(),
        loan.version(),
        RepaymentKind.EARLY_PARTIAL,
        valueDate,
        everything.rows(),
        new Components(
            principal,
            everything.early().interest(),
            rest.minus(principal),
            Money.zero(rest.currency())));
  }

  private static RepaymentRefusal notAllowed(Loan loan, RepaymentKind kind) {
    return new RepaymentRefusal(
        Code.EARLY_REPAYMENT_NOT_ALLOWED,
        "the product's early repayment is " + loan.terms().earlyRepayment() + ", not " + kind);
  }

  private static RepaymentQuote everything(Loan loan, RepaymentKind kind, LocalDate valueDate) {
    var currency = loan.principal().currency();
    Money principal = Money.zero(currency);
    Money interest = Money.zero(currency);
    int first = firstNotDue(loan, valueDate);
    for (int i = first; i < loan.instalments().size(); i++) {
      principal = principal.plus(loan.instalments().get(i).open().principal());
    }
    if (first < loan.instalments().size()) {
      interest = new Accrual(loan).interestTo(first, principal, valueDate);
    }
    Money fee = loan.terms().earlyFee().of(principal, loan.terms().rounding());
    return new RepaymentQuote(
        loan.id(),
        loan.version(),
        kind,
        valueDate,
        due(loan, valueDate),
        new Components(principal, interest, fee, Money.zero(currency)));
  }

  /** The index of the first unpaid instalment that falls due after the day; the size if none. */
  public static int firstNotDue(Loan loan, LocalDate valueDate) {
    List<LoanInstalment> instalments = loan.instalments();
    int index = 0;
    while (index < instalments.size()
        && (instalments.get(index).isPaid()
            || !instalments.get(index).dueDate().isAfter(valueDate))) {
      index++;
    }
    return index;
  }

  private static List<RowPayment> due(Loan loan, LocalDate valueDate) {
    var rows = new ArrayList<RowPayment>();
    for (LoanInstalment instalment : loan.instalments()) {
      if (!instalment.isPaid() && !instalment.dueDate().isAfter(valueDate)) {
        rows.add(payOff(loan, instalment, valueDate));
      }
    }
    return rows;
  }

  /** What pays an instalment off on a day, with the penalty that has grown. */
  private static RowPayment payOff(Loan loan, LoanInstalment instalment, LocalDate valueDate) {
    return new RowPayment(instalment.number(), loan.owedFor(instalment, valueDate));
  }

  private static RepaymentAnswer exactly(Optional<Money> amount, RepaymentAnswer answer) {
    return switch (answer) {
      case RepaymentRefusal refusal -> refusal;
      case RepaymentQuote quote ->
          amount.isEmpty() || amount.get().equals(quote.amount())
              ? quote
              : differs(amount.get(), quote.amount());
    };
  }

  private static RepaymentRefusal differs(Money amount, Money owed) {
    boolean above = amount.currency().equals(owed.currency()) && amount.compareTo(owed) > 0;
    return new RepaymentRefusal(
        above ? Code.AMOUNT_ABOVE_OWED : Code.AMOUNT_TOO_SMALL,
        amount + " is not what is owed, " + owed);
  }
}
