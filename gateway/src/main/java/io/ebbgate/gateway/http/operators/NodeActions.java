package io.ebbgate.gateway.http.operators;

import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.backlog.Backlog;
import io.ebbgate.gateway.usecase.movement.sending.queue.Queued;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.ebbgate.gateway.usecase.node.ChannelStanding;
import io.ebbgate.gateway.usecase.node.GuardStanding;
import io.ebbgate.gateway.usecase.node.NodeReports;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Map;

/** How this node is. Answered from memory, at once. */
public final class NodeActions {
  private final NodeReports node;

  /** Actions on a port. */
  public NodeActions(NodeReports node) {
    this.node = node;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.READ_OVERVIEW, this::overview,
        Endpoint.LIST_CHANNELS, this::channels);
  }

  private Future<Answer> overview(Call call) {
    var overview = node.overview();
    return Future.succeededFuture(
        Answer.json(
            200,
            json -> {
              json.text("node", overview.node()).instant("at", overview.at());
              overview
                  .backlog()
                  .ifPresent(backlog ->
                      json.object(
                              "attempts",
                              attempts ->
                                  attempts
                                      .whole("Sending", backlog.sending())
                                      .whole("Asking", backlog.asking())
                                      .whole("Disputed", backlog.disputed()))
                          .whole("noticesQueued", backlog.noticesQueued())
                          .object("noticesParked", parked -> parked(parked, backlog))
                          .whole("incidentsOpen", backlog.incidentsOpen())
                          .whole("proposalsWaiting", backlog.proposalsWaiting()));
              json.object(
                  "orphans",
                  orphans ->
                      orphans
                          .whole("Waiting", overview.orphans().waiting())
                          .whole("Alarmed", overview.orphans().alarmed()));
            }));
  }

  private static void parked(JsonOut json, Backlog backlog) {
    for (var kind : NoticeKind.values()) {
      json.whole(kind.name(), backlog.noticesParked().getOrDefault(kind, 0L));
    }
  }

  private Future<Answer> channels(Call call) {
    var report = node.channels();
    return Future.succeededFuture(
        Answer.json(
            200,
            json ->
                json.text("node", report.node())
                    .instant("at", report.at())
                    .list("items", report.channels(), NodeActions::members)));
  }

  private static void members(JsonOut json, ChannelStanding channel) {
    var terms = channel.terms();
    var guards = channel.guards();
    json.text("code", terms.code())
        .flag("enabled", terms.enabled())
        .flag("payout", terms.payout())
        .flag("debit", terms.debit())
        .whole("priority", terms.priority())
        .object("breaker", breaker -> breaker(breaker, guards.breaker()))
        .object("calls", calls -> calls(calls, guards))
        .object("rate", rate -> rate(rate, guards))
        .object("queue", queue -> queue(queue, channel.queued()))
        .instant("lastCertainAt", guards.lastCertain())
        .instant("lastUncertainAt", guards.lastUncertain())
        .object("guards", settings -> settings.members(guards.settings().all().tree()))
        .members(
            Map.of("ownGuards", guards.own().stream().sorted().map(GuardSetting::key).toList()))
        .instant("guardsSince", guards.since());
  }

  private static void breaker(JsonOut json, GuardStanding.Breaker breaker) {
    json.text("state", breaker.state().name().toLowerCase(Locale.ROOT))
        .instant("since", breaker.since())
        .instant("triedFrom", breaker.triedFrom())
        .whole("callsSeen", breaker.callsSeen());
    breaker.failureRatePercent().ifPresent(rate -> json.whole("failureRatePercent", rate));
    breaker.slowRatePercent().ifPresent(rate -> json.whole("slowRatePercent", rate));
  }

  private static void calls(JsonOut json, GuardStanding guards) {
    json.whole("underWay", guards.calls().underWay())
        .whole("limit", guards.calls().limit())
        .whole("permits", guards.settings().bulkheadPermits())
        .flag("adaptive", guards.settings().adaptive().on());
  }

  private static void rate(JsonOut json, GuardStanding guards) {
    json.whole("callsPerSecond", guards.settings().rate().callsPerSecond());
    guards.tokens().ifPresent(tokens -> json.whole("tokens", tokens));
  }

  private static void queue(JsonOut json, Queued queued) {
    json.whole("waiting", queued.inRow());
    queued
        .standsFor()
        .ifPresent(why -> {
          switch (why) {
            case Wait.Room _ -> json.text("for", "room");
            case Wait.Rate(var due) -> json.text("for", "rate").instant("until", due);
            case Wait.Breaker(var due) -> json.text("for", "breaker").instant("until", due);
            case Wait.Retry(_, var due) -> json.text("for", "retry").instant("until", due);
          }
        });
    json.whole("tryingAgain", queued.aside());
  }
}
