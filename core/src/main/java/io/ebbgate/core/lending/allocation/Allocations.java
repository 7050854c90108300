package io.ebbgate.core.lending.allocation;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.LoanRepayments;
import io.ebbgate.core.lending.RepaymentAnswer;
import io.ebbgate.core.lending.RepaymentApplied;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.RepaymentQuote;
import io.ebbgate.core.lending.RepaymentQuote.RowPayment;
import io.ebbgate.core.lending.RepaymentQuotes;
import io.ebbgate.core.lending.RepaymentRefusal;
import io.ebbgate.core.lending.RepaymentRefusal.Code;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.servicing.AllocationOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a payment of any amount pays. Pure. */
public final class Allocations {

  private Allocations() {}

  /**
   * What a repayment costs, as {@link RepaymentQuotes#quote} says it, on the loan as it stands on
   * that day: after acceleration, and with part payment. {@link RepaymentKind#OVERDUE} with an
   * amount below all that is due pays as far as the amount goes.
   *
   * @param amount what the customer wants to pay; for {@code OVERDUE} anything from the product's
   *     least part up to all that is due
   * @return a quote for the version of the loan that is stored; {@link #allocate} pays it
   */
  public static RepaymentAnswer quote(
      Loan loan, RepaymentKind kind, LocalDate valueDate, Optional<Money> amount) {
    Loan standing = Acceleration.applied(loan, valueDate);
    if (kind != RepaymentKind.OVERDUE || amount.isEmpty()) {
      return forStored(loan, RepaymentQuotes.quote(standing, kind, valueDate, amount));
    }
    return switch (RepaymentQuotes.quote(standing, kind, valueDate, Optional.empty())) {
      case RepaymentRefusal refusal -> refusal;
      case RepaymentQuote all -> part(loan, standing, all, amount.get());
    };
  }

  private static RepaymentAnswer part(Loan loan, Loan standing, RepaymentQuote all, Money amount) {
    Money owed = all.amount();
    boolean below =
        amount.currency().equals(owed.currency())
            && amount.isPositive()
            && amount.compareTo(owed) < 0;
    if (!below) {
      return forStored(
          loan,
          RepaymentQuotes.quote(
              standing, RepaymentKind.OVERDUE, all.valueDate(), Optional.of(amount)));
    }
    List<RowPayment> rows = ofDue(standing, all.valueDate(), amount);
    long least = standing.terms().servicing().minimumPartMinor();
    boolean paysOff = rows.getFirst().equals(all.rows().getFirst());
    if (amount.minor() < least && !paysOff) {
      return new RepaymentRefusal(
          Code.AMOUNT_TOO_SMALL,
          amount
              + " is below the least part, "
              + new Money(least, owed.currency())
              + ", and does not pay off the oldest instalment, "
              + all.rows().getFirst().amounts().total());
    }
    return forStored(
        loan,
        new RepaymentQuote(
            loan.id(), loan.version(), all.kind(), all.valueDate(), rows, all.early()));
  }

  /** Acceleration is no change of what is stored: it follows from the loan and the date. */
  private static RepaymentAnswer forStored(Loan loan, RepaymentAnswer answer) {
    return switch (answer) {
      case RepaymentRefusal refusal -> refusal;
      case RepaymentQuote quote ->
          quote.loanVersion() == loan.version() ? quote : forVersion(quote, loan.version());
    };
  }

  private static RepaymentQuote forVersion(RepaymentQuote quote, long version) {
    return new RepaymentQuote(
        quote.loanId(), version, quote.kind(), quote.valueDate(), quote.rows(), quote.early());
  }

  /** Everything that is owed on a day, on the loan as it stands then. */
  public static Components owedOn(Loan loan, LocalDate valueDate) {
    return RepaymentQuotes.owedOn(Acceleration.applied(loan, valueDate), valueDate);
  }

  /**
   * The loan after a repayment was collected in full that {@link #quote} told: on the loan as it
   * stands on the quote's value date, so that what has fallen due by then at once stays so.
   *
   * @throws IllegalArgumentException when the quote is for another loan or another version of it
   */
  public static RepaymentApplied apply(Loan loan, RepaymentQuote quote) {
    if (quote.loanVersion() != loan.version()) {
      throw new IllegalArgumentException(
          "a quote for version " + quote.loanVersion() + " meets version " + loan.version());
    }
    Loan standing = Acceleration.applied(loan, quote.valueDate());
    return LoanRepayments.apply(standing, forVersion(quote, standing.version()));
  }

  /**
   * Allocates money that has come, whatever it was meant to be: what is due first, oldest first;
   * then what the kind pays beyond that, as far as it is owed on the value date. A kind that is not
   * possible (any more) pays what is due. The rest is told as excess.
   *
   * @param kind money without an order pays as {@link RepaymentKind#OVERDUE} does
   * @param amount positive, in the loan's currency
   */
  public static Allocated allocate(
      Loan loan, RepaymentKind kind, LocalDate valueDate, Money amount) {
    Loan standing = Acceleration.applied(loan, valueDate);
    if (standing.voided() || standing.isSettled()) {
      return new Allocated(loan, Components.none(amount.currency()), amount);
    }
    RepaymentQuote pays =
        switch (kind) {
          case OVERDUE -> due(standing, valueDate, amount);
          case SCHEDULED -> scheduled(standing, valueDate, amount);
          case EARLY_FULL, EARLY_PARTIAL -> early(standing, valueDate, amount);
        };
    if (pays.rows().isEmpty() && pays.early().isZero()) {
      return new Allocated(standing, Components.none(amount.currency()), amount);
    }
    RepaymentApplied applied = LoanRepayments.apply(standing, pays);
    return new Allocated(applied.loan(), applied.paid(), amount.minus(applied.paid().total()));
  }

  /** What an amount pays of what is due, and nothing else. */
  private static RepaymentQuote due(Loan loan, LocalDate valueDate, Money amount) {
    return new RepaymentQuote(
        loan.id(),
        loan.version(),
        RepaymentKind.OVERDUE,
        valueDate,
        ofDue(loan, valueDate, amount),
        Components.none(amount.currency()));
  }

  /** What is due, then the next instalment, if the rest pays it whole and its time has come. */
  private static RepaymentQuote scheduled(Loan loan, LocalDate valueDate, Money amount) {
    RepaymentQuote due = due(loan, valueDate, amount);
    Money left = amount.minus(due.amount());
    int next = RepaymentQuotes.firstNotDue(loan, valueDate);
    if (left.isZero() || next == loan.instalments().size()) {
      return due;
    }
    LocalDate from = next == 0 ? loan.valueDate() : loan.instalments().get(next - 1).dueDate();
    LoanInstalment row = loan.instalments().get(next);
    Components open = row.open();
    if (valueDate.isBefore(from) || left.compareTo(open.total()) < 0) {
      return due;
    }
    var rows = new ArrayList<>(due.rows());
    rows.add(new RowPayment(row.number(), open));
    return new RepaymentQuote(
        loan.id(), loan.version(), RepaymentKind.SCHEDULED, valueDate, rows, due.early());
  }

  /** All that is owed, or as much as the amount is enough for. */
  private static RepaymentQuote early(Loan loan, LocalDate valueDate, Money amount) {
    var full = RepaymentQuotes.quote(loan, RepaymentKind.EARLY_FULL, valueDate, Optional.empty());
    if (full instanceof RepaymentQuote all && amount.compareTo(all.amount()) >= 0) {
      return all;
    }
    var part =
        RepaymentQuotes.quote(loan, RepaymentKind.EARLY_PARTIAL, valueDate, Optional.of(amount));
    return part instanceof RepaymentQuote pays ? pays : due(loan, valueDate, amount);
  }

  /**
   * What an amount pays of the instalments that are due, oldest first. The order of components is
   * that of the days overdue on the value date, the same for all of them.
   */
  private static List<RowPayment> ofDue(Loan loan, LocalDate valueDate, Money amount) {
    AllocationOrder order = loan.terms().servicing().allocationWhen(loan.daysOverdueOn(valueDate));
    var rows = new ArrayList<RowPayment>();
    Money left = amount;
    for (LoanInstalment row : loan.instalments()) {
      if (left.isZero() || row.dueDate().isAfter(valueDate)) {
        break;
      }
      if (!row.isPaid()) {
        Components part = order.covered(loan.owedFor(row, valueDate), left);
        rows.add(new RowPayment(row.number(), part));
        left = left.minus(part.total());
      }
    }
    return rows;
  }
}
