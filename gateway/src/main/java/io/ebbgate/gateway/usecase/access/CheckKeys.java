package io.ebbgate.gateway.usecase.access;

import io.ebbgate.gateway.usecase.Authentication;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.Future;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the principal of a key. What the store said is remembered for a short time, unknown keys as
 * well, so that neither a busy client nor a guessing one asks the database with every request; a
 * revocation takes effect within that time. Thread-safe.
 */
public final class CheckKeys implements Authentication {
  private final ApiKeys keys;
  private final InstantSource clock;
  private final Duration rememberFor;
  private final Remembered known;
  // Apart, so that guesses cannot push good keys out.
  private final Remembered unknown;

  /**
   * @param keys where keys are kept
   * @param clock for expiry and for how long an answer is remembered
   * @param rememberFor how long; seconds
   * @param rememberAtMost how many keys, good and unknown ones each
   */
  public CheckKeys(ApiKeys keys, InstantSource clock, Duration rememberFor, int rememberAtMost) {
    this.keys = keys;
    this.clock = clock;
    this.rememberFor = rememberFor;
    this.known = new Remembered(rememberAtMost);
    this.unknown = new Remembered(rememberAtMost);
  }

  @Override
  public Future<Principal> principal(String apiKey) {
    var parsed = KeyText.parse(apiKey);
    if (parsed.isEmpty()) {
      return wrong();
    }
    var text = parsed.get();
    var now = clock.instant();
    var remembered = known.get(text.id(), now).or(() -> unknown.get(text.id(), now));
    if (remembered.isPresent()) {
      return check(text, remembered.get().key(), now);
    }
    return keys.find(text.id())
        .compose(found -> {
          (found.isPresent() ? known : unknown)
              .put(text.id(), new Answer(found, now.plus(rememberFor)));
          return check(text, found, clock.instant());
        });
  }

  private static Future<Principal> check(
      KeyText text, Optional<ApiKeys.StoredKey> found, Instant now) {
    if (found.isEmpty()) {
      return wrong();
    }
    var key = found.get();
    boolean proven = MessageDigest.isEqual(text.digest().getBytes(), key.secretDigest().getBytes());
    // Only who has the secret may learn that the key was good once.
    if (!proven || key.revoked()) {
      return wrong();
    }
    if (key.expiresAt().isPresent() && !now.isBefore(key.expiresAt().get())) {
      return Future.failedFuture(
          Problem.of(ProblemCode.API_KEY_EXPIRED, "the key ended at " + key.expiresAt().get())
              .rejected());
    }
    return Future.succeededFuture(new Principal(key.clientId(), key.scopes()));
  }

  private static Future<Principal> wrong() {
    return Future.failedFuture(
        Problem.of(ProblemCode.API_KEY_WRONG, "the API key is not one of ours, or no longer")
            .rejected());
  }

  private record Answer(Optional<ApiKeys.StoredKey> key, Instant until) {}

  /** The answers used last, at most so many. */
  private static final class Remembered {
    private final Map<String, Answer> answers;

    Remembered(int atMost) {
      this.answers =
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
              return size() > atMost;
            }
          };
    }

    synchronized Optional<Answer> get(String id, Instant now) {
      return Optional.ofNullable(answers.get(id)).filter(answer -> now.isBefore(answer.until()));
    }

    synchronized void put(String id, Answer answer) {
      answers.put(id, answer);
    }
  }
}
