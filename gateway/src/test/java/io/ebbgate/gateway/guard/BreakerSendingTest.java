package io.ebbgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.vertx.core.Future;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Orders that were accepted outlive a breaker that opens, as long as their leases do. */
class BreakerSendingTest {
  private static final GuardTerms HASTY =
      Guarding.terms(GuardSetting.WINDOW_CALLS, 4, GuardSetting.MINIMUM_CALLS, 4)
          .with(Guarding.terms(GuardSetting.BULKHEAD_PERMITS, 4));
  private static final Unknown LOST = new Unknown(Unknown.Cause.CONNECTION_LOST, "");
  private static final Pending PENDING = new Pending("code");

  private final SendingRig rig = new SendingRig(HASTY);

  /** Ten attempts, of which four are under way and end badly; six wait. */
  private void open() {
    for (int i = 1; i <= 10; i++) {
      rig.accept(i);
    }
    for (int i = 0; i < 4; i++) {
      rig.open.get(i).complete(SendingRig.reply(LOST));
    }
  }

  @Test
  void aQueueThatWaitsWhenTheBreakerOpensIsSentWhenItClosesAgain() {
    // The fourth bad end opens it; until then each end lets the next one out.
    open();
    int sent = rig.sent().size();
    assertThat(sent).isLessThan(10);
    assertThat(rig.outcomes()).containsOnly(LOST);
    assertThat(rig.waiting("breaker")).isEqualTo(10 - sent);
    rig.answering(PENDING);
    rig.timers.advance(Duration.ofMillis(5_001));

    assertThat(rig.sent()).hasSize(10);
    assertThat(rig.outcomes()).doesNotHaveAnyElementsOfTypes(NotMoved.class);
    assertThat(rig.waiting("breaker")).isZero();
  }

  @Test
  void whileAFewCallsTryTheChannelTheOthersWaitForTheirEnd() {
    open();
    int sent = rig.sent().size();
    int begun = rig.open.size();
    // Those that were under way when it opened.
    for (int i = 4; i < begun; i++) {
      rig.open.get(i).complete(SendingRig.reply(LOST));
    }
    rig.timers.advance(Duration.ofMillis(5_001));
    assertThat(rig.sent()).as("two may try").hasSize(sent + 2);
    assertThat(rig.sender.waitOf(SendingRig.id(10))).contains(new Wait.Room(2, 2));
    assertThat(rig.outcomes()).containsOnly(LOST);

    rig.open.get(begun).complete(SendingRig.reply(PENDING));
    rig.answering(PENDING);
    rig.open.get(begun + 1).complete(SendingRig.reply(PENDING));

    assertThat(rig.sent()).hasSize(10);
    assertThat(rig.outcomes()).doesNotHaveAnyElementsOfTypes(NotMoved.class);
  }

  @Test
  void whatWaitsForAChannelThatStaysIllIsNotSentWhenItsLeaseIsOver() {
    open();
    int sent = rig.sent().size();
    rig.answering(LOST);
    rig.timers.advance(Duration.ofSeconds(12));

    assertThat(rig.sent()).as("twice two tried it").hasSize(Math.min(10, sent + 4));
    rig.timers.advance(Duration.ofMinutes(1));
    assertThat(rig.outcomes()).hasSize(10);
    assertThat(rig.sender.underWay()).isZero();
  }

  @Test
  void wantOfConnectionsOfOurOwnOpensNoBreakerAndFailsNoOrder() {
    rig.connector.onSend =
        request -> {
          rig.sentAt.add(rig.timers.instant());
          return Future.succeededFuture(Reply.noRoom());
        };
    for (int i = 1; i <= 10; i++) {
      rig.accept(i);
    }
    rig.timers.advance(Duration.ofSeconds(5));
    assertThat(rig.learned).isEmpty();
    assertThat(rig.sent()).hasSizeGreaterThan(40);
    rig.answering(PENDING);
    rig.timers.advance(Duration.ofSeconds(4));

    assertThat(rig.outcomes()).hasSize(10).containsOnly(PENDING);
  }
}
