package io.ebbgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A channel at its rate keeps its queue, and one timer moves it. */
class PacedSendingTest {
  private static final GuardTerms TWO_A_SECOND =
      Guarding.terms(GuardSetting.CALLS_PER_SECOND, 2, GuardSetting.BURST_CALLS, 1);

  private final SendingRig rig = new SendingRig(TWO_A_SECOND);

  @Test
  void attemptsGoOutInOrderAsTheRateLetsThem() {
    rig.answering(new Pending("code"));
    for (int i = 1; i <= 4; i++) {
      rig.accept(i);
    }
    assertThat(rig.sent()).hasSize(1);
    assertThat(rig.waiting("rate")).isEqualTo(3);
    assertThat(rig.waiting("room")).isZero();
    assertThat(rig.sender.waitOf(SendingRig.id(4)))
        .contains(new Wait.Rate(SendingRig.START.plusMillis(500)));
    rig.timers.advance(Duration.ofSeconds(2));

    assertThat(rig.sent())
        .containsExactlyElementsOf(
            List.of(1, 2, 3, 4).stream().map(SendingRig::reference).toList());
    assertThat(rig.sentAt)
        .containsExactly(
            SendingRig.START,
            SendingRig.START.plusMillis(500),
            SendingRig.START.plusMillis(1_000),
            SendingRig.START.plusMillis(1_500));
    assertThat(rig.waiting("rate")).isZero();
    assertThat(rig.sender.waitOf(SendingRig.id(4))).isEmpty();
  }

  @Test
  void howeverManyWaitThereIsOneTimer() {
    rig.answering(new Pending("code"));
    for (int i = 1; i <= 30; i++) {
      rig.accept(i);
    }

    assertThat(rig.timers.size()).isEqualTo(1);
    rig.timers.advance(Duration.ofSeconds(60));
    assertThat(rig.timers.size()).isZero();
  }

  @Test
  void whatTheRateWouldLetGoAfterItsLeaseOnlyIsNotSent() {
    rig.answering(new Pending("code"));
    for (int i = 1; i <= 30; i++) {
      rig.accept(i);
    }
    rig.timers.advance(Duration.ofMinutes(1));

    // At 0 s, 0.5 s and so on until 11.5 s; the lease is usable for 12 s.
    assertThat(rig.sent()).hasSize(24);
    assertThat(rig.sentAt.getLast()).isEqualTo(SendingRig.START.plusMillis(11_500));
    assertThat(rig.learned.subList(24, 30))
        .allSatisfy(piece -> {
          assertThat(piece.source()).isEqualTo(EvidenceSource.OWN);
          assertThat(piece.outcome()).isEqualTo(new NotMoved(NotMoved.Reason.NOT_SENT, ""));
          assertThat(piece.receivedAt())
              .as("told as soon as it is known, so that another channel may do it")
              .isEqualTo(SendingRig.START.plusMillis(11_500));
        });
    assertThat(rig.sender.underWay()).isZero();
  }

  @Test
  void anEndOfACallDoesNotOvertakeTheRate() {
    rig.accept(1);
    rig.accept(2);
    rig.open.getFirst().complete(SendingRig.reply(new Pending("code")));

    assertThat(rig.sent()).hasSize(1);
    rig.timers.advance(Duration.ofMillis(500));
    assertThat(rig.sent()).hasSize(2);
  }

  @Test
  void aHigherRateIsTakenUpWithoutANewSender() {
    rig.answering(new Pending("code"));
    for (int i = 1; i <= 9; i++) {
      rig.accept(i);
    }
    rig.terms = GuardTerms.NONE;
    rig.timers.advance(Duration.ofMillis(500));

    assertThat(rig.sent()).hasSize(9);
  }

  @Test
  void aTryThatWasNotSentWaitsForTheRateLikeOthers() {
    rig.terms = TWO_A_SECOND.with(Guarding.terms(GuardSetting.RETRIES, 1));
    rig.answering(new NotMoved(NotMoved.Reason.NOT_SENT, ""));
    rig.accept(1);
    rig.timers.advance(Duration.ofMillis(75));
    assertThat(rig.sender.waitOf(SendingRig.id(1)))
        .contains(new Wait.Rate(SendingRig.START.plusMillis(500)));
    rig.timers.advance(Duration.ofSeconds(1));

    assertThat(rig.sentAt).containsExactly(SendingRig.START, SendingRig.START.plusMillis(500));
    assertThat(rig.outcomes()).hasSize(1);
  }
}
