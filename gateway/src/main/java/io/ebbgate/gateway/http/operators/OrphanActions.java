package io.ebbgate.gateway.http.operators;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.http.api.Fingerprints;
import io.ebbgate.gateway.http.api.IdempotencyKeyHeader;
import io.ebbgate.gateway.http.api.Pages;
import io.ebbgate.gateway.http.api.Rules;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.Cursors;
import io.ebbgate.gateway.usecase.operator.Operators;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFile;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Genuine callbacks that name no attempt, and how people end them. */
public final class OrphanActions {
  private static final String LIST = "orphans";
  private static final Set<String> STATES = Set.of("Waiting", "Alarmed", "Matched", "Closed");

  private final Operators operators;
  private final Fingerprints fingerprints;
  private final Cursors cursors;

  /** Actions on a port. */
  public OrphanActions(Operators operators, Fingerprints fingerprints, Cursors cursors) {
    this.operators = operators;
    this.fingerprints = fingerprints;
    this.cursors = cursors;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.LIST_ORPHANS, this::list,
        Endpoint.READ_ORPHAN, this::read,
        Endpoint.CLOSE_ORPHAN, this::close);
  }

  private Future<Answer> list(Call call) {
    var limit = Pages.limit(call);
    var state = OperatorActions.filter(call, "state");
    if (state.isPresent() && !STATES.contains(state.get())) {
      throw Pages.invalid("Give the state Waiting, Alarmed, Matched or Closed, or none.");
    }
    var filter = new OrphanFilter(state, OperatorActions.filter(call, "channel"));
    return operators
        .orphans(filter, Pages.after(call, cursors, LIST), limit)
        .map(page ->
            Answer.json(
                200,
                json -> {
                  json.list("items", page, OrphanActions::members);
                  if (page.size() == limit) {
                    var last = page.getLast().said().id();
                    json.text("next", cursors.issue(call.principal().clientId(), LIST, last));
                  }
                }));
  }

  private Future<Answer> read(Call call) {
    return operators.orphan(call.pathId("id", IdKind.ORPHAN)).map(OrphanActions::answer);
  }

  private Future<Answer> close(Call call) {
    var key = IdempotencyKeyHeader.read(call);
    var id = call.pathId("id", IdKind.ORPHAN);
    var fields = call.fields();
    var command =
        new CloseOrphan(
            fields.text("reason", Rules.REASON), fields.text("evidenceReference", Rules.REFERENCE));
    fields.finish();
    return operators
        .close(call.principal(), fingerprints.of(call.principal(), key, id, command), id, command)
        .map(kept -> OperatorActions.taken(kept, kept.value().kind().equals(CloseOrphan.BY_TWO)));
  }

  private static Answer answer(OrphanFile file) {
    return Answer.json(
        200,
        json -> {
          members(json, file.orphan());
          json.list("actions", file.actions(), OperatorActions::members);
        });
  }

  private static void members(JsonOut json, OrphanView orphan) {
    var said = orphan.said();
    json.id("id", IdKind.ORPHAN, said.id())
        .text("channel", said.channel())
        .text("reference", said.reference());
    said.attemptId().ifPresent(id -> json.id("attemptId", IdKind.ATTEMPT, id));
    json.text("kind", said.kind().name())
        .text("outcome", said.outcome().getClass().getSimpleName());
    switch (said.outcome()) {
      case Moved(var amount, var providerReference, var movedAt, var returnedAt) -> {
        some(json.money("amount", amount), "providerReference", providerReference)
            .instant("movedAt", movedAt);
        returnedAt.ifPresent(at -> json.instant("returnedAt", at));
      }
      case NotMoved(var reason, _) -> json.text("reason", reason.name());
      case Unknown(var cause, _) -> json.text("reason", cause.name());
      case Pending _ -> {
        // It says no more than that.
      }
    }
    some(json, "providerCode", said.providerCode())
        .instant("receivedAt", said.receivedAt())
        .text("state", orphan.state().name());
    if (!orphan.state().isTerminal()) {
      json.flag("attemptIsThere", orphan.standing().attemptIsThere())
          .instant("nextLookAt", orphan.dueAt());
    }
    json.instant("alarmedAt", orphan.alarmedAt())
        .instant("endedAt", orphan.endedAt())
        .text("closedBecause", orphan.closedWhy());
    json.object(
        "links", links -> links.text("self", "/v1/orphans/" + IdKind.ORPHAN.format(said.id())));
  }

  private static JsonOut some(JsonOut json, String name, String text) {
    return text.isEmpty() ? json : json.text(name, text);
  }
}
