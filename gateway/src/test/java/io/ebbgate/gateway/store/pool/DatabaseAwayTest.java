package io.ebbgate.gateway.store.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "53100", "53200", "53300", "57P01", "57P03", "58030", "25006"})
  void aDatabaseThatIsShortOfSomethingOrGoesDownIsUnavailable(String sqlState) {
    assertThat(told(error("ERROR", sqlState))).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
  }

  @Test
  void whatIsNotKnownIsUnavailable() {
    assertThat(told(new IOException("reset"))).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
    assertThat(told(new UnknownCommitException(new IOException("reset"))))
        .isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
    assertThat(told(error("FATAL", "XX000"))).isEqualTo(ProblemCode.DATABASE_UNAVAILABLE);
  }

  /** A statement whose time was up, a deadlock, a lock that was not to be had: all rolled back. */
  @ParameterizedTest
  @ValueSource(strings = {"57014", "40001", "40P01", "55P03"})
  void aDatabaseThatIsTooSlowIsOverloadedAndNothingWasDone(String sqlState) {
    assertThat(told(error("ERROR", sqlState))).isEqualTo(ProblemCode.OVERLOADED);
  }

  @Test
  void defectsAndAnswersStayWhatTheyAre() {
    var defect = error("ERROR", "42601");
    assertThat(failure(defect)).isSameAs(defect);
    var answer = Problem.of(ProblemCode.CREDIT_INSUFFICIENT, "too little").rejected();
    assertThat(failure(answer)).isSameAs(answer);
  }

  private static PgException error(String severity, String sqlState) {
    return new PgException("as a test wants it", severity, sqlState, "");
  }

  private static ProblemCode told(Throwable failure) {
    return ((Rejected) failure(failure)).problem().code();
  }

  private static Throwable failure(Throwable failure) {
    return DatabaseAway.told(Future.failedFuture(failure), "Ask again.").cause();
  }
}
