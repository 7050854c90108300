package io.ebbgate.gateway.store.account;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Claims idempotency keys inside transactions. */
public final class Claims {
  // Waits for another transaction that holds the same key: its end decides.
  private static final String CLAIM =
      """
      insert into idempotency (client_id, operation, key_digest, fingerprint, order_id, created_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing
      """;

  private static final String EARLIER =
      """
      select fingerprint, order_id from idempotency
      where client_id = $1 and operation = $2 and key_digest = $3
      """;

  private Claims() {}

  /**
   * Binds a key to an order, or finds what it is bound to already. Fails with {@code
   * IDEMPOTENCY_KEY_REUSED} when that was another request.
   *
   * @return the order that the key is bound to: the one given, or an earlier one
   */
  public static Future<UUID> claim(
      SqlConnection connection, IdempotencyKey key, UUID orderId, Instant at) {
    var digest = Buffer.buffer(key.keyDigest());
    var fingerprint = Buffer.buffer(key.fingerprint());
    short operation = (short) key.operation().number();
    return connection
        .preparedQuery(CLAIM)
        .execute(
            Tuple.of(
                key.clientId(),
                operation,
                digest,
                fingerprint,
                orderId,
                at.atOffset(ZoneOffset.UTC)))
        .compose(claimed ->
            claimed.rowCount() == 1
                ? Future.succeededFuture(orderId)
                : earlier(connection, key.clientId(), operation, digest, fingerprint));
  }

  private static Future<UUID> earlier(
      SqlConnection connection, UUID clientId, short operation, Buffer digest, Buffer fingerprint) {
    return connection
        .preparedQuery(EARLIER)
        .execute(Tuple.of(clientId, operation, digest))
        .map(rows -> {
          var row = rows.iterator().next();
          if (!row.getBuffer("fingerprint").equals(fingerprint)) {
            throw Problem.of(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "this key was used for another request: give this one a key of its own")
                .rejected();
          }
          return row.getUUID("order_id");
        });
  }
}
