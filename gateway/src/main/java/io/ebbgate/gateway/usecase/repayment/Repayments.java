package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/**
 * What the lending app can do with loans and repayments. Futures may fail with {@link
 * io.ebbgate.gateway.usecase.Rejected}.
 */
public interface Repayments {

  /** Reads a loan with its schedule. */
  Future<LoanView> loan(Principal principal, UUID loanId);

  /** Tells what is owed; writes nothing. */
  Future<RepaymentQuoteView> quote(Principal principal, UUID loanId, QuoteRepayment command);

  /** Takes a repayment; durable when the future succeeds. */
  Future<Kept<RepaymentView>> accept(
      Principal principal, IdempotencyKey key, RequestRepayment command);

  /** Reads a repayment. */
  Future<RepaymentView> find(Principal principal, UUID repaymentId);

  /** Waits until a repayment has ended, at most so long; answers its state then. */
  Future<RepaymentView> awaitEnd(Principal principal, UUID repaymentId, Duration atMost);
}
