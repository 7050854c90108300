package io.ebbgate.gateway.usecase.personal;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.gateway.usecase.movement.sending.AccountDetailsSource;
import io.ebbgate.gateway.usecase.personal.PersonalData.Field;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Opens cards for the wire. The newest few are kept, still sealed, since a card that was just bound
 * or paid is likely to be asked for again; a card's row never changes, so that nothing kept is ever
 * stale. Thread-safe.
 */
public final class ReadAccountDetails implements AccountDetailsSource {
  private final SealedRecords records;
  private final PersonalData personalData;
  private final Map<UUID, SealedRecords.SealedCard> newest;

  /**
   * @param records where cards are kept
   * @param personalData opens them
   * @param keepAtMost how many sealed cards are kept in memory; zero keeps none
   */
  public ReadAccountDetails(SealedRecords records, PersonalData personalData, int keepAtMost) {
    this.records = records;
    this.personalData = personalData;
    this.newest =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<UUID, SealedRecords.SealedCard> eldest) {
            return size() > keepAtMost;
          }
        };
  }

  @Override
  public Future<Map<UUID, AccountDetails>> details(Collection<UUID> cardIds) {
    var found = new HashMap<UUID, AccountDetails>();
    var missing = new ArrayList<UUID>();
    for (UUID id : cardIds) {
      SealedRecords.SealedCard kept;
      synchronized (newest) {
        kept = newest.get(id);
      }
      if (kept == null) {
        missing.add(id);
      } else {
        found.put(id, open(kept));
      }
    }
    if (missing.isEmpty()) {
      return Future.succeededFuture(found);
    }
    return records
        .cards(missing)
        .map(cards -> {
          for (SealedRecords.SealedCard card : cards) {
            found.put(card.id(), open(card));
            synchronized (newest) {
              newest.put(card.id(), card);
            }
          }
          return found;
        });
  }

  private AccountDetails open(SealedRecords.SealedCard card) {
    return new AccountDetails(
        personalData.open(Field.CARD_NUMBER, card.id(), card.number().getBytes()),
        personalData.open(Field.CARD_HOLDER, card.id(), card.holder().getBytes()),
        card.bank());
  }
}
