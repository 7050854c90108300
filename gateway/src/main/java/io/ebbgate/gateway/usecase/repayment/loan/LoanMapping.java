package io.ebbgate.gateway.usecase.repayment.loan;

import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.LoanTerms;
import io.ebbgate.core.lending.OverdueTerms;
import io.ebbgate.core.lending.overdue.UncountedDays;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import io.ebbgate.core.schedule.cost.FeeRate;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.reference.Terms;
import java.util.Currency;
import java.util.List;

/** Loans between their rows and the core. Pure. */
public final class LoanMapping {
  private LoanMapping() {}

  /**
   * The loan as the core knows it.
   *
   * @param terms a snapshot that holds the loan's version of its product, and its funder
   * @param caps what the law allows: penalties have the room that is left under the all-in cap of
   *     the funder's type on the loan's value date, or under the funder's own where that is lower
   * @throws IllegalStateException when it does not: terms are never deleted, so this snapshot is
   *     older than the loan
   */
  public static Loan toCore(LoanWithPlan found, Terms terms, LendingCaps caps) {
    var row = found.loan();
    var currency = row.principal().currency();
    return new Loan(
        row.id(),
        row.principal(),
        terms(row, found.repaymentDay(), terms, caps),
        row.valueDate(),
        row.interestFrom(),
        row.version(),
        found.instalments().stream().map(each -> instalment(each, currency)).toList(),
        row.state().equals("Voided"),
        row.standing().stoppedOn().map(UncountedDays.NONE::stoppedFrom).orElse(UncountedDays.NONE));
  }

  /**
   * The loan as it was when its payout had moved, which its first plan was made for.
   *
   * @param termCount periods, as the drawdown had asked for
   */
  public static Loan opened(LoanWithPlan found, int termCount, Terms terms, LendingCaps caps) {
    var row = found.loan();
    var product = product(row, terms);
    var plan =
        Schedules.plan(
            ScheduleTerms.of(
                product,
                new AnnualRate(row.annualRatePpm()),
                row.principal(),
                termCount,
                row.valueDate(),
                found.repaymentDay()));
    return Loan.open(
        row.id(),
        row.principal(),
        terms(row, found.repaymentDay(), terms, caps),
        row.valueDate(),
        plan);
  }

  /** Whose claim it is: where what is collected of it belongs. */
  public static Claim claim(LoanRow row) {
    return row.standing().writtenOffOn().isPresent()
        ? new Claim.WrittenOff()
        : new Claim.OnTheBooks();
  }

  private static LoanTerms terms(LoanRow row, int repaymentDay, Terms terms, LendingCaps caps) {
    var product = product(row, terms);
    var funder =
        terms
            .funder(row.funder())
            .orElseThrow(() -> new IllegalStateException("no terms of funder " + row.funder()));
    var rate = new AnnualRate(row.annualRatePpm());
    int day = product.plan().repaymentDay().of(row.valueDate(), repaymentDay);
    var cap =
        funder.cappedAt(caps.allInRateCap(funder.lenderType(), row.valueDate())).allInRateCap();
    var room = FeeRate.roomUnder(cap, product, row.principal(), row.valueDate());
    return LoanTerms.of(product, rate, day, OverdueTerms.of(product.servicing(), rate, room));
  }

  private static ProductTerms product(LoanRow row, Terms terms) {
    return terms
        .product(row.product(), row.productVersion())
        .orElseThrow(() ->
            new IllegalStateException(
                "no terms of " + row.product() + " version " + row.productVersion()));
  }

  private static LoanInstalment instalment(InstalmentRow row, Currency currency) {
    return new LoanInstalment(
        row.number(),
        row.dueDate(),
        new Components(
            new Money(row.principalDue(), currency),
            new Money(row.interestDue(), currency),
            new Money(row.feeDue(), currency),
            new Money(row.penaltyDue(), currency)),
        new Components(
            new Money(row.principalPaid(), currency),
            new Money(row.interestPaid(), currency),
            new Money(row.feePaid(), currency),
            new Money(row.penaltyPaid(), currency)),
        new Components(
            Money.zero(currency),
            new Money(row.interestRelieved(), currency),
            new Money(row.feeRelieved(), currency),
            new Money(row.penaltyRelieved(), currency)),
        row.lateBalanceDays(),
        row.accelerated());
  }

  /** A loan's instalments as rows, in order of their number. */
  public static List<InstalmentRow> instalments(Loan loan) {
    return loan.instalments().stream()
        .map(each ->
            new InstalmentRow(
                loan.id(),
                each.number(),
                each.dueDate(),
                each.due().principal().minor(),
                each.due().interest().minor(),
                each.due().fee().minor(),
                each.due().penalty().minor(),
                each.paid().principal().minor(),
                each.paid().interest().minor(),
                each.paid().fee().minor(),
                each.paid().penalty().minor(),
                each.relieved().interest().minor(),
                each.relieved().fee().minor(),
                each.relieved().penalty().minor(),
                each.lateBalanceDays(),
                each.accelerated()))
        .toList();
  }
}
