package io.ebbgate.gateway.usecase.access;

import io.ebbgate.gateway.usecase.Scope;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where API keys are kept. */
public interface ApiKeys {

  /** The key of an identifier. */
  Future<Optional<StoredKey>> find(String id);

  /**
   * Stores a key for a client, which is made when there is none of that name.
   *
   * @param freshClientId the client's identifier, should it be new
   * @param createdAt now
   * @return the client that the key belongs to
   */
  Future<UUID> add(NewKey key, String clientName, UUID freshClientId, Instant createdAt);

  /**
   * A key to be stored.
   *
   * @param id looks it up
   * @param secretDigest SHA-256 of the secret
   * @param scopes what it allows
   * @param expiresAt when it ends
   */
  record NewKey(String id, Buffer secretDigest, Set<Scope> scopes, Optional<Instant> expiresAt) {
    public NewKey {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * A key as stored.
   *
   * @param clientId whose
   * @param secretDigest SHA-256 of the secret
   * @param scopes what it allows
   * @param expiresAt when it ends
   * @param revoked whether it was taken back
   */
  record StoredKey(
      UUID clientId,
      Buffer secretDigest,
      Set<Scope> scopes,
      Optional<Instant> expiresAt,
      boolean revoked) {
    public StoredKey {
      scopes = Set.copyOf(scopes);
    }
  }
}
