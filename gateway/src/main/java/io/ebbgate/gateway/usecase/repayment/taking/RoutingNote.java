package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.core.routing.Considered;
import io.ebbgate.core.routing.Verdict;
import io.ebbgate.core.routing.channel.ChannelChoice;
import io.ebbgate.core.routing.channel.ChannelDecision;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The explanation of a channel decision, as it is kept with its order. */
final class RoutingNote {
  private RoutingNote() {}

  static JsonObject of(ChannelDecision decision) {
    var considered = new JsonArray();
    decision.considered().forEach(one -> considered.add(note(one)));
    var note = new JsonObject();
    decision.choice().map(ChannelChoice::channel).ifPresent(code -> note.put("channel", code));
    return note.put("channels", considered);
  }

  private static JsonObject note(Considered one) {
    var note = new JsonObject().put("code", one.code());
    return switch (one.verdict()) {
      case Verdict.Ranked ranked -> note.put("rank", ranked.rank()).put("why", ranked.detail());
      case Verdict.Removed removed ->
          note.put("removedBy", removed.rule()).put("why", removed.detail());
    };
  }
}
