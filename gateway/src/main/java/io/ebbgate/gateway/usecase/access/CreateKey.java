package io.ebbgate.gateway.usecase.access;

import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.usecase.Scope;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes API keys. */
public final class CreateKey {
  private final ApiKeys keys;
  private final SecureRandom random;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param keys where keys are kept
   * @param random for their secrets
   * @param ids for new clients
   * @param clock for their times
   */
  public CreateKey(ApiKeys keys, SecureRandom random, Ids ids, InstantSource clock) {
    this.keys = keys;
    this.random = random;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A key that was just made.
   *
   * @param text the whole key: to be shown once, it cannot be had again
   * @param id the part of it that is not secret
   * @param clientId whose
   * @param scopes what it allows
   * @param expiresAt when it ends
   */
  public record Created(
      String text, String id, UUID clientId, List<Scope> scopes, Optional<Instant> expiresAt) {

    /** Shows no secret. */
    @Override
    public String toString() {
      return "Created[" + id + "]";
    }
  }

  /**
   * Looks at what a key is asked for.
   *
   * @throws IllegalArgumentException for a name or scope that is not allowed, with what is
   */
  public static void check(String clientName, Collection<String> scopeNames) {
    if (!ClientName.isAllowed(clientName)) {
      throw new IllegalArgumentException("a client's name " + ClientName.RULE);
    }
    scopes(scopeNames);
  }

  /**
   * Makes a key, and the client when its name is new.
   *
   * @param clientName whose, as {@link ClientName} allows
   * @param scopeNames what it may do, at least one
   * @param expiresAt when it ends, in the future
   * @throws IllegalArgumentException as {@link #check} does
   */
  public Future<Created> create(
      String clientName, Collection<String> scopeNames, Optional<Instant> expiresAt) {
    check(clientName, scopeNames);
    var now = clock.instant();
    var scopes = scopes(scopeNames);
    var text = KeyText.fresh(random);
    return keys.add(
            new ApiKeys.NewKey(text.id(), text.digest(), scopes, expiresAt),
            clientName,
            ids.next(),
            now)
        .map(clientId ->
            new Created(text.text(), text.id(), clientId, List.copyOf(scopes), expiresAt));
  }

  private static Set<Scope> scopes(Collection<String> names) {
    var scopes = EnumSet.noneOf(Scope.class);
    var unknown = names.stream().filter(name -> Scope.of(name).isEmpty()).toList();
    if (names.isEmpty() || !unknown.isEmpty()) {
      String allowed =
          Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          (unknown.isEmpty() ? "a key needs a scope" : "unknown scopes " + unknown)
              + "; allowed are "
              + allowed);
    }
    names.forEach(name -> Scope.of(name).ifPresent(scopes::add));
    return scopes;
  }
}
