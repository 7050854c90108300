package io.ebbgate.gateway.http.operators;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.api.Pages;
import io.ebbgate.gateway.http.api.Rules;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.Cursors;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.parked.NoticeView;
import io.ebbgate.gateway.usecase.notice.parked.ParkedNotices;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What people do about notices that reached no receiver. */
public final class NoticeActions {
  private static final String LIST = "notices";
  private static final String PARKED = "Parked";

  private final ParkedNotices notices;
  private final Cursors cursors;

  /** Actions on a port. */
  public NoticeActions(ParkedNotices notices, Cursors cursors) {
    this.notices = notices;
    this.cursors = cursors;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.LIST_NOTICES, this::list,
        Endpoint.REQUEUE_NOTICE, this::requeue);
  }

  private Future<Answer> list(Call call) {
    var limit = Pages.limit(call);
    if (!call.query("state").orElse(PARKED).equals(PARKED)) {
      throw Pages.invalid("Give the state Parked, or none.");
    }
    return notices
        .parked(kind(call), Pages.after(call, cursors, LIST), limit)
        .map(page ->
            Answer.json(
                200,
                json -> {
                  json.list("items", page, NoticeActions::members);
                  if (page.size() == limit) {
                    json.text(
                        "next",
                        cursors.issue(call.principal().clientId(), LIST, page.getLast().id()));
                  }
                }));
  }

  private static Optional<NoticeKind> kind(Call call) {
    return call.query("kind")
        .map(text ->
            Arrays.stream(NoticeKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Pages.invalid("Give the kind SMS, WEBHOOK or REPORT.")));
  }

  private Future<Answer> requeue(Call call) {
    var id = call.pathId("id", IdKind.NOTICE);
    var fields = call.fields();
    var reason = fields.text("reason", Rules.REASON);
    fields.finish();
    return notices
        .requeue(call.principal(), id, reason)
        .map(notice -> Answer.json(200, json -> members(json, notice)));
  }

  private static void members(JsonOut json, NoticeView notice) {
    json.id("id", IdKind.NOTICE, notice.id())
        .text("kind", notice.kind().name())
        .text("scene", notice.scene())
        .id("orderId", notice.orderKind(), notice.orderId())
        .text("state", notice.state())
        .whole("tries", notice.tries());
    if (!notice.why().isEmpty()) {
      json.text("why", notice.why());
    }
    json.instant("createdAt", notice.createdAt()).instant("endedAt", notice.endedAt());
    if (!notice.requeues().isEmpty()) {
      json.list("requeues", notice.requeues(), NoticeActions::members);
    }
    json.object(
        "links",
        links -> links.text("case", "/v1/cases/" + notice.orderKind().format(notice.orderId())));
  }

  private static void members(JsonOut json, NoticeView.Requeue requeue) {
    json.text("client", requeue.client())
        .instant("at", requeue.at())
        .text("reason", requeue.reason())
        .text("met", requeue.met());
  }
}
