package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people order about loans. Every no is a {@link io.ebbgate.gateway.usecase.Rejected}. */
public interface Servicing {

  /**
   * Proposes an order. What was proposed about the same loan and waits is superseded.
   *
   * @param key of this request
   */
  Future<Kept<LoanCommandView>> propose(
      Principal principal, IdempotencyKey key, UUID loanId, ProposeLoanCommand command);

  /** All orders about a loan, oldest first, those that were never done among them. */
  Future<List<LoanCommandView>> of(UUID loanId);

  /**
   * Orders that wait for a second person, oldest first.
   *
   * @param after the last one of the page before
   * @param limit how many at the most
   */
  Future<List<LoanCommandView>> waiting(Optional<UUID> after, int limit);

  /** Has it happen to its loan; by somebody other than the proposer. */
  Future<LoanCommandView> approve(Principal principal, UUID commandId);
}
