package io.ebbgate.gateway.usecase.ledger;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.balance.TrialBalance;
import io.ebbgate.core.ledger.chain.BookedEntry;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.ledger.LedgerBook.Placed;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link Ledgers} over the book. Thread-safe. */
public final class ReadLedger implements Ledgers {
  private static final String PRINCIPAL = Account.LOAN_PRINCIPAL.code();

  private final LedgerBook book;
  private final InstantSource clock;
  private final BusinessDays days;

  /**
   * @param days which day it is
   */
  public ReadLedger(LedgerBook book, InstantSource clock, BusinessDays days) {
    this.book = book;
    this.clock = clock;
    this.days = days;
  }

  @Override
  public Future<TrialBalance> trialBalance(Optional<LocalDate> date) {
    return book.trialBalance(date.orElseGet(() -> days.dayOf(clock.instant())));
  }

  @Override
  public Future<LoanStatement> loan(UUID loanId) {
    return book.hasLoan(loanId)
        .compose(known -> {
          if (!known) {
            throw Problem.of(ProblemCode.LOAN_NOT_FOUND, "There is no such loan.").rejected();
          }
          return book.ofLoan(loanId);
        })
        .map(entries -> new LoanStatement(loanId, lines(entries)));
  }

  private static List<LoanStatement.Line> lines(List<Placed> entries) {
    var lines = new ArrayList<LoanStatement.Line>(entries.size());
    long owed = 0;
    for (var placed : entries) {
      owed = Math.addExact(owed, principal(placed.entry()));
      lines.add(
          new LoanStatement.Line(placed.entry(), placed.orderKind(), placed.sequence(), owed));
    }
    return lines;
  }

  /** By how much an entry changes what the customer owes of the principal. */
  private static long principal(BookedEntry entry) {
    long change = 0;
    for (var transfer : entry.transfers()) {
      if (transfer.debit().equals(PRINCIPAL)) {
        change = Math.addExact(change, transfer.amountMinor());
      } else if (transfer.credit().equals(PRINCIPAL)) {
        change = Math.subtractExact(change, transfer.amountMinor());
      }
    }
    return change;
  }
}
