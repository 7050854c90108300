package io.ebbgate.gateway.store.ledger;

import io.ebbgate.core.ledger.balance.AccountDay;
import io.ebbgate.core.ledger.chain.ChainHash;
import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.core.ledger.chain.Seal;
import io.ebbgate.gateway.usecase.ledger.chain.SealedEntries;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link SealedEntries} in PostgreSQL. */
public final class PgSealedEntries implements SealedEntries {
  private static final String STANDING =
      """
      select c.sequence, c.hash, d.business_date, d.account, d.currency, d.debit_minor, d.credit_minor
      from ledger_chain c left join ledger_day d on true
      """;

  // The whole ledger is looked at, which takes as long as it takes.
  private static final String LONG_STATEMENTS = "set local statement_timeout = '1h'";

  private static final String AFTER =
      "select s.sequence, s.hash, s.entry_id, "
          + BookedEntries.COLUMNS
          + """

          from ledger_seal s left join ledger_entry e on e.id = s.entry_id
          where (s.sequence, s.entry_id) > ($1, $2) and s.sequence <= $3
          order by s.sequence, s.entry_id limit $4
          """;

  private static final String OUTSIDE =
      """
      select unsealed.*, stray.*
      from (
        select
          count(*) filter (where e.booked_at < clock_timestamp() - make_interval(secs => $1 / 1000.0)) as late,
          count(*) as unsealed
        from ledger_entry e
        where not exists (select from ledger_seal s where s.entry_id = e.id)) unsealed,
      (
        select count(*) as stray from ledger_transfer t
        where not exists (select from ledger_entry e where e.id = t.entry_id)) stray
      """;

  private final Pool pool;

  /**
   * @param pool for reading; its statements may take as long as reading the whole ledger does
   */
  public PgSealedEntries(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Standing> standing() {
    return pool.query(STANDING)
        .execute()
        .map(rows ->
            new Standing(
                link(rows.iterator().next()),
                rows.stream()
                    .filter(row -> row.getString("account") != null)
                    .map(PgSealedEntries::day)
                    .toList()));
  }

  private static AccountDay day(Row row) {
    return new AccountDay(
        row.getLocalDate("business_date"),
        row.getString("account"),
        row.getString("currency"),
        row.getLong("debit_minor"),
        row.getLong("credit_minor"));
  }

  private static ChainLink link(Row row) {
    return new ChainLink(row.getLong("sequence"), ChainHash.of(row.getBuffer("hash").getBytes()));
  }

  @Override
  public Future<List<Seal>> after(long after, UUID entryId, long upTo, int atMost) {
    return pool.preparedQuery(AFTER)
        .execute(Tuple.of(after, entryId, upTo, atMost))
        .compose(rows -> {
          var ids = rows.stream().map(row -> row.getUUID("entry_id")).toList();
          return BookedEntries.transfers(pool, ids)
              .map(transfers ->
                  rows.stream()
                      .map(row ->
                          new Seal(
                              link(row),
                              row.getUUID("entry_id"),
                              Optional.ofNullable(row.getUUID("id"))
                                  .map(_ -> BookedEntries.entry(row, transfers))))
                      .toList());
        });
  }

  @Override
  public Future<Outside> outside(Duration allowed) {
    return pool.withTransaction(connection ->
            connection
                .query(LONG_STATEMENTS)
                .execute()
                .compose(_ ->
                    connection
                        .preparedQuery(OUTSIDE)
                        .execute(Tuple.of((double) allowed.toMillis()))))
        .map(rows -> {
          var row = rows.iterator().next();
          long late = row.getLong("late");
          return new Outside(late, row.getLong("unsealed") - late, row.getLong("stray"));
        });
  }
}
