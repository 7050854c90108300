package io.ebbgate.gateway.store.seeding;

import io.ebbgate.gateway.usecase.seeding.SeedReport;
import io.ebbgate.gateway.usecase.seeding.SeedReport.Count;
import io.ebbgate.gateway.usecase.seeding.SeedStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Seeds in PostgreSQL. */
public final class PgSeeds implements SeedStore {
  /** Lines in one statement; a statement has its time limit. */
  private static final int LINES_AT_ONCE = 1_000;

  // Two seedings at once go one after the other.
  private static final String LOCK = "select version from terms_version for update";

  private static final String PRODUCT =
      """
      with newest as (
        select version, terms from product where code = $1::text order by version desc limit 1)
      insert into product (code, version, terms, created_at)
      select $1, coalesce((select version from newest), 0) + 1, $2::jsonb, $3::timestamptz
      where not exists (select from newest where terms = $2::jsonb)
      """;

  private static final String FUNDER =
      """
      insert into funder (code, terms, updated_at) values ($1, $2, $3)
      on conflict (code) do update set terms = excluded.terms, updated_at = excluded.updated_at
        where funder.terms <> excluded.terms
      """;

  private static final String CHANNEL =
      """
      insert into channel (code, terms, updated_at) values ($1, $2, $3)
      on conflict (code) do update set terms = excluded.terms, updated_at = excluded.updated_at
        where channel.terms <> excluded.terms
      """;

  private static final String COUNT_UP =
      """
      update terms_version set version = version + (case when $1 then 1 else 0 end)
      returning version
      """;

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgSeeds(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<SeedReport> plant(Sealed seed, Instant at) {
    return pool.withTransaction(connection -> {
      var writing = new Writing(connection, at);
      return connection
          .query(LOCK)
          .execute()
          .compose(locked -> writing.documents(PRODUCT, seed.products()))
          .compose(products ->
              writing
                  .documents(FUNDER, seed.funders())
                  .compose(funders ->
                      writing
                          .documents(CHANNEL, seed.channels())
                          .compose(channels ->
                              writing.lines(products, funders, channels, seed.lines()))));
    });
  }

  private record Writing(SqlConnection connection, Instant at) {

    Future<Count> documents(String statement, Map<String, Map<String, Object>> documents) {
      if (documents.isEmpty()) {
        return Future.succeededFuture(new Count(0, 0));
      }
      var rows =
          documents.entrySet().stream()
              .map(entry ->
                  Tuple.of(
                      entry.getKey(),
                      new JsonObject(entry.getValue()),
                      at.atOffset(ZoneOffset.UTC)))
              .toList();
      return connection
          .preparedQuery(statement)
          .executeBatch(rows)
          .map(results -> {
            int written = 0;
            for (var result = results; result != null; result = result.next()) {
              written += result.rowCount();
            }
            return Count.of(written, rows.size());
          });
    }

    Future<SeedReport> lines(
        Count products, Count funders, Count channels, List<SealedLine> lines) {
      boolean changed = products.written() + funders.written() + channels.written() > 0;
      return connection
          .preparedQuery(COUNT_UP)
          .execute(Tuple.of(changed))
          .map(rows -> rows.iterator().next().getLong("version"))
          .compose(version ->
              written(lines)
                  .map(counts ->
                      new SeedReport(
                          products,
                          funders,
                          channels,
                          counts.lines(),
                          counts.cards(),
                          counts.agreements(),
                          version)));
    }

    private Future<LineBatch.Counts> written(List<SealedLine> lines) {
      var all = Future.succeededFuture(LineBatch.Counts.NONE);
      for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
        var batch =
            new LineBatch(lines.subList(from, Math.min(lines.size(), from + LINES_AT_ONCE)), at);
        all = all.compose(counts -> batch.write(connection).map(written -> counts.plus(written)));
      }
      return all;
    }
  }
}
