package io.ebbgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a connector proves not to have sent is tried again, and nothing else ever is. */
class TryAgainTest {
  private static final NotMoved NOT_SENT = new NotMoved(NotMoved.Reason.NOT_SENT, "");
  private static final GuardTerms TWICE = Guarding.terms(GuardSetting.RETRIES, 2);

  private final SendingRig rig = new SendingRig(TWICE);

  /** Every outcome with every reason and cause that there is. */
  static Stream<Outcome> outcomes() {
    var notMoved =
        Arrays.stream(NotMoved.Reason.values()).map(reason -> new NotMoved(reason, "code"));
    var unknown = Arrays.stream(Unknown.Cause.values()).map(cause -> new Unknown(cause, "told"));
    var others =
        Stream.of(new Moved(Money.fen(5_000), "number", SendingRig.START), new Pending("code"));
    var all = Stream.of(notMoved, unknown, others).<Outcome>flatMap(some -> some).toList();
    assertThat(all.stream().map(Object::getClass).distinct())
        .as("a new kind of outcome wants a row here")
        .containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
    return all.stream();
  }

  private static boolean isNotSent(Outcome outcome) {
    return outcome instanceof NotMoved notMoved
        && notMoved.reason().equals(NotMoved.Reason.NOT_SENT);
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void onlyWhatWasNotSentIsTriedAgain(Outcome outcome) {
    rig.answering(outcome);
    rig.accept(1);
    rig.timers.advance(Duration.ofMinutes(10));

    assertThat(rig.sent()).hasSize(isNotSent(outcome) ? 3 : 1);
    assertThat(rig.outcomes()).containsExactly(outcome);
    assertThat(rig.sender.underWay()).isZero();
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void anAnswerThatComesLateIsEvidenceAndNeverTriedAgain(Outcome outcome) {
    rig.accept(1);
    // The provider's time of 1 s and the connector's grace of 4 s.
    rig.timers.advance(Duration.ofSeconds(5));
    assertThat(rig.outcomes()).singleElement().isInstanceOf(Unknown.class);

    rig.open.getFirst().complete(SendingRig.reply(outcome));
    rig.timers.advance(Duration.ofMinutes(10));

    assertThat(rig.sent()).hasSize(1);
    assertThat(rig.outcomes()).hasSize(2).last().isEqualTo(outcome);
    assertThat(rig.learned.getLast().source()).isEqualTo(EvidenceSource.REPLY);
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void afterATryThatWasNotSentTheNextAnswerIsTheOneThatCounts(Outcome outcome) {
    rig.accept(1);
    rig.open.get(0).complete(SendingRig.reply(NOT_SENT));
    assertThat(rig.learned).isEmpty();
    rig.timers.advance(Duration.ofMillis(75));
    rig.answering(outcome);
    rig.open.get(1).complete(SendingRig.reply(outcome));
    rig.timers.advance(Duration.ofMinutes(10));

    assertThat(rig.sent()).hasSize(isNotSent(outcome) ? 3 : 2);
    assertThat(rig.outcomes()).containsExactly(outcome);
  }

  @Test
  void triesKeepTheReferenceAndWaitLongerEachTime() {
    rig.answering(NOT_SENT);
    rig.accept(1);
    assertThat(rig.sender.waitOf(SendingRig.id(1)))
        .contains(new Wait.Retry(1, SendingRig.START.plusMillis(75)));
    assertThat(rig.waiting("retry")).isEqualTo(1);
    assertThat(rig.sender.underWay()).isEqualTo(1);
    rig.timers.advance(Duration.ofSeconds(1));

    assertThat(rig.sent()).hasSize(3).containsOnly(SendingRig.reference(1));
    // Of 100 ms and 200 ms, half and half of the other half.
    assertThat(rig.sentAt)
        .containsExactly(
            SendingRig.START, SendingRig.START.plusMillis(75), SendingRig.START.plusMillis(225));
    assertThat(rig.retries()).isEqualTo(2);
    assertThat(rig.waiting("retry")).isZero();
    assertThat(rig.sender.waitOf(SendingRig.id(1))).isEmpty();
  }

  @Test
  void noTryBeginsAfterTheLease() {
    rig.terms =
        Guarding.terms(GuardSetting.RETRIES, 10)
            .with(
                Guarding.terms(
                    GuardSetting.RETRY_FIRST_MS, 4_000, GuardSetting.RETRY_LONGEST_MS, 60_000));
    rig.answering(NOT_SENT);
    rig.accept(1);
    rig.timers.advance(Duration.ofSeconds(3));
    assertThat(rig.sent()).hasSize(2);
    assertThat(rig.learned).isEmpty();
    rig.timers.advance(Duration.ofSeconds(6));

    assertThat(rig.sent()).as("tried at 0 s, 3 s and 9 s").hasSize(3);
    assertThat(rig.outcomes()).as("at 21 s the lease is long over").containsExactly(NOT_SENT);
    rig.timers.advance(Duration.ofMinutes(10));
    assertThat(rig.sent()).hasSize(3);
  }

  @Test
  void othersGoOutMeanwhileAndAnAttemptThatIsTriedAgainGoesFirst() {
    rig.terms = TWICE.with(Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 1));
    rig.accept(1);
    rig.accept(2);
    rig.accept(3);
    rig.open.get(0).complete(SendingRig.reply(NOT_SENT));
    assertThat(rig.sent()).containsExactly(SendingRig.reference(1), SendingRig.reference(2));
    rig.timers.advance(Duration.ofMillis(75));
    assertThat(rig.sender.waitOf(SendingRig.id(1))).contains(new Wait.Room(1, 1));
    rig.open.get(1).complete(SendingRig.reply(new Pending("code")));

    assertThat(rig.sent())
        .containsExactly(SendingRig.reference(1), SendingRig.reference(2), SendingRig.reference(1));
  }

  @Test
  void aBreakerThatOpensMeanwhileIsWaitedForWithinTheLease() {
    rig.terms =
        TWICE.with(Guarding.terms(GuardSetting.WINDOW_CALLS, 1, GuardSetting.MINIMUM_CALLS, 1));
    rig.answering(NOT_SENT);
    rig.accept(1);
    rig.timers.advance(Duration.ofSeconds(1));
    assertThat(rig.sent()).hasSize(1);
    assertThat(rig.waiting("breaker")).isEqualTo(1);
    rig.answering(new Pending("code"));
    rig.timers.advance(Duration.ofSeconds(5));

    assertThat(rig.sentAt).containsExactly(SendingRig.START, SendingRig.START.plusMillis(5_001));
    assertThat(rig.outcomes()).containsExactly(new Pending("code"));
  }

  @Test
  void withoutRetriesItIsLearnedAtOnce() {
    rig.terms = GuardTerms.NONE;
    rig.answering(NOT_SENT);
    rig.accept(1);

    assertThat(rig.outcomes()).containsExactly(NOT_SENT);
    assertThat(rig.sender.waitOf(SendingRig.id(1))).isEqualTo(Optional.empty());
  }
}
