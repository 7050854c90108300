package io.ebbgate.gateway.usecase.movement.sending;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Cards in clear, for the wire only. */
public interface AccountDetailsSource {

  /**
   * The details of these cards, whoever's they are; cards that are not there are absent from the
   * answer. Fails when the store does not answer.
   */
  Future<Map<UUID, AccountDetails>> details(Collection<UUID> cardIds);

  /**
   * The details of the card that an attempt is to be sent with; fails when it is not there, or when
   * the attempt must not be sent any more.
   */
  default Future<AccountDetails> details(NewAttempt attempt) {
    return details(attempt.cardId());
  }

  /** The details of one card; fails when it is not there. */
  default Future<AccountDetails> details(UUID cardId) {
    return details(List.of(cardId))
        .map(found -> {
          var details = found.get(cardId);
          if (details == null) {
            throw new IllegalStateException("no such card: " + cardId);
          }
          return details;
        });
  }
}
