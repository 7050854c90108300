package io.ebbgate.gateway.store.reference;

import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.product.ProductBook;
import io.ebbgate.gateway.usecase.product.ProductChange;
import io.ebbgate.gateway.usecase.reference.TermsFormat;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** {@link ProductBook} in PostgreSQL. Safe on any context. */
public final class PgProductBook implements ProductBook {
  // Seedings and changes go one after the other.
  private static final String LOCK = "select version from terms_version for update";

  private static final String CHANGE =
      """
      select c.id, c.terms, c.reason, c.proposer_id, p.name as proposer, c.proposed_at, c.status,
        a.name as approver, c.approved_at, c.version
      from product_change c
        join client p on p.id = c.proposer_id
        left join client a on a.id = c.approver_id
      """;

  private static final String WAITING = CHANGE + "where c.status = 'Proposed' order by c.id";

  private static final String ONE = CHANGE + "where c.id = $1";

  private static final String SAME =
      CHANGE + "where c.status = 'Proposed' and c.code = $1 and c.terms = $2::jsonb";

  private static final String REPLACE =
      "update product_change set status = 'Replaced' where code = $1 and status = 'Proposed'";

  private static final String PROPOSE =
      """
      insert into product_change (id, code, terms, reason, proposer_id, proposed_at, status)
      values ($1, $2, $3, $4, $5, $6, 'Proposed')
      """;

  private static final String NEW_VERSION =
      """
      with newest as (
        select version, terms from product where code = $1::text order by version desc limit 1)
      insert into product (code, version, terms, created_at)
      select $1, coalesce((select version from newest), 0) + 1, $2::jsonb, $3::timestamptz
      where not exists (select from newest where terms = $2::jsonb)
      """;

  private static final String DONE =
      """
      update product_change set status = 'Done', approver_id = $2, approved_at = $3,
        version = (select max(version) from product p where p.code = product_change.code)
      where id = $1
      """;

  private static final String COUNT_UP = "update terms_version set version = version + 1";

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgProductBook(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<List<ProductChange>> waiting() {
    return DatabaseAway.told(all(pool, WAITING, Tuple.tuple()), DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<ProductChange> propose(Proposal proposal) {
    return DatabaseAway.told(
        pool.withTransaction(connection -> proposed(connection, proposal))
            .map(Objects::requireNonNull),
        "The database did not answer; look whether the change waits, and ask again.");
  }

  private static Future<ProductChange> proposed(SqlConnection connection, Proposal proposal) {
    var code = proposal.terms().code();
    var terms = new JsonObject(TermsFormat.tree(proposal.terms()));
    return connection
        .query(LOCK)
        .execute()
        .compose(_ -> all(connection, SAME, Tuple.of(code, terms)))
        .compose(same ->
            same.isEmpty()
                ? inserted(connection, proposal, code, terms)
                : Future.succeededFuture(same.getFirst()));
  }

  private static Future<ProductChange> inserted(
      SqlConnection connection, Proposal proposal, String code, JsonObject terms) {
    return connection
        .preparedQuery(REPLACE)
        .execute(Tuple.of(code))
        .compose(_ ->
            connection
                .preparedQuery(PROPOSE)
                .execute(
                    Tuple.of(
                        proposal.id(),
                        code,
                        terms,
                        proposal.reason(),
                        proposal.proposerId(),
                        proposal.at().atOffset(ZoneOffset.UTC))))
        .compose(_ -> one(connection, proposal.id()));
  }

  @Override
  public Future<ProductChange> approve(
      UUID changeId, UUID approverId, Instant at, Consumer<ProductChange> check) {
    return DatabaseAway.told(
        pool.withTransaction(connection -> approved(connection, changeId, approverId, at, check))
            .map(Objects::requireNonNull),
        "The database did not answer; look whether the change still waits, and ask again.");
  }

  private static Future<ProductChange> approved(
      SqlConnection connection,
      UUID changeId,
      UUID approverId,
      Instant at,
      Consumer<ProductChange> check) {
    var now = at.atOffset(ZoneOffset.UTC);
    return connection
        .query(LOCK)
        .execute()
        .compose(_ -> one(connection, changeId))
        .compose(change -> {
          check.accept(change);
          var terms = new JsonObject(TermsFormat.tree(change.terms()));
          return connection
              .preparedQuery(NEW_VERSION)
              .execute(Tuple.of(change.terms().code(), terms, now));
        })
        .compose(_ -> connection.preparedQuery(DONE).execute(Tuple.of(changeId, approverId, now)))
        .compose(_ -> connection.query(COUNT_UP).execute())
        .compose(_ -> one(connection, changeId));
  }

  private static Future<ProductChange> one(SqlClient client, UUID id) {
    return all(client, ONE, Tuple.of(id))
        .compose(found ->
            found.isEmpty()
                ? Future.failedFuture(
                    Problem.of(ProblemCode.PRODUCT_CHANGE_NOT_FOUND, "There is no such change.")
                        .rejected())
                : Future.succeededFuture(found.getFirst()));
  }

  private static Future<List<ProductChange>> all(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(PgProductBook::change).toList());
  }

  private static ProductChange change(Row row) {
    var mistakes = new ArrayList<Mistake>();
    var tree = row.getJsonObject("terms").getMap();
    var terms = TermsFormat.product(Entry.root("terms", tree, mistakes));
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException("stored terms cannot be read: " + mistakes);
    }
    return new ProductChange(
        row.getUUID("id"),
        terms,
        row.getString("reason"),
        row.getUUID("proposer_id"),
        row.getString("proposer"),
        row.getOffsetDateTime("proposed_at").toInstant(),
        ProductChange.Status.of(row.getString("status")),
        Optional.ofNullable(row.getString("approver")),
        Optional.ofNullable(row.getOffsetDateTime("approved_at")).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getInteger("version")));
  }
}
