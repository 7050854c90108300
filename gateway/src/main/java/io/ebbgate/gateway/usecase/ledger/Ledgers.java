package io.ebbgate.gateway.usecase.ledger;

import io.ebbgate.core.ledger.balance.TrialBalance;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The ledger, for whoever reads it. */
public interface Ledgers {

  /**
   * Every account's total.
   *
   * @param date up to the end of this business day; today when empty
   */
  Future<TrialBalance> trialBalance(Optional<LocalDate> date);

  /**
   * A loan's entries; fails with {@code loan-not-found} when there is no such loan.
   *
   * <p>Of any client: finance reads all.
   */
  Future<LoanStatement> loan(UUID loanId);
}
