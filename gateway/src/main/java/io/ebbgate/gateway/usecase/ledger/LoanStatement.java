package io.ebbgate.gateway.usecase.ledger;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.ledger.chain.BookedEntry;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What the ledger has of one loan, in the order in which it was booked.
 *
 * @param entries all of them
 */
public record LoanStatement(UUID loanId, List<Line> entries) {

  public LoanStatement {
    entries = List.copyOf(entries);
  }

  /**
   * One entry.
   *
   * @param orderKind whether its order is a drawdown or a repayment
   * @param sequence its number in the ledger's chain; empty in the seconds before it is sealed
   * @param principalAfterMinor what the customer owes of the principal after it, in minor units
   */
  public record Line(
      BookedEntry entry, IdKind orderKind, OptionalLong sequence, long principalAfterMinor) {}
}
