package io.ebbgate.gateway.usecase.movement.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An open breaker: who is given up, and who waits. */
class SendAtBreakerTest extends SenderFixture {
  @Test
  void atAnOpenBreakerAnAttemptIsGivenUpForTheChannelThatTakesIt() {
    guards.breakerOpen = true;
    sender.accept(withOther(1, 1));

    assertThat(connector.sent).isEmpty();
    learnedNotSent();
    assertThat(sender.underWay()).isZero();
  }

  @Test
  void atAnOpenBreakerWhatNobodyElseTakesWaitsUntilTheChannelMayBeTried() {
    guards.breakerOpen = true;
    otherIsOpen = true;
    sender.accept(payout(1));
    sender.accept(withOther(2, 1));
    assertThat(learned).isEmpty();
    assertThat(sender.waitOf(new UUID(7, 1))).contains(new Wait.Breaker(START.plusSeconds(5)));

    pass(Duration.ofMillis(4_999));
    guards.breakerOpen = false;
    assertThat(connector.sent).isEmpty();
    pass(Duration.ofMillis(1));

    assertThat(connector.sent).hasSize(2);
    assertThat(sender.waitOf(new UUID(7, 1))).isEmpty();
  }

  @Test
  void whatWaitsAtABreakerGoesToAnotherChannelAsSoonAsThatIsSeenToTakeIt() {
    guards.breakerOpen = true;
    otherIsOpen = true;
    sender.accept(payout(1));
    sender.accept(withOther(2, 1));
    otherIsOpen = false;
    pass(Duration.ofSeconds(5));

    assertThat(learned)
        .singleElement()
        .satisfies(piece -> assertThat(piece.attemptId()).isEqualTo(new UUID(7, 2)));
  }

  @Test
  void theLastAttemptOfAnOrderWaitsWhateverOtherChannelsThereAre() {
    guards.breakerOpen = true;
    sender.accept(withOther(1, 3));

    assertThat(learned).isEmpty();
    assertThat(sender.underWay()).isOne();
  }

  @Test
  void nothingWaitsAtABreakerBeyondItsLease() {
    guards.breakerOpen = true;
    sender.accept(payout(1));
    pass(Duration.ofMillis(12_999));
    assertThat(learned).isEmpty();
    pass(Duration.ofMillis(1));

    learnedNotSent();
    assertThat(sender.underWay()).isZero();
    assertThat(timers.size()).isZero();
  }
}
