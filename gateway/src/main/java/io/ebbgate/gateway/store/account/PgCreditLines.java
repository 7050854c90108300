package io.ebbgate.gateway.store.account;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.account.CreditLineView;
import io.ebbgate.gateway.usecase.account.CreditLines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Credit lines and their customers in PostgreSQL. */
public final class PgCreditLines implements CreditLines {
  private static final String ADD_CUSTOMER =
      """
      insert into customer
        (id, client_id, reference, name_sealed, phone_sealed, phone_tail, created_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (client_id, reference) do nothing
      """;

  // Every opening of one customer's lines queues here, so that the sum below cannot change.
  private static final String LOCK_CUSTOMER =
      "select id from customer where client_id = $1 and reference = $2 for no key update";

  private static final String OTHER_LIMITS =
      """
      select coalesce(sum(limit_minor), 0)::bigint as total from credit_line
      where customer_id = $1 and currency = $2 and state <> 'CLOSED'
      """;

  private static final String ADD_LINE =
      """
      insert into credit_line
        (id, client_id, customer_id, currency, limit_minor, state, repayment_day, created_at)
      values ($1, $2, $3, $4, $5, 'ACTIVE', $6, $7)
      """;

  private static final String COLUMNS =
      """
      l.id, l.customer_id, c.reference, l.currency, l.limit_minor, l.reserved_minor, l.used_minor,
      l.state, l.repayment_day, l.version, l.created_at
      """;

  private static final String FIND =
      "select "
          + COLUMNS
          + " from credit_line l join customer c on c.id = l.customer_id"
          + " where l.id = $1 and l.client_id = $2";

  /**
   * Decided under the line's lock: what another request makes of the line at the same instant comes
   * before or after this one, and never in between.
   */
  private static final String CHANGE =
      "with locked as (select id, state = $3 as changes from credit_line"
          + " where id = $1 and client_id = $2 for no key update)"
          + " update credit_line l set state = case when k.changes then $4 else l.state end,"
          + " version = l.version + case when k.changes then 1 else 0 end"
          + " from locked k, customer c where l.id = k.id and c.id = l.customer_id"
          + " returning k.changes, "
          + COLUMNS;

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgCreditLines(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Kept<CreditLineView>> open(NewLine line, Function<Money, Optional<Problem>> judge) {
    return DatabaseAway.told(
        pool.withTransaction(connection ->
            Claims.claim(connection, line.key(), line.id(), line.createdAt())
                .compose(id ->
                    id.equals(line.id())
                        ? add(connection, line, judge)
                        : replay(connection, line.key().clientId(), id))),
        "Whether the line was opened is not known; ask again with the same key.");
  }

  private static Future<Kept<CreditLineView>> add(
      SqlConnection connection, NewLine line, Function<Money, Optional<Problem>> judge) {
    var clientId = line.key().clientId();
    var createdAt = line.createdAt().atOffset(ZoneOffset.UTC);
    return connection
        .preparedQuery(ADD_CUSTOMER)
        .execute(
            Tuple.of(
                line.customerId(),
                clientId,
                line.customerReference(),
                line.nameSealed(),
                line.phoneSealed(),
                line.phoneTail(),
                createdAt))
        .compose(added ->
            connection
                .preparedQuery(LOCK_CUSTOMER)
                .execute(Tuple.of(clientId, line.customerReference())))
        .map(rows -> rows.iterator().next().getUUID("id"))
        .compose(customerId ->
            judged(connection, customerId, line, judge)
                .compose(allowed ->
                    connection
                        .preparedQuery(ADD_LINE)
                        .execute(
                            Tuple.of(
                                line.id(),
                                clientId,
                                customerId,
                                line.limit().currency().getCurrencyCode(),
                                line.limit().minor(),
                                (short) line.repaymentDay(),
                                createdAt))))
        .compose(added -> found(connection, clientId, line.id()))
        .map(view -> new Kept<>(view.orElseThrow(), false));
  }

  private static Future<Void> judged(
      SqlConnection connection,
      UUID customerId,
      NewLine line,
      Function<Money, Optional<Problem>> judge) {
    var currency = line.limit().currency();
    return connection
        .preparedQuery(OTHER_LIMITS)
        .execute(Tuple.of(customerId, currency.getCurrencyCode()))
        .compose(rows -> {
          var others = new Money(rows.iterator().next().getLong("total"), currency);
          return judge
              .apply(others)
              .map(problem -> Future.<Void>failedFuture(problem.rejected()))
              .orElseGet(Future::succeededFuture);
        });
  }

  private static Future<Kept<CreditLineView>> replay(
      SqlConnection connection, UUID clientId, UUID lineId) {
    return found(connection, clientId, lineId).map(view -> new Kept<>(view.orElseThrow(), true));
  }

  @Override
  public Future<Optional<CreditLineView>> find(UUID clientId, UUID lineId) {
    return DatabaseAway.told(found(pool, clientId, lineId), DatabaseAway.ASK_AGAIN);
  }

  private static Future<Optional<CreditLineView>> found(
      SqlClient client, UUID clientId, UUID lineId) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(lineId, clientId))
        .map(rows -> first(rows).map(PgCreditLines::view));
  }

  @Override
  public Future<Optional<Changed>> change(UUID clientId, UUID lineId, String from, String to) {
    return DatabaseAway.told(
        pool.preparedQuery(CHANGE)
            .execute(Tuple.of(lineId, clientId, from, to))
            .map(rows -> first(rows).map(PgCreditLines::changed)),
        DatabaseAway.ASK_AGAIN);
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.stream().findFirst();
  }

  private static Changed changed(Row row) {
    return new Changed(view(row), row.getLong("version"), row.getBoolean("changes"));
  }

  private static CreditLineView view(Row row) {
    var currency = Currency.getInstance(row.getString("currency"));
    return new CreditLineView(
        row.getUUID("id"),
        row.getUUID("customer_id"),
        row.getString("reference"),
        new Money(row.getLong("limit_minor"), currency),
        new Money(row.getLong("reserved_minor"), currency),
        new Money(row.getLong("used_minor"), currency),
        row.getString("state"),
        row.getInteger("repayment_day"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
