package io.ebbgate.gateway.store.ledger;

import io.ebbgate.core.ledger.balance.AccountDay;
import io.ebbgate.core.ledger.chain.ChainHash;
import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.ledger.chain.ChainPlace;
import io.ebbgate.gateway.usecase.ledger.chain.ChainPlace.Following;
import io.ebbgate.gateway.usecase.ledger.chain.ChainPlace.Recounting;
import io.ebbgate.gateway.usecase.ledger.chain.Chains;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link Chains} over {@code ledger_chain} and {@code ledger_seal}. */
public final class PgChains implements Chains {
  private static final UUID FIRST = new UUID(0, 0);

  // A database that was restored elsewhere counts its transactions anew: some of what is written
  // there is said to be of transactions that are not begun yet. Then all entries are gone through.
  private static final String CLAIM =
      """
      with restored as materialized (
        select greatest(c.position_in, (
            select written_in from ledger_entry where written_in is not null
            order by written_in desc limit 1)) >= pg_snapshot_xmax(pg_current_snapshot()) as yes
        from ledger_chain c)
      update ledger_chain c
      set owner = $1, lease_until = clock_timestamp() + make_interval(secs => $2 / 1000.0),
          fence = case when c.owner is not distinct from $1 then c.fence else c.fence + 1 end,
          recount_id = case when c.recount_id is null and c.owner is distinct from $1 and restored.yes
            then '00000000-0000-0000-0000-000000000000' else c.recount_id end,
          recount_from = case when c.recount_id is null and c.owner is distinct from $1 and restored.yes
            then pg_snapshot_xmin(pg_current_snapshot()) else c.recount_from end
      from restored
      where c.owner = $1 or c.owner is null or c.lease_until < clock_timestamp()
      returning c.fence, c.sequence, c.hash, c.position_in::text::bigint as position_in, c.position_id,
        c.recount_id, c.recount_from::text::bigint as recount_from
      """;

  private static final String RELEASE =
      "update ledger_chain set owner = null, lease_until = '-infinity' where owner = $1";

  // Whatever commits later was written by a transaction that is still active now, or later ones.
  private static final String FOLLOW =
      "select "
          + BookedEntries.COLUMNS
          + """
          , e.written_in::text::bigint as written_in
          from ledger_entry e
          where e.written_in < pg_snapshot_xmin(pg_current_snapshot())
            and (e.written_in, e.id) > ($1::bigint::text::xid8, $2)
            and not exists (select from ledger_seal s where s.entry_id = e.id)
          order by e.written_in, e.id limit $3
          """;

  private static final String RECOUNT =
      "select "
          + BookedEntries.COLUMNS
          + """

          from ledger_entry e
          where e.id > $1 and not exists (select from ledger_seal s where s.entry_id = e.id)
          order by e.id limit $2
          """;

  private static final String ANY_AFTER =
      """
      select exists (
        select from ledger_entry e
        where (e.written_in, e.id) > ($1::bigint::text::xid8, $2)
          and not exists (select from ledger_seal s where s.entry_id = e.id)) as any_after
      """;

  private static final String APPEND =
      """
      with head as (
        update ledger_chain
        set sequence = $4, hash = $5, position_in = coalesce($6::bigint::text::xid8, position_in),
            position_id = coalesce($7::uuid, position_id), recount_id = $8::uuid,
            recount_from = case when $8::uuid is null then null else recount_from end
        where owner = $9 and fence = $10 and sequence = $11 and lease_until > clock_timestamp()
        returning 1),
      sealed as (
        insert into ledger_seal (entry_id, sequence, hash, sealed_at)
        select s.entry_id, s.sequence, s.hash, $12
        from unnest($1::uuid[], $2::bigint[], $3::bytea[]) as s(entry_id, sequence, hash)
        where exists (select from head)),
      days as (
        insert into ledger_day (business_date, account, currency, debit_minor, credit_minor)
        select d.business_date, d.account, d.currency, d.debit_minor, d.credit_minor
        from unnest($13::date[], $14::text[], $15::text[], $16::bigint[], $17::bigint[])
          as d(business_date, account, currency, debit_minor, credit_minor)
        where exists (select from head)
        on conflict (business_date, account, currency) do update
        set debit_minor = ledger_day.debit_minor + excluded.debit_minor,
            credit_minor = ledger_day.credit_minor + excluded.credit_minor)
      select count(*) = 1 as added from head
      """;

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgChains(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Optional<Held>> claim(UUID owner, Duration lease) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(owner, (double) lease.toMillis()))
        .map(rows -> rows.stream().findFirst().map(PgChains::held));
  }

  private static Held held(Row row) {
    var recount = Optional.ofNullable(row.getUUID("recount_id"));
    return new Held(
        row.getLong("fence"),
        new ChainLink(row.getLong("sequence"), ChainHash.of(row.getBuffer("hash").getBytes())),
        recount
            .<ChainPlace>map(after -> new Recounting(after, row.getLong("recount_from")))
            .orElseGet(
                () -> new Following(row.getLong("position_in"), row.getUUID("position_id"))));
  }

  @Override
  public Future<Void> release(UUID owner) {
    return pool.preparedQuery(RELEASE).execute(Tuple.of(owner)).mapEmpty();
  }

  @Override
  public Future<Unsealed> unsealed(ChainPlace after, int atMost) {
    return switch (after) {
      case Following following ->
          pool.preparedQuery(FOLLOW)
              .execute(Tuple.of(following.writtenIn(), following.id(), atMost))
              .compose(rows -> withTransfers(rows, followed(following, rows)));
      case Recounting recounting ->
          pool.preparedQuery(RECOUNT)
              .execute(Tuple.of(recounting.after(), atMost))
              .compose(rows -> withTransfers(rows, recounted(recounting, rows, atMost)));
    };
  }

  private static ChainPlace followed(Following before, RowSet<Row> rows) {
    ChainPlace place = before;
    for (var row : rows) {
      place = new Following(row.getLong("written_in"), row.getUUID("id"));
    }
    return place;
  }

  /**
   * At the last page, which is not full, what was written since the recount began is followed:
   * under steady booking there would never be an empty one.
   */
  private static ChainPlace recounted(Recounting before, RowSet<Row> rows, int atMost) {
    ChainPlace place = new Following(before.thenFrom(), FIRST);
    if (rows.size() == atMost) {
      for (var row : rows) {
        place = new Recounting(row.getUUID("id"), before.thenFrom());
      }
    }
    return place;
  }

  private Future<Unsealed> withTransfers(RowSet<Row> rows, ChainPlace place) {
    var ids = rows.stream().map(row -> row.getUUID("id")).toList();
    if (ids.isEmpty()) {
      return Future.succeededFuture(new Unsealed(List.of(), place));
    }
    return BookedEntries.transfers(pool, ids)
        .map(transfers ->
            new Unsealed(
                rows.stream().map(row -> BookedEntries.entry(row, transfers)).toList(), place));
  }

  @Override
  public Future<Boolean> anyAfter(ChainPlace place) {
    return switch (place) {
      case Recounting _ -> Future.succeededFuture(true);
      case Following following ->
          pool.preparedQuery(ANY_AFTER)
              .execute(Tuple.of(following.writtenIn(), following.id()))
              .map(rows -> rows.iterator().next().getBoolean("any_after"));
    };
  }

  @Override
  public Future<Boolean> append(
      UUID owner,
      Held before,
      Held after,
      List<NewSeal> seals,
      List<AccountDay> turnover,
      Instant at) {
    var parameters =
        Columns.of(seals)
            .uuid(NewSeal::entryId)
            .bigint(NewSeal::sequence)
            .bytes(seal -> seal.hash().bytes())
            .tuple()
            .addLong(after.link().sequence())
            .addBuffer(Buffer.buffer(after.link().hash().bytes()));
    switch (after.place()) {
      case Following place ->
          parameters.addLong(place.writtenIn()).addUUID(place.id()).addUUID(null);
      case Recounting place -> parameters.addLong(null).addUUID(null).addUUID(place.after());
    }
    parameters
        .addUUID(owner)
        .addLong(before.fence())
        .addLong(before.link().sequence())
        .addOffsetDateTime(Columns.time(at));
    var days =
        Columns.of(turnover)
            .date(AccountDay::businessDate)
            .text(AccountDay::account)
            .text(AccountDay::currency)
            .bigint(AccountDay::debitMinor)
            .bigint(AccountDay::creditMinor)
            .tuple();
    for (int i = 0; i < days.size(); i++) {
      parameters.addValue(days.getValue(i));
    }
    return pool.preparedQuery(APPEND)
        .execute(parameters)
        .map(rows -> rows.iterator().next().getBoolean("added"));
  }
}
