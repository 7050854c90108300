package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Serves those who order about loans. Thread-safe. */
public final class ServeServicing implements Servicing {
  private final LoanCommandBook book;
  private final DecideLoanCommands decide;
  private final Ids ids;
  private final InstantSource clock;
  private final BusinessDays days;

  /**
   * @param days on which business day an order counts
   */
  public ServeServicing(
      LoanCommandBook book,
      DecideLoanCommands decide,
      Ids ids,
      InstantSource clock,
      BusinessDays days) {
    this.book = book;
    this.decide = decide;
    this.ids = ids;
    this.clock = clock;
    this.days = days;
  }

  @Override
  public Future<Kept<LoanCommandView>> propose(
      Principal principal, IdempotencyKey key, UUID loanId, ProposeLoanCommand command) {
    var id = ids.next();
    var at = now();
    return book.propose(
        key,
        id,
        loanId,
        at,
        file -> decide.propose(file, id, command, principal.clientId(), at, days.dayOf(at)));
  }

  @Override
  public Future<List<LoanCommandView>> of(UUID loanId) {
    return book.of(loanId);
  }

  @Override
  public Future<List<LoanCommandView>> waiting(Optional<UUID> after, int limit) {
    return book.waiting(after, limit);
  }

  @Override
  public Future<LoanCommandView> approve(Principal principal, UUID commandId) {
    var at = now();
    return book.approve(
        commandId,
        (command, file) -> decide.approve(command, file, principal.clientId(), at, days.dayOf(at)));
  }

  /** As precise as the database keeps it, so that an answer and its replay agree. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
