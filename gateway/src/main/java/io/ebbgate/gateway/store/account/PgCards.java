package io.ebbgate.gateway.store.account;

import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.account.CardView;
import io.ebbgate.gateway.usecase.account.Cards;
import io.ebbgate.gateway.usecase.personal.SealedRecords;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cards in PostgreSQL, and what is stored sealed. */
public final class PgCards implements Cards, SealedRecords {
  private static final String CUSTOMER = "select from customer where id = $1 and client_id = $2";

  private static final String ADD =
      """
      insert into card (id, client_id, customer_id, number_sealed, number_digest, holder_sealed,
        tail, bank, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (customer_id, number_digest) do nothing
      """;

  private static final String FIND =
      """
      select id, customer_id, tail, bank, created_at from card where id = $1 and client_id = $2
      """;

  private static final String SEALED =
      "select id, number_sealed, holder_sealed, bank from card where id = any($1)";

  private static final String PHONE = "select phone_sealed from customer where id = $1";

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgCards(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Kept<CardView>> bind(NewCard card) {
    return DatabaseAway.told(
        pool.withTransaction(connection ->
            Claims.claim(connection, card.key(), card.id(), card.createdAt())
                .compose(id ->
                    id.equals(card.id())
                        ? add(connection, card)
                        : find(connection, card.key().clientId(), id)
                            .map(view -> new Kept<>(view, true)))),
        "Whether the card was bound is not known; ask again with the same key.");
  }

  private static Future<Kept<CardView>> add(SqlConnection connection, NewCard card) {
    var clientId = card.key().clientId();
    return connection
        .preparedQuery(CUSTOMER)
        .execute(Tuple.of(card.customerId(), clientId))
        .compose(customers ->
            customers.size() == 1
                ? insert(connection, card)
                : rejected(ProblemCode.CUSTOMER_NOT_FOUND, "this client has no such customer"))
        .compose(inserted ->
            inserted == 1
                ? find(connection, clientId, card.id())
                : rejected(
                    ProblemCode.CARD_ALREADY_BOUND,
                    "a card with this number is bound to the customer already"))
        .map(view -> new Kept<>(view, false));
  }

  private static Future<Integer> insert(SqlConnection connection, NewCard card) {
    var row =
        Tuple.tuple()
            .addUUID(card.id())
            .addUUID(card.key().clientId())
            .addUUID(card.customerId())
            .addBuffer(card.numberSealed())
            .addBuffer(card.numberDigest())
            .addBuffer(card.holderSealed())
            .addString(card.tail())
            .addString(card.bank())
            .addOffsetDateTime(card.createdAt().atOffset(ZoneOffset.UTC));
    return connection.preparedQuery(ADD).execute(row).map(added -> added.rowCount());
  }

  private static Future<CardView> find(SqlConnection connection, UUID clientId, UUID cardId) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(cardId, clientId))
        .map(rows -> view(rows.iterator().next()));
  }

  private static CardView view(Row row) {
    return new CardView(
        row.getUUID("id"),
        row.getUUID("customer_id"),
        "****" + row.getString("tail"),
        row.getString("bank"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  private static <T> Future<T> rejected(ProblemCode code, String detail) {
    return Future.failedFuture(new Rejected(Problem.of(code, detail)));
  }

  @Override
  public Future<List<SealedCard>> cards(Collection<UUID> cardIds) {
    return pool.preparedQuery(SEALED)
        .execute(Tuple.of(cardIds.toArray(UUID[]::new)))
        .map(rows ->
            rows.stream()
                .map(row ->
                    new SealedCard(
                        row.getUUID("id"),
                        row.getBuffer("number_sealed"),
                        row.getBuffer("holder_sealed"),
                        row.getString("bank")))
                .toList());
  }

  @Override
  public Future<Optional<Buffer>> phone(UUID customerId) {
    return pool.preparedQuery(PHONE)
        .execute(Tuple.of(customerId))
        .map(rows -> rows.stream().findFirst().map(row -> row.getBuffer("phone_sealed")));
  }
}
