package io.ebbgate.connectors.testkit;

import static io.ebbgate.connectors.testkit.Stage.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Genuine;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Problem;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Refused;
import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.NotMoved.Reason;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.sandbox.fault.CallbackFault;
import io.ebbgate.sandbox.fault.Decline;
import io.ebbgate.sandbox.fault.Plan;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a connector promises about callbacks: nothing is believed that the provider did not sign.
 */
interface CallbackPromises {

  Stage stage();

  private CallbackRequest callbackOf(Plan plan) {
    stage().payout(stage().rehearsed(plan));
    return stage().inbox().next();
  }

  private CallbackReading read(CallbackRequest callback) {
    return stage().connector().readCallback(callback);
  }

  private void assertRefused(CallbackRequest callback, Problem problem) {
    assertThat(read(callback))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  @Test
  default void aCallbackTellsReferenceKindAmountAndTime() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().payout(reference);
    CallbackRequest callback = stage().inbox().next();

    assertThat(read(callback))
        .isInstanceOfSatisfying(
            Genuine.class,
            genuine -> {
              var row = stage().moved(reference).getFirst();
              assertThat(genuine.reference()).isEqualTo(reference);
              assertThat(genuine.kind()).isEqualTo(MovementKind.PAYOUT);
              assertThat(genuine.outcome())
                  .isEqualTo(new Moved(AMOUNT, row.providerReference(), row.movedAt()));
              assertThat(genuine.nonce()).isNotEmpty();
              assertThat(genuine.digest()).matches("[0-9a-f]{64}");
            });
    assertThat(read(callback)).as("reading changes nothing").isEqualTo(read(callback));
  }

  @Test
  default void aCallbackTellsOfADebit() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().debit(reference, stage().agreement());

    assertThat(read(stage().inbox().next()))
        .isInstanceOfSatisfying(
            Genuine.class,
            genuine -> {
              assertThat(genuine.reference()).isEqualTo(reference);
              assertThat(genuine.kind()).isEqualTo(MovementKind.DEBIT);
            });
  }

  @Test
  default void aCallbackTellsOfADecline() {
    CallbackRequest callback =
        callbackOf(Plan.settlingAfter(Duration.ofMillis(30)).with(Decline.ACCOUNT_INVALID));

    assertThat(read(callback))
        .isInstanceOfSatisfying(
            Genuine.class,
            genuine ->
                assertThat(genuine.outcome())
                    .isInstanceOfSatisfying(
                        NotMoved.class,
                        declined ->
                            assertThat(declined.reason()).isEqualTo(Reason.DECLINED_FOR_PAYEE)));
  }

  @Test
  default void aSecondDeliverySaysTheSameUnderANonceOfItsOwn() {
    stage().payout(stage().rehearsed(Plan.settlingAtOnce().with(CallbackFault.DUPLICATED)));
    var first = (Genuine) read(stage().inbox().next());
    var second = (Genuine) read(stage().inbox().next());

    assertThat(second.outcome()).isEqualTo(first.outcome());
    assertThat(second.nonce()).isNotEqualTo(first.nonce());
  }

  @Test
  default void aReplayOfTheSameBytesHasTheSameNonce() {
    stage().payout(stage().rehearsed(Plan.settlingAtOnce().with(CallbackFault.REPLAYED)));
    var first = (Genuine) read(stage().inbox().next());
    var replay = (Genuine) read(stage().inbox().next());

    assertThat(replay).isEqualTo(first);
  }

  @Test
  default void callbacksOutOfOrderEachSayWhatTheySay() {
    stage().payout(stage().rehearsed(Plan.settlingAtOnce().with(CallbackFault.OUT_OF_ORDER)));
    Outcome first = ((Genuine) read(stage().inbox().next())).outcome();
    Outcome second = ((Genuine) read(stage().inbox().next())).outcome();

    assertThat(first).isInstanceOf(Moved.class);
    assertThat(second).isInstanceOf(Pending.class);
  }

  @Test
  default void aForgedCallbackIsRefusedAndTheTrueOneIsBelieved() {
    stage()
        .payout(
            stage()
                .rehearsed(
                    Plan.settlingAfter(Duration.ofMillis(200))
                        .with(Decline.CHANNEL_BUSY)
                        .with(CallbackFault.FORGED)));

    assertRefused(stage().inbox().next(), Problem.SIGNATURE_WRONG);
    assertThat(((Genuine) read(stage().inbox().next())).outcome()).isInstanceOf(NotMoved.class);
  }

  @Test
  default void aChangedBodyIsRefused() {
    CallbackRequest callback = callbackOf(Plan.settlingAtOnce());
    byte[] changed = callback.body().getBytes();
    changed[changed.length / 2] ^= 1;

    assertRefused(with(callback, Buffer.buffer(changed)), Problem.SIGNATURE_WRONG);
  }

  @Test
  default void aCutBodyIsRefused() {
    CallbackRequest callback = callbackOf(Plan.settlingAtOnce());
    Buffer cut = callback.body().slice(0, callback.body().length() / 2);

    assertRefused(with(callback, cut), Problem.SIGNATURE_WRONG);
    assertRefused(with(callback, Buffer.buffer()), Problem.SIGNATURE_WRONG);
  }

  @Test
  default void aCallbackToAnotherAddressIsRefused() {
    CallbackRequest callback = callbackOf(Plan.settlingAtOnce());

    assertRefused(
        new CallbackRequest("/callbacks/another", callback.headers(), callback.body()),
        Problem.SIGNATURE_WRONG);
  }

  @Test
  default void aCallbackWithoutHeadersIsRefused() {
    CallbackRequest callback = callbackOf(Plan.settlingAtOnce());

    assertRefused(
        new CallbackRequest(callback.path(), MultiMap.caseInsensitiveMultiMap(), callback.body()),
        Problem.SIGNATURE_MISSING);
  }

  @ParameterizedTest
  @ValueSource(longs = {301, -301, 86_400})
  default void aStaleCallbackIsRefused(long secondsOff) {
    CallbackRequest callback = callbackOf(Plan.settlingAtOnce());
    stage().clock().setAhead(Duration.ofSeconds(secondsOff));

    assertRefused(callback, Problem.STALE);
  }

  @ParameterizedTest
  @ValueSource(longs = {290, -290})
  default void aCallbackWithinFiveMinutesIsBelieved(long secondsOff) {
    CallbackRequest callback = callbackOf(Plan.settlingAtOnce());
    stage().clock().setAhead(Duration.ofSeconds(secondsOff));

    assertThat(read(callback)).isInstanceOf(Genuine.class);
  }

  @Test
  default void aCallbackOfAnotherSecretIsRefused() {
    CallbackRequest callback = callbackOf(Plan.settlingAtOnce());

    assertThat(stage().connectorWithWrongSecret().readCallback(callback))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.SIGNATURE_WRONG));
  }

  private static CallbackRequest with(CallbackRequest callback, Buffer body) {
    return new CallbackRequest(callback.path(), callback.headers(), body);
  }
}
