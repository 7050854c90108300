package io.ebbgate.gateway.store.access;

import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.access.ApiKeys;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** API keys in PostgreSQL. */
public final class PgApiKeys implements ApiKeys {
  private static final String FIND =
      """
      select client_id, secret_digest, scopes, expires_at, revoked_at is not null as revoked
      from api_key where id = $1
      """;

  // The update of a client changes nothing: it answers one that is there already.
  private static final String ADD =
      """
      with owner as (
        insert into client (id, name, created_at) values ($1, $2, $3)
        on conflict (name) do update set name = excluded.name
        returning id)
      insert into api_key (id, client_id, secret_digest, scopes, created_at, expires_at)
      select $4::text, owner.id, $5::bytea, $6::text[], $3, $7::timestamptz from owner
      returning client_id
      """;

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgApiKeys(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Optional<StoredKey>> find(String id) {
    return DatabaseAway.told(
        pool.preparedQuery(FIND)
            .execute(Tuple.of(id))
            .map(rows -> rows.stream().findFirst().map(PgApiKeys::key)),
        DatabaseAway.ASK_AGAIN);
  }

  private static StoredKey key(Row row) {
    return new StoredKey(
        row.getUUID("client_id"),
        row.getBuffer("secret_digest"),
        scopes(row.getArrayOfStrings("scopes")),
        Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
        row.getBoolean("revoked"));
  }

  /** A scope that this version does not know allows nothing. */
  private static Set<Scope> scopes(String[] names) {
    return Arrays.stream(names)
        .flatMap(name -> Scope.of(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Future<UUID> add(NewKey key, String clientName, UUID freshClientId, Instant createdAt) {
    var scopes = key.scopes().stream().map(Scope::text).sorted().toArray(String[]::new);
    var expiresAt = key.expiresAt().map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null);
    return pool.preparedQuery(ADD)
        .execute(
            Tuple.of(
                freshClientId,
                clientName,
                createdAt.atOffset(ZoneOffset.UTC),
                key.id(),
                key.secretDigest(),
                scopes,
                expiresAt))
        .map(rows -> rows.iterator().next().getUUID("client_id"));
  }
}
