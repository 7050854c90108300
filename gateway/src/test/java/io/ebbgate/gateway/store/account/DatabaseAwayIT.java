package io.ebbgate.gateway.store.account;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ebbgate.gateway.store.access.PgApiKeys;
import io.ebbgate.gateway.store.casefile.PgCaseFiles;
import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that is away is no defect of ours, whatever was asked for. */
class DatabaseAwayIT extends AccountsSetup {
  /** Nobody listens on the port that is for nothing but testing port numbers. */
  private static final String NOBODY = "postgresql://nobody:nothing@127.0.0.1:1/nowhere";

  private Optional<Pool> away = Optional.empty();

  @Override
  Pool stores() {
    var pool = PgPools.reading(database.vertx(), PoolSettings.of(NOBODY, "away", 1));
    away = Optional.of(pool);
    return pool;
  }

  @AfterEach
  void closeAway() {
    away.ifPresent(Pool::close);
  }

  @Test
  void everyQuestionOfAClientIsAnsweredWithDatabaseUnavailable() {
    var pool = stores();
    var lines = new PgCreditLines(pool);
    var agreements = new PgAgreements(pool);
    var id = ids.next();

    assertUnavailable(new PgApiKeys(pool).find("key"));
    assertUnavailable(openLine(app, "k1", "c-1", 1_000_000));
    assertUnavailable(lines.find(id, id));
    assertUnavailable(lines.change(id, id, "ACTIVE", "FROZEN"));
    assertUnavailable(bind(app, "b1", id));
    assertUnavailable(agreements.customerOfCard(id, id));
    assertUnavailable(agreements.newest(id, id, CHANNEL));
    assertUnavailable(accounts.startAgreement(app, id, CHANNEL));
    assertUnavailable(new PgCaseFiles(pool).read(Optional.empty(), id));
  }

  private static void assertUnavailable(Future<?> future) {
    var rejected = catchThrowableOfType(Rejected.class, () -> await(future));

    assertThat(rejected).as("rejected").isNotNull();
    assertThat(rejected.problem().code()).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
  }
}
