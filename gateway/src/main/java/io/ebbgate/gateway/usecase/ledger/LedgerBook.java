package io.ebbgate.gateway.usecase.ledger;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.ledger.balance.TrialBalance;
import io.ebbgate.core.ledger.chain.BookedEntry;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** The ledger in the database. */
public interface LedgerBook {

  /** Sums the days up to one, in one snapshot with the chain's end. */
  Future<TrialBalance> trialBalance(LocalDate upTo);

  /**
   * An entry with its place.
   *
   * @param orderKind whether its order is a drawdown or a repayment
   * @param sequence its number in the chain, once it has one
   */
  record Placed(BookedEntry entry, IdKind orderKind, OptionalLong sequence) {}

  /** Whether there is such a loan, of whichever client. */
  Future<Boolean> hasLoan(UUID loanId);

  /** A loan's entries in the order in which they were booked. */
  Future<List<Placed>> ofLoan(UUID loanId);
}
