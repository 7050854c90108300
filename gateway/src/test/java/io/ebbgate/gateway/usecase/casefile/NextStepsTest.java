package io.ebbgate.gateway.usecase.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
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
  private static final Instant CREATED = Instant.parse("2026-11-23T10:00:00Z");
  private static final UUID PARKED = new UUID(4, 1);
  private static final Instant DUE = Instant.parse("2026-11-23T10:00:02Z");

  private static List<Map<String, Object>> steps(String state, Optional<Wait> wait) {
    return steps(attempt(state, 0, Optional.of(LEASE_END), Optional.empty()), List.of(), wait);
  }

  private static CaseFile.Attempt attempt(
      String state, int asked, Optional<Instant> dueAt, Optional<Instant> endedAt) {
    return new CaseFile.Attempt(
        ATTEMPT, 1, "PAYOUT", "channel-a", state, "", asked, dueAt, CREATED, endedAt);
  }

  private static List<Map<String, Object>> steps(
      CaseFile.Attempt attempt, List<CaseFile.Notice> notices, Optional<Wait> wait) {
    var order =
        new CaseFile.Order(
            IdKind.DRAWDOWN,
            new UUID(1, 1),
            new UUID(1, 2),
            new UUID(1, 3),
            "0000",
            "ICBC",
            Money.fen(5_000),
            attempt.endedAt().isEmpty() ? "Submitted" : "Disbursed",
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            new JsonObject(),
            CREATED,
            Optional.empty());
    var file =
        new CaseFile(
            order,
            List.of(attempt),
            List.of(),
            List.of(),
            notices,
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

  @Test
  void ofWhatMovedAPersonsQuestionIsToldWithItsTimeAndNothingElse() {
    var ended = Optional.of(CREATED.plusSeconds(1));

    assertThat(steps(attempt("Moved", 1, Optional.of(DUE), ended), List.of(), Optional.empty()))
        .containsExactly(
            Map.of(
                "at",
                DUE.toString(),
                "step",
                "channel-a is asked whether " + REFERENCE + " came back, for the 2nd time"));
    assertThat(steps(attempt("Moved", 1, Optional.empty(), ended), List.of(), Optional.empty()))
        .isEmpty();
  }

  @Test
  void aReportBehindAParkedOneWaitsForAPersonAndIsNotSaidToBeDelivered() {
    var ended = attempt("Moved", 0, Optional.empty(), Optional.of(CREATED));

    assertThat(
            steps(
                ended,
                List.of(report(Optional.of(PARKED)), report(Optional.empty())),
                Optional.empty()))
        .containsExactly(
            Map.of("at", DUE.toString(), "step", "REPORT account-deleted is delivered, 1st try"),
            Map.of(
                "step",
                "REPORT account-deleted waits for "
                    + IdKind.NOTICE.format(PARKED)
                    + ", which is parked: a person queues that one again first"));
  }

  private static CaseFile.Notice report(Optional<UUID> behind) {
    return new CaseFile.Notice(
        new UUID(4, 2),
        "REPORT",
        "account-deleted",
        "Queued",
        0,
        DUE,
        CREATED,
        Optional.empty(),
        behind);
  }
}
