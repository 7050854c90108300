package io.ebbgate.gateway.usecase.movement.sending;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Gives no card for a debit whose loan is void by now, so that it is not sent: while it waited for
 * room, the payout of its loan may have come back. What comes back later still finds it on its way.
 */
public final class WithoutVoidLoans implements AccountDetailsSource {
  private final AccountDetailsSource source;
  private final VoidLoans loans;

  public WithoutVoidLoans(AccountDetailsSource source, VoidLoans loans) {
    this.source = source;
    this.loans = loans;
  }

  @Override
  public Future<Map<UUID, AccountDetails>> details(Collection<UUID> cardIds) {
    return source.details(cardIds);
  }

  @Override
  public Future<AccountDetails> details(UUID cardId) {
    return source.details(cardId);
  }

  @Override
  public Future<AccountDetails> details(NewAttempt attempt) {
    var details = source.details(attempt);
    return attempt.kind() == MovementKind.PAYOUT
        ? details
        : details.compose(found -> unlessVoid(attempt, found));
  }

  /** Looked at last, since each moment before it is one in which the payout may come back. */
  private Future<AccountDetails> unlessVoid(NewAttempt attempt, AccountDetails found) {
    return loans
        .isVoid(attempt.orderId())
        .compose(isVoid ->
            isVoid
                ? Future.failedFuture(new NotToBeSent("its loan is void"))
                : Future.succeededFuture(found));
  }
}
