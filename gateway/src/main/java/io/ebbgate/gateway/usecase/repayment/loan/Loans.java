package io.ebbgate.gateway.usecase.repayment.loan;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Where loans are read. */
public interface Loans {

  /**
   * A loan with its instalments as of one moment; empty when the client has no such loan.
   *
   * @param clientId whose
   */
  Future<Optional<LoanWithPlan>> find(UUID clientId, UUID loanId);
}
