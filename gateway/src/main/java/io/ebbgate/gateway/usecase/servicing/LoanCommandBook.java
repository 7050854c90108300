package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where orders about loans are kept. Each change loads under the loan's lock, has it decided by a
 * pure function, and saves, all in one transaction; what the function throws undoes it.
 */
public interface LoanCommandBook {

  /**
   * A proposal to keep.
   *
   * @param loanVersion the version of the loan that was looked at
   * @param plan what the loan's plan would become
   */
  record Proposal(
      UUID id,
      UUID loanId,
      LoanCommand command,
      String reason,
      long loanVersion,
      List<InstalmentRow> plan,
      UUID proposerId,
      Instant at) {

    public Proposal {
      plan = List.copyOf(plan);
    }
  }

  /**
   * Keeps a proposal under its key, or finds the one that the key is bound to; fails with {@code
   * LOAN_NOT_FOUND} when there is no such loan.
   */
  Future<Kept<LoanCommandView>> propose(
      IdempotencyKey key, UUID id, UUID loanId, Instant at, Function<LoanFile, Proposal> decide);

  /** See {@link Servicing#of}; fails with {@code LOAN_NOT_FOUND} when there is no such loan. */
  Future<List<LoanCommandView>> of(UUID loanId);

  /** See {@link Servicing#waiting}. */
  Future<List<LoanCommandView>> waiting(Optional<UUID> after, int limit);

  /** Carries an order out; fails with {@code LOAN_COMMAND_NOT_FOUND} when there is none. */
  Future<LoanCommandView> approve(
      UUID commandId, BiFunction<LoanCommandView, LoanFile, LoanChanges> decide);
}
