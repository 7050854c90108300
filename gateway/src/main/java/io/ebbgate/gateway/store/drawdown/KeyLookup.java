package io.ebbgate.gateway.store.drawdown;

import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds what keys are bound to. */
final class KeyLookup {
  private final Pool pool;

  KeyLookup(Pool pool) {
    this.pool = pool;
  }

  /** A key as it stands in the database; compares by content. */
  record Key(UUID clientId, Buffer digest) {
    static Key of(IdempotencyKey key) {
      return new Key(key.clientId(), Buffer.buffer(key.keyDigest()));
    }
  }

  Future<Map<Key, Taken.Bound>> bound(List<IdempotencyKey> keys) {
    return pool.preparedQuery(TakingSql.BOUND)
        .execute(
            Columns.of(keys)
                .uuid(IdempotencyKey::clientId)
                .bytes(IdempotencyKey::keyDigest)
                .tuple())
        .map(rows -> {
          var bound = new HashMap<Key, Taken.Bound>();
          for (var row : rows) {
            bound.put(
                new Key(row.getUUID("key_client_id"), row.getBuffer("key_digest")),
                new Taken.Bound(
                    DrawdownReading.view(row), row.getBuffer("fingerprint").getBytes()));
          }
          return bound;
        });
  }
}
