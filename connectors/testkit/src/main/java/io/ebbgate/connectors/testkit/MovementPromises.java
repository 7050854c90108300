package io.ebbgate.connectors.testkit;

import static io.ebbgate.connectors.testkit.Stage.AMOUNT;
import static io.ebbgate.connectors.testkit.Stage.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.NotMoved.Reason;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.sandbox.fault.Decline;
import io.ebbgate.sandbox.fault.Plan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connector promises when the provider answers plainly. */
interface MovementPromises {

  Stage stage();

  @Test
  default void aPayoutThatIsTakenIsPendingAndLaterMoved() {
    String reference = stage().rehearsed(Plan.settlingAfter(Duration.ofSeconds(1)));

    assertThat(stage().payout(reference).outcome()).isInstanceOf(Pending.class);
    assertThat(stage().query(reference, MovementKind.PAYOUT).outcome()).isInstanceOf(Pending.class);

    stage().inbox().next();
    assertThat(stage().query(reference, MovementKind.PAYOUT).outcome())
        .isInstanceOfSatisfying(
            Moved.class,
            moved -> {
              var row = stage().moved(reference).getFirst();
              assertThat(moved.amount()).isEqualTo(AMOUNT);
              assertThat(moved.providerReference()).isEqualTo(row.providerReference());
              assertThat(moved.movedAt()).isEqualTo(row.movedAt());
            });
  }

  @Test
  default void aPayoutThatIsDoneAtOnceIsMovedInTheReply() {
    Reply reply = stage().payout(stage().rehearsed(Plan.settlingAtOnce()));

    assertThat(reply.outcome())
        .isInstanceOfSatisfying(Moved.class, moved -> assertThat(moved.amount()).isEqualTo(AMOUNT));
    assertThat(reply.providerCode()).isNotEmpty();
    assertThat(reply.digest()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 99, 100, 123_456_789, Money.MAXIMUM_MINOR})
  default void everyAmountArrivesToTheFen(long minor) {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    Money amount = Money.fen(minor);

    assertThat(stage().payout(reference, amount).outcome())
        .isInstanceOfSatisfying(Moved.class, moved -> assertThat(moved.amount()).isEqualTo(amount));
    assertThat(stage().moved(reference)).singleElement().extracting("amount").isEqualTo(amount);
  }

  @Test
  default void aRepeatedReferenceMovesNothingAgain() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());

    Reply first = stage().payout(reference);
    Reply second = stage().payout(reference);
    Reply withMore = stage().payout(reference, Money.fen(999_999));

    assertThat(second.outcome()).isEqualTo(first.outcome());
    assertThat(withMore.outcome()).isEqualTo(first.outcome());
    assertThat(stage().moved(reference)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CHANNEL_BUSY, DECLINED_BY_CHANNEL",
    "DAILY_LIMIT, DECLINED_BY_CHANNEL",
    "ACCOUNT_INVALID, DECLINED_FOR_PAYEE"
  })
  default void aDeclinedPayoutIsNotMovedForItsReason(Decline decline, Reason reason) {
    String reference = stage().rehearsed(Plan.settlingAtOnce().with(decline));

    assertThat(stage().payout(reference).outcome())
        .isInstanceOfSatisfying(
            NotMoved.class,
            declined -> {
              assertThat(declined.reason()).isEqualTo(reason);
              assertThat(declined.providerCode()).isNotEmpty();
            });
    assertThat(stage().query(reference, MovementKind.PAYOUT).outcome())
        .isInstanceOfSatisfying(
            NotMoved.class, declined -> assertThat(declined.reason()).isEqualTo(reason));
    assertThat(stage().moved(reference)).isEmpty();
  }

  @Test
  default void aDebitForWhichFundsLackIsNotMoved() {
    String agreement = stage().agreement();
    String reference = stage().rehearsed(Plan.settlingAtOnce().with(Decline.INSUFFICIENT_FUNDS));

    assertThat(stage().debit(reference, agreement).outcome())
        .isInstanceOfSatisfying(
            NotMoved.class,
            declined -> assertThat(declined.reason()).isEqualTo(Reason.INSUFFICIENT_FUNDS));
    assertThat(stage().moved(reference)).isEmpty();
  }

  @Test
  default void aRequestThatIsTooLateNeverMoves() {
    String reference = stage().newReference();
    MovementRequest fresh = stage().request(reference, AMOUNT, "");
    var late =
        new MovementRequest(
            reference,
            AMOUNT,
            fresh.account(),
            "",
            stage().clock().instant().minusSeconds(1),
            fresh.purpose());

    assertThat(await(stage().connector().payout(late)).outcome()).isInstanceOf(NotMoved.class);
    assertThat(stage().moved(reference)).isEmpty();
  }

  @Test
  default void theProviderRefusesWhatAConnectorWithASlowClockSendsTooLate() {
    String reference = stage().newReference();
    MovementRequest request = stage().request(reference, AMOUNT, "");
    var expired =
        new MovementRequest(
            reference,
            AMOUNT,
            request.account(),
            "",
            stage().clock().instant().minusSeconds(10),
            request.purpose());
    stage().clock().setAhead(Duration.ofMinutes(-1));

    assertThat(await(stage().connector().payout(expired)).outcome())
        .isInstanceOfSatisfying(
            NotMoved.class,
            declined -> assertThat(declined.reason()).isEqualTo(Reason.DECLINED_BY_CHANNEL));
    assertThat(stage().moved(reference)).isEmpty();
  }
}
