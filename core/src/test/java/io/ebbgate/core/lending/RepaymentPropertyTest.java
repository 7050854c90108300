package io.ebbgate.core.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.ServicingTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every loan, however it is repaid. */
class RepaymentPropertyTest {

  private static final List<RepaymentKind> KINDS = List.of(RepaymentKind.values());

  private static Loan randomLoan(Random random) {
    return randomLoan(random, EarlyFee.NONE);
  }

  private static Loan randomLoan(Random random, EarlyFee fee) {
    return RandomLoans.any(random, fee, ServicingTerms.usual());
  }

  private static Components paidOf(Loan loan) {
    return loan.instalments().stream()
        .map(LoanInstalment::paid)
        .reduce(Components.none(Money.CNY), Components::plus);
  }

  private static Components dueOf(Loan loan) {
    return loan.instalments().stream()
        .map(LoanInstalment::due)
        .reduce(Components.none(Money.CNY), Components::plus);
  }

  private static RepaymentAnswer randomAnswer(Loan loan, LocalDate date, Random random) {
    RepaymentKind kind = KINDS.get(random.nextInt(KINDS.size()));
    if (kind != RepaymentKind.EARLY_PARTIAL) {
      return RepaymentQuotes.quote(loan, kind, date, Optional.empty());
    }
    long owed = RepaymentQuotes.owedOn(loan, date).total().minor();
    long wanted = 1 + random.nextLong(Math.max(1, owed));
    return RepaymentQuotes.quote(loan, kind, date, Optional.of(Money.fen(wanted)));
  }

  @Test
  void everyFenPaidIsAllocatedAndTheLoanEndsWithItsPrincipalRepaid() {
    Seeded.times(
        15_000,
        random -> {
          var fee = new EarlyFee(random.nextInt(50_000), random.nextInt(3_000));
          Loan loan = randomLoan(random, random.nextBoolean() ? fee : EarlyFee.NONE);
          LocalDate date = loan.valueDate();
          for (int step = 0; step < 12 && !loan.isSettled(); step++) {
            if (randomAnswer(loan, date, random) instanceof RepaymentQuote quote) {
              Components before = paidOf(loan);
              RepaymentApplied applied = LoanRepayments.apply(loan, quote);
              same(paidOf(applied.loan()), before.plus(quote.components()));
              same(applied.paid(), quote.components());
              same(applied.settled(), applied.loan().outstanding().isZero());
              loan = applied.loan();
            }
            date = date.plusDays(random.nextInt(40));
          }
          if (!loan.isSettled()) {
            var all =
                (RepaymentQuote)
                    RepaymentQuotes.quote(loan, RepaymentKind.EARLY_FULL, date, Optional.empty());
            loan = LoanRepayments.apply(loan, all).loan();
          }
          same(loan.isSettled(), true);
          same(paidOf(loan).principal(), loan.principal());
          same(paidOf(loan), dueOf(loan));
        });
  }

  @Test
  void payingEarlyNeverCostsMoreInterestThanTheSchedule() {
    Seeded.times(
        15_000,
        random -> {
          Loan loan = randomLoan(random);
          long planned = dueOf(loan).interest().minor();
          int roundings = loan.instalments().size() + 1;
          LocalDate date = loan.valueDate();
          LocalDate end = loan.instalments().getLast().dueDate();
          while (!loan.isSettled() && !date.isAfter(end)) {
            loan = payDue(loan, date);
            if (!loan.isSettled()
                && randomAnswer(loan, date, random) instanceof RepaymentQuote quote) {
              loan = LoanRepayments.apply(loan, quote).loan();
              roundings += loan.instalments().size() + 1;
            }
            date = nextDate(loan, date, random);
          }
          Components paid = paidOf(loan);
          same(loan.isSettled(), true);
          same(paid.penalty().minor(), 0L);
          // Each payment splits a period in two, and each part is rounded on its own.
          assertThat(paid.interest().minor()).isLessThanOrEqualTo(planned + roundings);
        });
  }

  /** A later date, but never past an unpaid instalment's due date. */
  private static LocalDate nextDate(Loan loan, LocalDate date, Random random) {
    LocalDate next = date.plusDays(1 + random.nextInt(40));
    for (LoanInstalment row : loan.instalments()) {
      if (!row.isPaid() && row.dueDate().isAfter(date) && row.dueDate().isBefore(next)) {
        next = row.dueDate();
      }
    }
    return next;
  }

  private static Loan payDue(Loan loan, LocalDate date) {
    var due = RepaymentQuotes.quote(loan, RepaymentKind.OVERDUE, date, Optional.empty());
    return due instanceof RepaymentQuote quote ? LoanRepayments.apply(loan, quote).loan() : loan;
  }

  @Test
  void whatIsOwedNeverFallsByWaiting() {
    Seeded.times(
        3_000,
        random -> {
          Loan loan = randomLoan(random);
          LocalDate date = loan.valueDate();
          if (random.nextBoolean()
              && randomAnswer(loan, date.plusDays(10), random) instanceof RepaymentQuote quote) {
            loan = LoanRepayments.apply(loan, quote).loan();
            date = date.plusDays(10);
          }
          Money owed = RepaymentQuotes.owedOn(loan, date).total();
          LocalDate end = loan.instalments().getLast().dueDate().plusDays(40);
          for (LocalDate day = date; day.isBefore(end); day = day.plusDays(1)) {
            Money now = RepaymentQuotes.owedOn(loan, day).total();
            if (now.compareTo(owed) < 0) {
              throw new AssertionError(
                  "owed " + owed + ", a day later " + now + " on " + day + " of " + loan);
            }
            owed = now;
          }
        });
  }

  @Test
  void aPartPaymentNeverRaisesOrAddsAnInstalment() {
    Seeded.times(
        15_000,
        random -> {
          Loan loan = randomLoan(random);
          LocalDate date = loan.valueDate().plusDays(random.nextInt(100));
          long owed = RepaymentQuotes.owedOn(loan, date).total().minor();
          var answer =
              RepaymentQuotes.quote(
                  loan,
                  RepaymentKind.EARLY_PARTIAL,
                  date,
                  Optional.of(Money.fen(1 + random.nextLong(owed))));
          if (answer instanceof RepaymentQuote quote) {
            Loan after = LoanRepayments.apply(loan, quote).loan();
            assertThat(after.instalments().size()).isLessThanOrEqualTo(loan.instalments().size());
            for (int i = 0; i < after.instalments().size(); i++) {
              LoanInstalment was = loan.instalments().get(i);
              LoanInstalment is = after.instalments().get(i);
              same(is.dueDate(), was.dueDate());
              // The last instalment takes the remainder of all roundings, up to half a fen a row.
              boolean last = i == after.instalments().size() - 1;
              long room = last ? 1 + loan.instalments().size() : 1;
              assertThat(is.open().total().minor())
                  .as("row %s of %s after %s on %s", is, loan, quote, date)
                  .isLessThanOrEqualTo(was.open().total().minor() + room);
            }
          }
        });
  }

  @Test
  void theFeeForRepayingEarlyIsItsFormulaOrAFenLess() {
    Seeded.times(
        15_000,
        random -> {
          var fee = new EarlyFee(random.nextInt(50_000), random.nextInt(3_000));
          Loan loan = randomLoan(random, fee);
          LocalDate date = loan.valueDate().plusDays(random.nextInt(100));
          if (randomAnswer(loan, date, random) instanceof RepaymentQuote quote) {
            Components early = quote.early();
            long formula = fee.of(early.principal(), loan.terms().rounding()).minor();
            assertThat(early.fee().minor()).isBetween(Math.max(0, formula - 1), formula);
            same(early.penalty(), Money.fen(0));
          }
        });
  }

  private static void same(Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError("expected " + expected + ", but was " + actual);
    }
  }
}
