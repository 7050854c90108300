package io.ebbgate.gateway.usecase.repayment.loan;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.repayment.LoanView;
import java.util.Currency;

/** A loan as the customer sees it. Pure. */
public final class LoanPicture {
  private LoanPicture() {}

  /** The view. */
  public static LoanView of(LoanWithPlan found) {
    var loan = found.loan();
    var currency = loan.principal().currency();
    return new LoanView(
        loan.id(),
        loan.drawdownId(),
        loan.lineId(),
        loan.principal(),
        loan.outstanding(),
        loan.product(),
        new AnnualRate(loan.annualRatePpm()).toDecimal(),
        loan.funder(),
        loan.valueDate(),
        loan.state(),
        loan.createdAt(),
        found.instalments().stream().map(row -> row(row, currency)).toList(),
        loan.standing());
  }

  private static LoanView.Row row(InstalmentRow row, Currency currency) {
    return new LoanView.Row(
        row.number(),
        row.dueDate(),
        part(row.principalDue(), row.principalPaid(), 0, currency),
        part(row.interestDue(), row.interestPaid(), row.interestRelieved(), currency),
        part(row.feeDue(), row.feePaid(), row.feeRelieved(), currency),
        part(row.penaltyDue(), row.penaltyPaid(), row.penaltyRelieved(), currency));
  }

  private static LoanView.Part part(long due, long paid, long relieved, Currency currency) {
    return new LoanView.Part(
        new Money(due, currency), new Money(paid, currency), new Money(relieved, currency));
  }
}
