package io.ebbgate.gateway.usecase.ledger.close;

import io.ebbgate.core.lending.closing.LoanDay;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where closes are kept, and the loans that they are about. */
public interface CloseBook {

  /** The last day that is closed, and the one that was begun and is not. */
  record Standing(Optional<LocalDate> lastClosed, Optional<LocalDate> open) {}

  /**
   * A close in hand.
   *
   * @param fence of this hold: whoever has an older one changes nothing
   * @param afterLoan how far it has come, in the order of loans' identifiers
   * @param loans how many it has come by
   * @param batches in how many batches
   */
  record Held(LocalDate date, long fence, UUID afterLoan, long loans, int batches) {

    /** The same after one batch more. */
    public Held past(UUID loanId, int count) {
      return new Held(date, fence, loanId, loans + count, batches + 1);
    }
  }

  /** One loan of a batch with what it is counted under. */
  record Line(String product, String funder, LoanDay day) {}

  /** The balance of one product, funder, bucket and class; amounts in minor units. */
  record Balance(
      String product,
      String funder,
      String bucket,
      String riskClass,
      String currency,
      long loans,
      long principalMinor,
      long interestReceivableMinor,
      long penaltyReceivableMinor,
      long interestEarnedMinor,
      long penaltyEarnedMinor) {}

  /**
   * A closed day.
   *
   * @param loans how many there were
   * @param batches in how many transactions they were written
   * @param balances by product, funder, bucket and class
   */
  record Closed(LocalDate date, long loans, int batches, List<Balance> balances) {
    public Closed {
      balances = List.copyOf(balances);
    }
  }

  /** How far days are closed. */
  Future<Standing> standing();

  /**
   * Begins a day, or takes one over that was begun.
   *
   * @param owner names whoever closes
   * @param lease for how long it stays with an owner that is not heard of
   * @return empty while somebody else is at it, or when it is closed
   */
  Future<Optional<Held>> take(LocalDate date, UUID owner, Duration lease, Instant at);

  /** The next active loans lent by the end of the day, in the order of their identifiers. */
  Future<List<LoanWithPlan>> loans(Held held, int limit);

  /**
   * Writes a batch, and how far the close has come with it, in one transaction.
   *
   * @return false when somebody else has taken the close over: then nothing is written
   */
  Future<Boolean> save(Held held, Held after, List<Line> lines, Duration lease);

  /** Sums the day up and ends it; false when somebody else has taken it over. */
  Future<Boolean> finish(Held held, Instant at);

  /** A day that is closed. */
  Future<Optional<Closed>> closed(LocalDate date);
}
