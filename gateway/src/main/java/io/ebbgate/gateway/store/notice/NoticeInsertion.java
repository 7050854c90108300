package io.ebbgate.gateway.store.notice;

import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** Queues notices in the transaction of whatever they tell. */
public final class NoticeInsertion {

  /**
   * Ordered, so that the sequence of one key's notices is the order in which they were told. A name
   * that was used before leaves its notice out: what it tells was told, and nothing fails.
   */
  private static final String INSERT =
      """
      with told as materialized (
        select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[],
            $7::uuid[], $8::uuid[], $9::uuid[], $10::jsonb[]) with ordinality
          as t(id, lane, key, kind, scene, dedup_key, client_id, customer_id, order_id, payload, n)),
      named as (
        insert into notice_name (dedup_key, notice_id)
        select dedup_key, id from told order by dedup_key
        on conflict do nothing returning notice_id)
      insert into outbox (id, lane, key, kind, scene, dedup_key, client_id, customer_id, order_id,
          payload, due_at, created_at)
      select id, lane, key, kind, scene, dedup_key, client_id, customer_id, order_id, payload,
          $11::timestamptz, $11::timestamptz
      from told where id in (select notice_id from named)
      order by n\
      """;

  private NoticeInsertion() {}

  /**
   * Queues notices, those left out whose name was used before.
   *
   * @param notices in the order in which they are told; at least one
   * @param now when they are due
   */
  public static Future<?> into(SqlConnection connection, List<NoticeRow> notices, Instant now) {
    return connection
        .preparedQuery(INSERT)
        .execute(
            Columns.of(notices)
                .uuid(NoticeRow::id)
                .integer(NoticeRow::lane)
                .uuid(NoticeRow::key)
                .text(row -> row.kind().name())
                .text(NoticeRow::scene)
                .text(NoticeRow::dedupKey)
                .uuid(NoticeRow::clientId)
                .uuid(NoticeRow::customerId)
                .uuid(NoticeRow::orderId)
                .json(NoticeRow::payload)
                .single(now)
                .tuple());
  }
}
