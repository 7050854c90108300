package io.ebbgate.sample.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.sandbox.json.StrictJson;
import io.ebbgate.sandbox.protocol.Movement;
import io.ebbgate.sandbox.protocol.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The sample provider's codes and bodies. */
final class SampleWords {

  /** A code that its documents do not list. */
  static final String UNLISTED = "RC-7731";

  private SampleWords() {}

  /** The code of a standing. */
  static String code(Standing standing) {
    return switch (standing) {
      case Standing.Processing() -> "PROCESSING";
      case Standing.Done(_) -> "SUCCESS";
      case Standing.Returned(_, _) -> "RETURNED";
      case Standing.Declined(var reason) -> reason.name();
    };
  }

  /** What an answer or a callback says of a movement. */
  static ObjectNode describe(Movement movement, String code) {
    var order = movement.order();
    ObjectNode node =
        StrictJson.create()
            .put("code", code)
            .put("reference", order.reference())
            .put("kind", order.kind().wireName())
            .put("providerReference", movement.providerReference());
    node.set("amount", StrictJson.money(order.amount()));
    switch (movement.standing()) {
      case Standing.Processing(), Standing.Declined(_) -> {
        // No money, no time.
      }
      case Standing.Done(Instant at) -> node.put("movedAt", text(at));
      case Standing.Returned(Instant at, Instant returnedAt) ->
          node.put("movedAt", text(at)).put("returnedAt", text(returnedAt));
    }
    return node;
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
