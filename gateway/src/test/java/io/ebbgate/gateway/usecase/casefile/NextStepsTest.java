package io.ebbgate.gateway.usecase.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.sending.Wait;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NextStepsTest {
  private static final UUID ATTEMPT = new UUID(3, 1);
  private static final String REFERENCE = IdKind.ATTEMPT.format(ATTEMPT);
  private static final Instant LEASE_END = Instant.parse("2026-11-23T10:00:15Z");
  private static final Instant DUE = Instant.parse("2026-11-23T10:00:02Z");

  private static List<Map<String, Object>> steps(String state, Optional<Wait> wait) {
    var attempt =
        new CaseFile.Attempt(
            ATTEMPT,
            1,
            "PAYOUT",
            "channel-a",
            state,
            "",
            0,
            Optional.of(LEASE_END),
            Instant.parse("2026-11-23T10:00:00Z"),
            Optional.empty());
    var order =
        new CaseFile.Order(
            IdKind.DRAWDOWN,
            new UUID(1, 1),
            new UUID(1, 2),
            new UUID(1, 3),
            "0000",
            "ICBC",
            Money.fen(5_000),
            "Submitted",
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            new JsonObject(),
            Instant.parse("2026-11-23T10:00:00Z"),
            Optional.empty());
    var file =
        new CaseFile(
            order,
            List.of(attempt),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return NextSteps.of(file, id -> id.equals(ATTEMPT) ? wait : Optional.empty());
  }

  @Test
  void anAttemptThatWaitsForRoomTellsHowMuchIsTaken() {
    assertThat(steps("Sending", Optional.of(new Wait.Room(12, 12))))
        .containsExactly(
            Map.of(
                "at",
                LEASE_END.toString(),
                "step",
                REFERENCE
                    + " is sent when a call to channel-a ends, or not at all after this time: 12"
                    + " of at most 12 were under way"));
  }

  @Test
  void anAttemptThatWaitsForTheRateTellsWhenTheNextCallMayBegin() {
    assertThat(steps("Sending", Optional.of(new Wait.Rate(DUE))))
        .containsExactly(
            Map.of(
                "at",
                DUE.toString(),
                "step",
                REFERENCE + " waits for the rate of channel-a, whose next call may begin"));
  }

  @Test
  void anAttemptThatWaitsForABreakerTellsWhenItsChannelMayBeTried() {
    assertThat(steps("Sending", Optional.of(new Wait.Breaker(DUE))))
        .containsExactly(
            Map.of(
                "at",
                DUE.toString(),
                "step",
                REFERENCE + " waits for the breaker of channel-a, which may be tried again"));
  }

  @Test
  void anAttemptThatIsTriedAgainTellsWhen() {
    assertThat(steps("Sending", Optional.of(new Wait.Retry(2, DUE))))
        .containsExactly(
            Map.of(
                "at",
                DUE.toString(),
                "step",
                REFERENCE
                    + " is handed to channel-a for the 3rd time: so far not a byte was sent"));
  }

  @Test
  void withoutAWaitHereItIsBeingSentAndOneThatIsAskedAboutNeverWaits() {
    assertThat(steps("Sending", Optional.empty()))
        .singleElement()
        .satisfies(
            step -> assertThat(step.get("step")).asString().contains("is being sent to channel-a"));
    assertThat(steps("Asking", Optional.of(new Wait.Rate(DUE))))
        .singleElement()
        .satisfies(step -> assertThat(step.get("step")).asString().contains("is asked what"));
  }
}
