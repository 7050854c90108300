package io.ebbgate.gateway.store.drawdown;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.gateway.store.movement.Lease;
import io.ebbgate.gateway.store.movement.RowReading;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.store.pool.GroupCommit;
import io.ebbgate.gateway.store.pool.GroupCommits;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownBook;
import io.ebbgate.gateway.usecase.drawdown.taking.Known;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Drawdowns in PostgreSQL. */
public final class PgDrawdowns implements DrawdownBook {

  private static final String FIND =
      "select " + DrawdownReading.COLUMNS + " from drawdown d where d.id = $1 and d.client_id = $2";

  private static final String LIST =
      "select "
          + DrawdownReading.COLUMNS
          + " from drawdown d where d.client_id = $1 and d.id > $2 order by d.id limit $3";

  /** Before every identifier. */
  private static final UUID FIRST = new UUID(0, 0);

  private final Pool reader;
  private final KeyLookup keys;
  private final GroupCommit<Candidate, Taken> taking;
  private final GroupCommit<Known.Question, Known> knowing;
  private final InstantSource clock;
  private final BusinessDays days;

  /**
   * @param writer connections of the write path
   * @param reader connections for reading
   * @param lease under which this node sends
   * @param groups makes the group commit of takings and the batches of readings
   * @param days which day it is, for what is overdue
   */
  public PgDrawdowns(
      Pool writer,
      Pool reader,
      Lease lease,
      GroupCommits groups,
      InstantSource clock,
      BusinessDays days) {
    this.reader = reader;
    this.keys = new KeyLookup(reader);
    this.taking = groups.make("drawdowns", new TakeDrawdowns(writer, lease));
    this.knowing = groups.make("drawdown-facts", (batch, _) -> know(batch));
    this.clock = clock;
    this.days = days;
  }

  @Override
  public Future<Known> known(Known.Question question) {
    return DatabaseAway.told(knowing.submit(question), DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<Taken> take(Candidate candidate) {
    return DatabaseAway.told(
        taking.submit(candidate),
        "Whether the drawdown was taken is not known; ask again with the same key.");
  }

  @Override
  public Future<Optional<Taken.Bound>> bound(IdempotencyKey key) {
    return DatabaseAway.told(
        keys.bound(List.of(key))
            .map(bound -> Optional.ofNullable(bound.get(KeyLookup.Key.of(key)))),
        DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<Optional<DrawdownView>> find(UUID clientId, UUID drawdownId) {
    return read(FIND, Tuple.of(drawdownId, clientId)).map(found -> found.stream().findFirst());
  }

  @Override
  public Future<List<DrawdownView>> list(UUID clientId, Optional<UUID> after, int limit) {
    return read(LIST, Tuple.of(clientId, after.orElse(FIRST), limit));
  }

  private Future<List<DrawdownView>> read(String sql, Tuple parameters) {
    return DatabaseAway.told(
        reader
            .preparedQuery(sql)
            .execute(parameters)
            .map(rows -> rows.stream().map(DrawdownReading::view).toList()),
        DatabaseAway.ASK_AGAIN);
  }

  private Future<List<Known>> know(List<Known.Question> batch) {
    return reader
        .preparedQuery(TakingSql.KNOWN)
        .execute(
            Columns.of(batch)
                .uuid(Known.Question::clientId)
                .uuid(Known.Question::lineId)
                .uuid(Known.Question::cardId)
                .single(days.dayOf(clock.instant()))
                .tuple())
        .map(rows -> {
          var known = new ArrayList<Known>(rows.size());
          rows.forEach(row -> known.add(known(row)));
          return known;
        });
  }

  private static Known known(Row row) {
    return new Known(
        row.getUUID("id") == null ? Optional.empty() : Optional.of(RowReading.line(row)),
        row.getUUID("card_id") == null
            ? Optional.empty()
            : Optional.of(
                new Known.PayeeCard(
                    row.getUUID("card_id"),
                    row.getUUID("card_customer_id"),
                    row.getString("bank"))),
        row.getBoolean("overdue"));
  }
}
