package io.ebbgate.gateway.usecase.drawdown.taking;

import io.ebbgate.core.routing.AssetDecision;
import io.ebbgate.core.routing.Considered;
import io.ebbgate.core.routing.Verdict;
import io.ebbgate.core.routing.channel.ChannelChoice;
import io.ebbgate.core.routing.channel.ChannelDecision;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The explanation of both routing decisions, as it is kept with the drawdown. */
final class RoutingNote {

  private RoutingNote() {}

  static JsonObject of(String funder, AssetDecision funders, ChannelDecision channels) {
    var note = new JsonObject().put("funder", funder).put("funders", list(funders.considered()));
    channels.choice().map(ChannelChoice::channel).ifPresent(code -> note.put("channel", code));
    return note.put("channels", list(channels.considered()));
  }

  private static JsonArray list(List<Considered> considered) {
    var list = new JsonArray();
    considered.forEach(one -> list.add(note(one)));
    return list;
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
