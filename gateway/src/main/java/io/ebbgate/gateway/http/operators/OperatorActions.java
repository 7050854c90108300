package io.ebbgate.gateway.http.operators;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.http.api.Fingerprints;
import io.ebbgate.gateway.http.api.IdempotencyKeyHeader;
import io.ebbgate.gateway.http.api.Pages;
import io.ebbgate.gateway.http.api.Replays;
import io.ebbgate.gateway.http.api.Rules;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.Fields;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.Cursors;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.operator.ActOnOrder;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentFile;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.Operators;
import io.ebbgate.gateway.usecase.operator.ProposeResolution;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people do: incidents, actions, approvals. */
public final class OperatorActions {
  private static final String LIST = "incidents";
  private static final String ACTION_LIST = "actions";
  private static final Set<String> STATES = Set.of("Open", "Resolved");
  private static final int LONGEST_FILTER = 64;

  private final Operators operators;
  private final Fingerprints fingerprints;
  private final Cursors cursors;

  /** Actions on a port. */
  public OperatorActions(Operators operators, Fingerprints fingerprints, Cursors cursors) {
    this.operators = operators;
    this.fingerprints = fingerprints;
    this.cursors = cursors;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.LIST_INCIDENTS, this::list,
        Endpoint.READ_INCIDENT, this::read,
        Endpoint.ASSIGN_INCIDENT, this::assign,
        Endpoint.PROPOSE_RESOLUTION, this::resolve,
        Endpoint.ACT_ON_ORDER, this::act,
        Endpoint.LIST_ACTIONS, this::listActions,
        Endpoint.READ_ACTION, this::readAction,
        Endpoint.APPROVE_ACTION, this::approve);
  }

  private Future<Answer> list(Call call) {
    var limit = Pages.limit(call);
    var state = filter(call, "state");
    if (state.isPresent() && !STATES.contains(state.get())) {
      throw Pages.invalid("Give the state Open or Resolved, or none.");
    }
    var filter = new IncidentFilter(state, filter(call, "reason"), filter(call, "owner"));
    return operators
        .incidents(filter, Pages.after(call, cursors, LIST), limit)
        .map(page ->
            Answer.json(
                200,
                json -> {
                  json.list("items", page, OperatorActions::members);
                  if (page.size() == limit) {
                    json.text(
                        "next",
                        cursors.issue(call.principal().clientId(), LIST, page.getLast().id()));
                  }
                }));
  }

  static Optional<String> filter(Call call, String name) {
    var text = call.query(name);
    if (text.isPresent() && (text.get().isEmpty() || text.get().length() > LONGEST_FILTER)) {
      throw Pages.invalid("Give 1 to " + LONGEST_FILTER + " characters to filter by.");
    }
    return text;
  }

  private Future<Answer> read(Call call) {
    return operators.incident(call.pathId("id", IdKind.INCIDENT)).map(OperatorActions::answer);
  }

  private Future<Answer> assign(Call call) {
    var id = call.pathId("id", IdKind.INCIDENT);
    var fields = call.fields();
    var owner = fields.text("owner", Rules.NAME);
    var note = fields.text("note", Rules.REASON);
    fields.finish();
    return operators.assign(id, owner, note).map(OperatorActions::answer);
  }

  private Future<Answer> resolve(Call call) {
    var key = IdempotencyKeyHeader.read(call);
    var id = call.pathId("id", IdKind.INCIDENT);
    var fields = call.fields();
    var reason = fields.text("reason", Rules.REASON);
    var resolution = Resolution.of(fields.text("kind", Rules.RESOLUTION));
    // What needs no second person rests on no evidence but the reason.
    var evidence =
        resolution.filter(Resolution::needsSecondPerson).isPresent() ? reference(fields) : "";
    fields.finish();
    var command = new ProposeResolution(resolution.orElseThrow(), reason, evidence);
    return operators
        .resolve(call.principal(), fingerprints.of(call.principal(), key, id, command), id, command)
        .map(kept -> taken(kept, command.resolution().needsSecondPerson()));
  }

  private Future<Answer> act(Call call) {
    var key = IdempotencyKeyHeader.read(call);
    var id = CaseActions.orderId(call);
    var fields = call.fields();
    var reason = fields.text("reason", Rules.REASON);
    var action = action(fields);
    fields.finish();
    var command = new ActOnOrder(CaseActions.orderKind(call), action, reason);
    return operators
        .act(call.principal(), fingerprints.of(call.principal(), key, id, command), id, command)
        .map(kept -> taken(kept, action.needsSecondPerson()));
  }

  private static OrderAction action(Fields fields) {
    return switch (fields.text("kind", Rules.ORDER_ACTION)) {
      case "HOLD" -> new OrderAction.Hold();
      case "RESUME" -> new OrderAction.Resume();
      case "MARK_MOVED" -> new OrderAction.MarkMoved(reference(fields), fields.instant("movedAt"));
      case "MARK_NOT_MOVED" -> new OrderAction.MarkNotMoved(reference(fields));
      case "MARK_RETURNED" ->
          new OrderAction.MarkReturned(
              reference(fields), fields.instant("returnedAt"), fields.positiveMoney("amount"));
      // A kind that is not allowed was noted, and nothing is done then.
      default -> new OrderAction.QueryNow();
    };
  }

  private static String reference(Fields fields) {
    return fields.text("evidenceReference", Rules.REFERENCE);
  }

  private Future<Answer> listActions(Call call) {
    var limit = Pages.limit(call);
    return operators
        .actions(status(call), Pages.after(call, cursors, ACTION_LIST), limit)
        .map(page ->
            Answer.json(
                200,
                json -> {
                  json.list("items", page, OperatorActions::members);
                  if (page.size() == limit) {
                    var last = page.getLast().id();
                    json.text(
                        "next", cursors.issue(call.principal().clientId(), ACTION_LIST, last));
                  }
                }));
  }

  private static Optional<ActionStatus> status(Call call) {
    return filter(call, "status")
        .map(text ->
            Arrays.stream(ActionStatus.values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                    Pages.invalid(
                        "Give the status Proposed, Superseded, Approved or Done, or none.")));
  }

  private Future<Answer> readAction(Call call) {
    return operators.action(call.pathId("id", IdKind.OPERATOR_ACTION)).map(OperatorActions::answer);
  }

  private Future<Answer> approve(Call call) {
    var id = call.pathId("id", IdKind.OPERATOR_ACTION);
    return operators.approve(call.principal(), id).map(OperatorActions::answer);
  }

  /** 201: the facts that never change and the status in which it was taken, in every replay. */
  static Answer taken(Kept<ActionView> kept, boolean waits) {
    var action = kept.value();
    var answer =
        Answer.json(
                201,
                json ->
                    links(facts(json, action).text("status", waits ? "Proposed" : "Done"), action))
            .with("Location", self(action));
    return Replays.mark(answer, kept.replayed());
  }

  private static Answer answer(ActionView action) {
    return Answer.json(200, json -> members(json, action));
  }

  static void members(JsonOut json, ActionView action) {
    facts(json, action)
        .text("status", action.status().text())
        .text("approver", action.approver())
        .instant("approvedAt", action.approvedAt());
    action
        .superseded()
        .ifPresent(end -> json.text("supersededWhy", end.why()).instant("supersededAt", end.at()));
    links(json, action);
  }

  private static JsonOut facts(JsonOut json, ActionView action) {
    json.id("id", IdKind.OPERATOR_ACTION, action.id()).text("kind", action.kind());
    switch (action.about()) {
      case ActionView.About.Order(var kind, var id) -> json.id("orderId", kind, id);
      case ActionView.About.Orphan(var id) -> json.id("orphanId", IdKind.ORPHAN, id);
    }
    action.attemptId().ifPresent(id -> json.id("attemptId", IdKind.ATTEMPT, id));
    action.incidentId().ifPresent(id -> json.id("incidentId", IdKind.INCIDENT, id));
    json.text("reason", action.reason());
    if (!action.evidenceReference().isEmpty()) {
      json.text("evidenceReference", action.evidenceReference());
    }
    return json.instant("movedAt", action.movedAt())
        .instant("returnedAt", action.returnedAt())
        .text("proposer", action.proposer())
        .instant("proposedAt", action.proposedAt());
  }

  private static void links(JsonOut json, ActionView action) {
    json.object(
        "links",
        links -> {
          links.text("self", self(action));
          switch (action.about()) {
            case ActionView.About.Order(var kind, var id) ->
                links.text("case", "/v1/cases/" + kind.format(id));
            case ActionView.About.Orphan(var id) ->
                links.text("orphan", "/v1/orphans/" + IdKind.ORPHAN.format(id));
          }
        });
  }

  private static String self(ActionView action) {
    return "/v1/actions/" + IdKind.OPERATOR_ACTION.format(action.id());
  }

  private static Answer answer(IncidentFile file) {
    return Answer.json(
        200,
        json -> {
          members(json, file.incident());
          json.list("actions", file.actions(), OperatorActions::members);
        });
  }

  private static void members(JsonOut json, IncidentView incident) {
    json.id("id", IdKind.INCIDENT, incident.id())
        .id("orderId", incident.orderKind(), incident.orderId())
        .id("attemptId", IdKind.ATTEMPT, incident.attemptId())
        .text("channel", incident.channel());
    incident.evidenceId().ifPresent(id -> json.id("evidenceId", IdKind.EVIDENCE, id));
    json.text("reason", incident.reason());
    switch (incident.held()) {
      case Held.Nothing _ -> {
        // Nothing is shown.
      }
      case Held.Ours(Money amount, var _) -> held(json, amount, "US");
      case Held.Customers(Money amount, var _) -> held(json, amount, "CUSTOMER");
    }
    json.text("state", incident.state())
        .instant("openedAt", incident.openedAt())
        .text("owner", incident.owner());
    if (!incident.note().isEmpty()) {
      json.text("note", incident.note());
    }
    json.text("resolution", incident.resolution()).instant("resolvedAt", incident.resolvedAt());
    incident.settledBy().ifPresent(id -> json.id("settledBy", IdKind.EVIDENCE, id));
    json.object(
        "links",
        links ->
            links
                .text("self", "/v1/incidents/" + IdKind.INCIDENT.format(incident.id()))
                .text("case", "/v1/cases/" + incident.orderKind().format(incident.orderId())));
  }

  private static void held(JsonOut json, Money amount, String belongsTo) {
    json.object("suspense", held -> held.money("held", amount).text("belongsTo", belongsTo));
  }
}
