package io.ebbgate.sample.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.sandbox.json.StrictJson;
import io.ebbgate.sandbox.protocol.Movement;
import io.ebbgate.sandbox.protocol.Standing;
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
    if (movement.standing() instanceof Standing.Done done) {
      node.put("movedAt", done.at().truncatedTo(ChronoUnit.MILLIS).toString());
    }
    return node;
  }
}
