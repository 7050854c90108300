package io.ebbgate.gateway.store.account;

import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.agreement.Agreement;
import io.ebbgate.gateway.usecase.agreement.AgreementState;
import io.ebbgate.gateway.usecase.agreement.Agreements;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Debit agreements in PostgreSQL. */
public final class PgAgreements implements Agreements {
  private static final String CUSTOMER =
      "select customer_id from card where id = $1 and client_id = $2";

  private static final String COLUMNS =
      "id, client_id, card_id, channel, state, provider_reference, version, updated_at";

  // An update that changes nothing answers the row that is alive, also one committed just now,
  // which a later select of the same snapshot would not see.
  private static final String ADD =
      """
      insert into agreement (id, client_id, card_id, channel, state, version, created_at, updated_at)
      values ($1, $2, $3, $4, $5, 1, $6, $6)
      on conflict (card_id, channel) where state in ('Requested', 'AwaitingCode', 'Active')
        do update set version = agreement.version
      returning
      """
          + COLUMNS;

  private static final String NEWEST =
      "select "
          + COLUMNS
          + " from agreement where client_id = $1 and card_id = $2 and channel = $3"
          + " order by id desc limit 1";

  private static final String ADVANCE =
      """
      update agreement
      set state = $3, provider_reference = $4, version = version + 1, updated_at = $5
      where id = $1 and version = $2
      returning
      """
          + COLUMNS;

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgAgreements(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Optional<UUID>> customerOfCard(UUID clientId, UUID cardId) {
    return DatabaseAway.told(
        pool.preparedQuery(CUSTOMER)
            .execute(Tuple.of(cardId, clientId))
            .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("customer_id"))),
        DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<Agreement> addUnlessAlive(Agreement fresh) {
    return DatabaseAway.told(
        pool.preparedQuery(ADD)
            .execute(
                Tuple.of(
                    fresh.id(),
                    fresh.clientId(),
                    fresh.cardId(),
                    fresh.channel(),
                    fresh.state().text(),
                    fresh.updatedAt().atOffset(ZoneOffset.UTC)))
            .map(rows -> first(rows).orElseThrow()),
        DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<Optional<Agreement>> newest(UUID clientId, UUID cardId, String channel) {
    return DatabaseAway.told(
        pool.preparedQuery(NEWEST)
            .execute(Tuple.of(clientId, cardId, channel))
            .map(PgAgreements::first),
        DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<Optional<Agreement>> advance(
      Agreement seen, AgreementState state, String providerReference, Instant at) {
    return DatabaseAway.told(
        pool.preparedQuery(ADVANCE)
            .execute(
                Tuple.of(
                    seen.id(),
                    seen.version(),
                    state.text(),
                    providerReference,
                    at.atOffset(ZoneOffset.UTC)))
            .map(PgAgreements::first),
        DatabaseAway.ASK_AGAIN);
  }

  private static Optional<Agreement> first(RowSet<Row> rows) {
    return rows.stream()
        .findFirst()
        .map(row ->
            new Agreement(
                row.getUUID("id"),
                row.getUUID("client_id"),
                row.getUUID("card_id"),
                row.getString("channel"),
                AgreementState.of(row.getString("state")),
                row.getString("provider_reference"),
                row.getLong("version"),
                row.getOffsetDateTime("updated_at").toInstant()));
  }
}
