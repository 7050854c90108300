package io.ebbgate.simulator.provider;

import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;

/** A callback as it goes over the wire: words with blanks between, the last one its signature. */
final class CallbackText {
  private static final String GENUINE = "signed";
  private static final String FORGED = "forged";

  private CallbackText() {}

  static Buffer write(
      Movement movement, String outcome, long amountMinor, String nonce, boolean signed) {
    return Buffer.buffer(
        String.join(
            " ",
            movement.reference,
            movement.kind.name(),
            outcome,
            Long.toString(amountMinor),
            Long.toString(movement.movedAt.toEpochMilli()),
            nonce,
            signed ? GENUINE : FORGED));
  }

  static CallbackReading read(Buffer body) {
    var words = List.of(body.toString().split(" ", -1));
    if (words.size() != 7) {
      return new CallbackReading.Refused(CallbackReading.Problem.UNREADABLE, "not seven words");
    }
    if (!words.get(6).equals(GENUINE)) {
      return new CallbackReading.Refused(CallbackReading.Problem.SIGNATURE_WRONG, "forged");
    }
    return new CallbackReading.Genuine(
        words.get(0),
        MovementKind.valueOf(words.get(1)),
        outcome(words),
        words.get(2),
        words.get(5),
        "");
  }

  private static Outcome outcome(List<String> words) {
    var amount = Money.fen(Long.parseLong(words.get(3)));
    var movedAt = Instant.ofEpochMilli(Long.parseLong(words.get(4)));
    return switch (words.get(2)) {
      case "MOVED" -> new Moved(amount, Movement.NUMBER, movedAt);
      case "RETURNED" -> new Moved(amount, Movement.NUMBER, movedAt).returned(movedAt);
      default -> new NotMoved(NotMoved.Reason.valueOf(words.get(2)), "declined");
    };
  }
}
