package io.ebbgate.gateway.store.movement;

import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * Inserts attempts as {@code Sending} under this node's lease. The lease begins at the insertion,
 * on the database's clock; the node counts it from when it made the attempt, which is earlier, and
 * so stops earlier, whatever the two clocks show.
 */
public final class LeasedAttempts {
  private static final String SQL =
      """
      insert into attempt (id, order_id, order_kind, sequence, kind, channel, card_id,
          agreement_reference, amount_minor, currency, state, due_at, lease_owner, lease_until,
          sent_lease_until, created_at)
      select id, order_id, order_kind, sequence, kind, channel, card_id,
          agreement_reference, amount_minor, currency, 'Sending',
          created_at + $13::bigint * interval '1 millisecond', $12::uuid,
          clock_timestamp() + $13::bigint * interval '1 millisecond',
          clock_timestamp() + $13::bigint * interval '1 millisecond', created_at
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[],
          $7::uuid[], $8::text[], $9::bigint[], $10::text[], $11::timestamptz[])
        as t(id, order_id, order_kind, sequence, kind, channel, card_id, agreement_reference,
          amount_minor, currency, created_at)\
      """;

  private final Lease lease;

  /**
   * @param lease under which this node sends
   */
  public LeasedAttempts(Lease lease) {
    this.lease = lease;
  }

  /** Completes when the rows are written; they are durable with the caller's commit. */
  public Future<?> insert(SqlConnection connection, List<NewAttempt> attempts) {
    return connection
        .preparedQuery(SQL)
        .execute(
            Columns.of(attempts)
                .uuid(NewAttempt::id)
                .uuid(NewAttempt::orderId)
                .text(attempt -> attempt.orderKind().letter())
                .integer(NewAttempt::sequence)
                .text(attempt -> attempt.kind().name())
                .text(NewAttempt::channel)
                .uuid(NewAttempt::cardId)
                .text(NewAttempt::agreementReference)
                .bigint(attempt -> attempt.amount().minor())
                .text(attempt -> attempt.amount().currency().getCurrencyCode())
                .time(NewAttempt::createdAt)
                .single(lease.owner())
                .single(lease.length().toMillis())
                .tuple());
  }
}
