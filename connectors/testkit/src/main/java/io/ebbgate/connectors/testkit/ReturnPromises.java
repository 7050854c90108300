package io.ebbgate.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.sandbox.fault.Plan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a connector promises about money that the bank sends or takes back: moved, and come back.
 */
interface ReturnPromises {

  Stage stage();

  @Test
  default void aPayoutThatCameBackIsToldByAQueryAsMovedAndReturned() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().payout(reference);
    stage().giveBack(reference);

    assertThat(stage().query(reference, MovementKind.PAYOUT).outcome())
        .isEqualTo(expected(reference));
  }

  @Test
  default void aDebitThatWasTakenBackIsToldByAQueryAsMovedAndReturned() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().debit(reference, stage().agreement());
    stage().giveBack(reference);

    assertThat(stage().query(reference, MovementKind.DEBIT).outcome())
        .isEqualTo(expected(reference));
  }

  @Test
  default void aDebitThatWasTakenBackIsToldByACallbackAsMovedAndReturned() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().debit(reference, stage().agreement());
    stage().giveBack(reference);

    isToldByACallback(reference);
  }

  @Test
  default void aPayoutThatCameBackIsToldByACallbackAsMovedAndReturned() {
    String reference = stage().rehearsed(Plan.settlingAtOnce());
    stage().payout(reference);
    stage().giveBack(reference);

    isToldByACallback(reference);
  }

  private void isToldByACallback(String reference) {
    Outcome told;
    do {
      // Of the success there is a callback as well, before or after.
      CallbackReading reading = stage().connector().readCallback(stage().inbox().next());
      told = ((CallbackReading.Genuine) reading).outcome();
    } while (!(told instanceof Moved moved && moved.isReturned()));
    assertThat(told).isEqualTo(expected(reference));
  }

  private Moved expected(String reference) {
    var rows = stage().moved(reference);
    var paid = rows.getFirst();
    return new Moved(
        paid.amount(),
        paid.providerReference(),
        paid.movedAt(),
        Optional.of(rows.getLast().movedAt()));
  }
}
