package io.ebbgate.gateway.store.access;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.CountingIds;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.access.CheckKeys;
import io.ebbgate.gateway.usecase.access.CreateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiKeysIT {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void keysAreStoredByDigestAndCheckedAgainstIt() {
    try (var database = new MigratedDatabase()) {
      var clock = new FakeTimers(NOW);
      var store = new PgApiKeys(database.pool());
      var create = new CreateKey(store, new SecureRandom(), new CountingIds(NOW), clock);
      var check = new CheckKeys(store, clock, Duration.ofSeconds(5), 8);

      var first = await(create.create("app", List.of("lines:read"), Optional.empty()));
      var second =
          await(create.create("app", List.of("metrics:read"), Optional.of(NOW.plusSeconds(60))));

      assertThat(second.clientId()).isEqualTo(first.clientId());
      assertThat(await(check.principal(first.text())).scopes()).containsExactly(Scope.LINES_READ);
      assertThat(await(check.principal(second.text())).scopes())
          .containsExactly(Scope.METRICS_READ);
      for (var row : database.run("select k::text from api_key k")) {
        assertThat(row.getString(0)).doesNotContain(first.text().substring(27));
      }

      database.run("update api_key set revoked_at = now() where id = $1", first.id());
      clock.advance(Duration.ofSeconds(5));
      assertThat(problemOf(check.principal(first.text())).code())
          .isEqualTo(ProblemCode.API_KEY_WRONG);
      clock.advance(Duration.ofSeconds(60));
      assertThat(problemOf(check.principal(second.text())).code())
          .isEqualTo(ProblemCode.API_KEY_EXPIRED);
    }
  }
}
