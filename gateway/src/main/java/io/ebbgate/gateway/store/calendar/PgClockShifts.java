package io.ebbgate.gateway.store.calendar;

import io.ebbgate.core.calendar.Shift;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.calendar.ClockShifts;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** {@link ClockShifts} in PostgreSQL. Safe on any context. */
public final class PgClockShifts implements ClockShifts {
  private static final String ALL =
      "select holds_from, ahead_ms from business_clock order by sequence";

  private static final String ADD =
      """
      insert into business_clock (sequence, holds_from, ahead_ms, moved_by, moved_at)
      values ($1, $2, $3, $4, $5)
      """;

  /** The number is taken: at the same time by the key, before that by the trigger. */
  private static final List<String> TAKEN = List.of("23505", "23001");

  private final Pool pool;

  /**
   * @param pool of single statements
   */
  public PgClockShifts(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<List<Shift>> all() {
    return DatabaseAway.told(
        pool.query(ALL)
            .execute()
            .map(rows ->
                rows.stream()
                    .map(row ->
                        new Shift(
                            row.getOffsetDateTime("holds_from").toInstant(),
                            Duration.ofMillis(row.getLong("ahead_ms"))))
                    .toList()),
        DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<Boolean> add(int sequence, Shift shift, UUID movedBy, Instant at) {
    return DatabaseAway.told(
        pool.preparedQuery(ADD)
            .execute(
                Tuple.of(
                    sequence,
                    shift.from().atOffset(ZoneOffset.UTC),
                    shift.ahead().toMillis(),
                    movedBy,
                    at.atOffset(ZoneOffset.UTC)))
            .map(true)
            .recover(failure ->
                failure instanceof PgException refused && TAKEN.contains(refused.getSqlState())
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(failure)),
        DatabaseAway.ASK_AGAIN);
  }
}
