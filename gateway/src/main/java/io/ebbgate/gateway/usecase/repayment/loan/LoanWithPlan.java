package io.ebbgate.gateway.usecase.repayment.loan;

import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import java.util.List;

/**
 * A loan with what is due when.
 *
 * @param loan the loan
 * @param instalments in order of their number
 * @param repaymentDay the day of the month on which its instalments fall due
 */
public record LoanWithPlan(LoanRow loan, List<InstalmentRow> instalments, int repaymentDay) {
  public LoanWithPlan {
    instalments = List.copyOf(instalments);
  }
}
