package io.ebbgate.core.lending.history;

import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.Loan;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A loan with what holds beside its plan.
 *
 * @param loan plan, payments, and the days that do not count
 * @param disputed whether debits and messages are held
 * @param writtenOffOn the value date of the write-off
 * @param compensation who has paid the funder
 * @param deferrals how many due days have been moved
 * @param extensions how many times the end has been moved later
 */
public record LoanState(
    Loan loan,
    boolean disputed,
    Optional<LocalDate> writtenOffOn,
    Optional<Compensation> compensation,
    int deferrals,
    int extensions) {

  /**
   * That a guarantor paid the funder.
   *
   * @param from the first day on which collections are the guarantor's
   * @param guarantor its code
   */
  public record Compensation(LocalDate from, String guarantor) {}

  /** A loan of which nothing else is known. */
  public static LoanState of(Loan loan) {
    return new LoanState(loan, false, Optional.empty(), Optional.empty(), 0, 0);
  }

  /** Whose claim it is: a guarantor's, once one has paid; else ours, on the books or not. */
  public Claim claim() {
    if (compensation.isPresent()) {
      return new Claim.OfGuarantor(compensation.get().guarantor());
    }
    return writtenOffOn.isPresent() ? new Claim.WrittenOff() : new Claim.OnTheBooks();
  }

  LoanState withLoan(Loan other) {
    return new LoanState(other, disputed, writtenOffOn, compensation, deferrals, extensions);
  }

  LoanState withDispute(boolean held) {
    return new LoanState(loan, held, writtenOffOn, compensation, deferrals, extensions);
  }

  LoanState withWriteOff(Loan due, LocalDate date) {
    return new LoanState(due, disputed, Optional.of(date), compensation, deferrals, extensions);
  }

  LoanState withCompensation(Compensation by) {
    return new LoanState(loan, disputed, writtenOffOn, Optional.of(by), deferrals, extensions);
  }

  LoanState withDeferral(Loan deferred) {
    return new LoanState(deferred, disputed, writtenOffOn, compensation, deferrals + 1, extensions);
  }

  LoanState withExtension(Loan extended) {
    return new LoanState(extended, disputed, writtenOffOn, compensation, deferrals, extensions + 1);
  }
}
