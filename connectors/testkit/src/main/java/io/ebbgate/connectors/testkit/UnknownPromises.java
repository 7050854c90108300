package io.ebbgate.connectors.testkit;

import static io.ebbgate.connectors.testkit.Stage.AMOUNT;
import static io.ebbgate.connectors.testkit.Stage.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.NotMoved.Reason;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.Unknown.Cause;
import io.ebbgate.sandbox.fault.Plan;
import io.ebbgate.sandbox.fault.QueryFault;
import io.ebbgate.sandbox.fault.RequestFault;
import java.time.Duration;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a connector promises when the answer is bad or does not come: unknown is never failure. */
interface UnknownPromises {

  Stage stage();

  private static void assertUnknown(Outcome outcome, Cause cause) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Unknown.class, unknown -> assertThat(unknown.cause()).isEqualTo(cause));
  }

  @Test
  default void aRequestThatTheProviderDroppedIsUnknownAndNotFoundYet() {
    String reference = stage().rehearsed(Plan.settlingAtOnce().with(RequestFault.ERROR_BEFORE));

    assertUnknown(stage().payout(reference).outcome(), Cause.SERVER_ERROR);
    assertUnknown(stage().query(reference, MovementKind.PAYOUT).outcome(), Cause.NOT_FOUND_YET);
    assertThat(stage().moved(reference)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR_AFTER, SERVER_ERROR",
    "REPLY_LOST, CONNECTION_LOST",
    "MALFORMED, UNREADABLE_ANSWER",
    "UNLISTED_CODE, UNMAPPED_CODE"
  })
  default void aBadAnswerAfterTheMoneyMovedIsUnknownAndTheQueryFindsIt(
      RequestFault fault, Cause cause) {
    String reference = stage().rehearsed(Plan.settlingAtOnce().with(fault));

    assertUnknown(stage().payout(reference).outcome(), cause);
    assertThat(stage().query(reference, MovementKind.PAYOUT).outcome())
        .isInstanceOfSatisfying(Moved.class, moved -> assertThat(moved.amount()).isEqualTo(AMOUNT));
    assertThat(stage().moved(reference)).hasSize(1);
  }

  @Test
  default void anAnswerThatIsOnlyLateIsStillHeard() {
    String reference = stage().rehearsed(Plan.settlingAtOnce().with(RequestFault.DELAYED));

    Outcome outcome = stage().payout(reference).outcome();

    assertThat(outcome).isInstanceOf(Moved.class);
    assertThat(stage().query(reference, MovementKind.PAYOUT).outcome()).isInstanceOf(Moved.class);
  }

  @Test
  default void whatTheProviderHidesForAWhileIsFoundWithinItsSettlingTime() {
    String reference =
        stage()
            .rehearsed(
                Plan.settlingAfter(Duration.ofMillis(50))
                    .with(RequestFault.SLOW_ACCEPTANCE)
                    .hiddenFor(Duration.ofSeconds(2)));

    assertUnknown(stage().payout(reference).outcome(), Cause.SERVER_ERROR);
    assertUnknown(stage().query(reference, MovementKind.PAYOUT).outcome(), Cause.NOT_FOUND_YET);
    Awaitility.await()
        .atMost(stage().connector().promises().settlingTime())
        .until(() -> stage().query(reference, MovementKind.PAYOUT).outcome() instanceof Moved);
  }

  @ParameterizedTest
  @CsvSource({"ERROR, SERVER_ERROR", "REPLY_LOST, CONNECTION_LOST"})
  default void aQueryThatGoesWrongSaysNothing(QueryFault fault, Cause cause) {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().payout(reference);
    stage().sandbox().rehearseQuery(reference, fault);

    assertUnknown(stage().query(reference, MovementKind.PAYOUT).outcome(), cause);
    assertThat(stage().query(reference, MovementKind.PAYOUT).outcome()).isInstanceOf(Moved.class);
  }

  @Test
  default void aReferenceThatNobodySentIsNotFoundYetAndNeverFailed() {
    assertUnknown(
        stage().query(stage().newReference(), MovementKind.DEBIT).outcome(), Cause.NOT_FOUND_YET);
  }

  @Test
  default void aPayoutIsNoAnswerToAQueryForADebit() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().payout(reference);

    assertThat(stage().query(reference, MovementKind.DEBIT).outcome())
        .isNotInstanceOfAny(Moved.class, NotMoved.class, Pending.class);
  }

  @Test
  default void aRefusedConnectionIsTheOnlyWayNotToHaveSent() {
    Connector connector = stage().connectorToNobody();
    String reference = stage().newReference();

    assertThat(await(connector.payout(stage().request(reference, AMOUNT, ""))).outcome())
        .isEqualTo(new NotMoved(Reason.NOT_SENT, ""));
    assertThat(await(connector.query(new Query(reference, MovementKind.PAYOUT))).outcome())
        .isInstanceOf(Unknown.class);
  }

  @Test
  default void anAnswerSignedWithAnotherSecretIsUnknown() {
    Connector connector = stage().connectorWithWrongSecret();
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().payout(reference);

    assertThat(await(connector.payout(stage().request(reference, AMOUNT, ""))).outcome())
        .isInstanceOf(Unknown.class);
    assertThat(await(connector.query(new Query(reference, MovementKind.PAYOUT))).outcome())
        .isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENCE_BEFORE", "SILENCE_AFTER"})
  default void silenceEndsWithTheTimeOutAndIsUnknown(RequestFault fault) {
    Connector hasty = stage().hastyConnector();
    String reference = stage().rehearsed(Plan.settlingAtOnce().with(fault));
    var clock = InstantSource.system();
    var started = clock.instant();

    assertUnknown(
        await(hasty.payout(stage().request(reference, AMOUNT, ""))).outcome(), Cause.TIMEOUT);
    assertThat(Duration.between(started, clock.instant()))
        .isGreaterThanOrEqualTo(hasty.promises().requestTimeout().minusMillis(50))
        .isLessThan(Duration.ofSeconds(8));
    assertThat(stage().query(reference, MovementKind.PAYOUT).outcome())
        .isInstanceOf(fault == RequestFault.SILENCE_AFTER ? Moved.class : Unknown.class);
  }

  @Test
  default void aQueryThatIsNotAnsweredIsUnknown() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().payout(reference);
    stage().sandbox().rehearseQuery(reference, QueryFault.SILENCE);

    var query = new Query(reference, MovementKind.PAYOUT);
    assertUnknown(await(stage().hastyConnector().query(query)).outcome(), Cause.TIMEOUT);
  }
}
