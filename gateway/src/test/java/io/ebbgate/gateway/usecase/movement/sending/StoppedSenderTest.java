package io.ebbgate.gateway.usecase.movement.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.movement.NotMoved;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A sender that is told to stop leaves what it has not sent to others. */
class StoppedSenderTest extends SenderFixture {
  @Test
  void onceStoppedWhatWaitsIsNeitherSentNorSaidNotToBe() {
    var answer = Promise.<Reply>promise();
    connector.onSend = request -> answer.future();
    guards.permits = 1;
    sender.accept(payout(1));
    sender.accept(payout(2));

    sender.stop();
    sender.accept(payout(3));
    answer.complete(PENDING);
    pass(Duration.ofSeconds(20));

    assertThat(connector.sent).hasSize(1);
    assertThat(learned)
        .as("what its provider answered is still learned")
        .singleElement()
        .satisfies(piece -> assertThat(piece.attemptId()).isEqualTo(new UUID(7, 1)));
  }

  @Test
  void onceStoppedAConnectorThatIsClosedFailsNoOrder() {
    var answer = Promise.<Reply>promise();
    connector.onSend = request -> answer.future();
    sender.accept(payout(1));

    sender.stop();
    answer.complete(new Reply(new NotMoved(NotMoved.Reason.NOT_SENT, ""), "", ""));

    assertThat(connector.sent).hasSize(1);
    assertThat(learned).isEmpty();
  }

  @Test
  void anAttemptWhoseCardComesAfterTheStopIsLeft() {
    cardIsSlow = true;
    sender.accept(payout(1));

    sender.stop();
    slowCard.complete(new AccountDetails("9900001234567890", "Li Wei", "ICBC"));

    assertThat(connector.sent).isEmpty();
    assertThat(learned).isEmpty();
    assertThat(guards.permits).isEqualTo(2);
  }
}
