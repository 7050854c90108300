package io.ebbgate.gateway.usecase.access;

import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.gateway.testing.CountingIds;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Scope;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final FakeTimers clock = new FakeTimers(NOW);
  private final FakeApiKeys store = new FakeApiKeys();
  private final CreateKey create =
      new CreateKey(store, new SecureRandom(), new CountingIds(NOW), clock);
  private final CheckKeys check = new CheckKeys(store, clock, REMEMBERED, 8);

  @Test
  void aKeyThatWasMadeIsGoodForItsScopes() {
    var created = create.create("app", List.of("lines:read", "cases:read"), Optional.empty());
    String text = created.result().text();

    assertThat(text).matches("ebg_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{43}");
    assertThat(check.principal(text).result())
        .isEqualTo(
            new Principal(created.result().clientId(), Set.of(Scope.LINES_READ, Scope.CASES_READ)));
    assertThat(created.result()).asString().doesNotContain(text.substring(27));
    assertThat(store.keys.values()).asString().doesNotContain(text.substring(27));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "li.na ",
        " li.na",
        "li.na\u00a0",
        "x\ny",
        "x\ty",
        "\u200bli.na",
        "li\u202ena",
        "x\u2028y"
      })
  void aNameThatLooksLikeAnotherOrBreaksALineIsRefused(String name) {
    assertThatThrownBy(() -> CreateKey.check(name, List.of("lines:read")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 64 visible characters");
  }

  @Test
  void namesOfPeopleAreAllowedAsTheyAreWritten() {
    for (var name : List.of("li.na", "Li Na", "\u674e\u5a1c", "x".repeat(64))) {
      CreateKey.check(name, List.of("lines:read"));
    }
    assertThatThrownBy(() -> CreateKey.check("x".repeat(65), List.of("lines:read")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWrongSecretAnUnknownKeyAndAMalformedOneAreAllWrong() {
    String text = key(Optional.empty());
    String otherSecret = text.substring(0, 27) + "A".repeat(43);
    String otherId = "ebg_" + "A".repeat(22) + text.substring(26);
    for (String wrong : List.of("", "ebg_", "Bearer", otherSecret, otherId, text + "A")) {
      assertThat(problemOf(check.principal(wrong)).code())
          .as(wrong)
          .isEqualTo(ProblemCode.API_KEY_WRONG);
    }
  }

  @Test
  void aKeyEndsAtItsTimeAlsoWhileItIsRemembered() {
    String text = key(Optional.of(NOW.plusSeconds(2)));
    assertThat(check.principal(text).succeeded()).isTrue();
    clock.advance(Duration.ofSeconds(2));
    assertThat(problemOf(check.principal(text)).code()).isEqualTo(ProblemCode.API_KEY_EXPIRED);
  }

  @Test
  void aRevocationTakesEffectWithinTheTimeThatAnswersAreRemembered() {
    String text = key(Optional.empty());
    assertThat(check.principal(text).succeeded()).isTrue();
    store.revokeAll();

    clock.advance(REMEMBERED.minusMillis(1));
    assertThat(check.principal(text).succeeded()).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(problemOf(check.principal(text)).code()).isEqualTo(ProblemCode.API_KEY_WRONG);
  }

  @Test
  void theStoreIsAskedOnceForGoodAndUnknownKeysAlike() {
    String good = key(Optional.empty());
    String unknown = "ebg_" + "A".repeat(22) + "_" + "A".repeat(43);
    for (int i = 0; i < 10; i++) {
      check.principal(good);
      check.principal(unknown);
    }
    assertThat(store.asked).isEqualTo(2);
  }

  @Test
  void guessingDoesNotPushGoodKeysOut() {
    String good = key(Optional.empty());
    check.principal(good);
    for (int i = 0; i < 100; i++) {
      check.principal("ebg_" + "%022d".formatted(i) + "_" + "A".repeat(43));
    }
    int asked = store.asked;
    check.principal(good);
    assertThat(store.asked).isEqualTo(asked);
  }

  @Test
  void unknownScopesAreToldWithThoseThatAreAllowed() {
    assertThatThrownBy(() -> create.create("app", List.of("lines:read", "all"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[all]")
        .hasMessageContaining("lines:read, lines:write, cards:write");
    assertThatThrownBy(() -> create.create("app", List.of(), Optional.empty()))
        .hasMessageContaining("needs a scope");
    assertThatThrownBy(() -> create.create(" ", List.of("lines:read"), Optional.empty()))
        .hasMessageContaining("1 to 64");
  }

  private String key(Optional<Instant> expiresAt) {
    return create.create("app", List.of("lines:read"), expiresAt).result().text();
  }

  private static final class FakeApiKeys implements ApiKeys {
    private final Map<String, StoredKey> keys = new HashMap<>();
    private int asked;

    @Override
    public Future<Optional<StoredKey>> find(String id) {
      asked++;
      return Future.succeededFuture(Optional.ofNullable(keys.get(id)));
    }

    @Override
    public Future<UUID> add(NewKey key, String clientName, UUID freshClientId, Instant createdAt) {
      keys.put(
          key.id(),
          new StoredKey(freshClientId, key.secretDigest(), key.scopes(), key.expiresAt(), false));
      return Future.succeededFuture(freshClientId);
    }

    void revokeAll() {
      keys.replaceAll((id, key) ->
          new StoredKey(key.clientId(), key.secretDigest(), key.scopes(), key.expiresAt(), true));
    }
  }
}
