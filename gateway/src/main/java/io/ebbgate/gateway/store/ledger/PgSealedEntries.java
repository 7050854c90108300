package io.ebbgate.gateway.store.ledger;

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
  private static final String HEAD = "select sequence, hash from ledger_chain";

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
      select unsealed.*, stray.*, wrong.*
      from (
        select
          count(*) filter (where e.booked_at < clock_timestamp() - make_interval(secs => $1 / 1000.0)) as late,
          count(*) as unsealed
        from ledger_entry e
        where not exists (select from ledger_seal s where s.entry_id = e.id)) unsealed,
      (
        select count(*) as stray from ledger_transfer t
        where not exists (select from ledger_entry e where e.id = t.entry_id)) stray,
      (
        select count(*) as wrong_days
        from ledger_day d
        full join (
          select e.business_date, side.account, t.currency, sum(side.debit) as debit, sum(side.credit) as credit
          from ledger_seal s
          join ledger_entry e on e.id = s.entry_id
          join ledger_transfer t on t.entry_id = e.id
          cross join lateral (values (t.debit, t.amount_minor, 0), (t.credit, 0, t.amount_minor))
            as side(account, debit, credit)
          group by e.business_date, side.account, t.currency) booked
        on booked.business_date = d.business_date and booked.account = d.account and booked.currency = d.currency
        where (d.debit_minor, d.credit_minor) is distinct from (booked.debit, booked.credit)) wrong
      """;

  private final Pool pool;

  /**
   * @param pool for reading; its statements may take as long as reading the whole ledger does
   */
  public PgSealedEntries(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<ChainLink> head() {
    return pool.query(HEAD).execute().map(rows -> link(rows.iterator().next()));
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
    return pool.preparedQuery(OUTSIDE)
        .execute(Tuple.of((double) allowed.toMillis()))
        .map(rows -> {
          var row = rows.iterator().next();
          long late = row.getLong("late");
          return new Outside(
              late,
              row.getLong("unsealed") - late,
              row.getLong("stray"),
              row.getLong("wrong_days"));
        });
  }
}
