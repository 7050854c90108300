package io.ebbgate.gateway.usecase.movement.rows;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What people have ordered about a loan that holds beside its plan.
 *
 * @param disputed whether a dispute holds it: no debits, no messages of collection
 * @param stoppedOn after this day neither interest nor penalty grows
 * @param writtenOffOn the day on which it was taken off the books
 */
public record LoanStanding(
    boolean disputed, Optional<LocalDate> stoppedOn, Optional<LocalDate> writtenOffOn) {

  /** Of a loan about which nobody has ordered anything. */
  public static final LoanStanding USUAL =
      new LoanStanding(false, Optional.empty(), Optional.empty());
}
