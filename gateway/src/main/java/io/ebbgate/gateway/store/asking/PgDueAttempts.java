package io.ebbgate.gateway.store.asking;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.usecase.movement.DueAttempts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** {@link DueAttempts} over the {@code attempt} table. Safe on any context. */
public final class PgDueAttempts implements DueAttempts {

  // A lease that its holder still has is respected by the database's clock, whatever the business
  // clock says.
  private static final String CLAIM =
      """
      with due as materialized (
        select id from attempt
        where due_at <= $1 and (lease_until is null or lease_until <= clock_timestamp())
        order by due_at limit $2 for no key update skip locked)
      update attempt a
      set lease_owner = $3, lease_until = clock_timestamp() + make_interval(secs => $4 / 1000.0),
          due_at = clock_timestamp() + make_interval(secs => $4 / 1000.0), fence = a.fence + 1
      from due where a.id = due.id
      returning a.id, a.kind, a.channel, a.fence
      """;

  private final Pool pool;

  public PgDueAttempts(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<List<Due>> claim(UUID owner, Instant now, Duration lease, int atMost) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), atMost, owner, (double) lease.toMillis()))
        .map(rows ->
            rows.stream()
                .map(row ->
                    new Due(
                        row.getUUID(0),
                        MovementKind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getLong(3)))
                .toList());
  }
}
