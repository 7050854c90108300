package io.ebbgate.gateway.http.operators;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.money.Money;
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
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.servicing.LoanCommandFormat;
import io.ebbgate.gateway.usecase.servicing.LoanCommandView;
import io.ebbgate.gateway.usecase.servicing.ProposeLoanCommand;
import io.ebbgate.gateway.usecase.servicing.Servicing;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Map;

/** What people order about loans. */
public final class LoanCommandActions {
  private static final String LIST = "loan-commands";
  private static final String COMMAND = "command";

  private final Servicing servicing;
  private final Fingerprints fingerprints;
  private final Cursors cursors;

  /** Actions on a port. */
  public LoanCommandActions(Servicing servicing, Fingerprints fingerprints, Cursors cursors) {
    this.servicing = servicing;
    this.fingerprints = fingerprints;
    this.cursors = cursors;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.PROPOSE_LOAN_COMMAND, this::propose,
        Endpoint.LIST_LOAN_COMMANDS, this::ofLoan,
        Endpoint.LIST_WAITING_LOAN_COMMANDS, this::waiting,
        Endpoint.APPROVE_LOAN_COMMAND, this::approve);
  }

  private Future<Answer> propose(Call call) {
    var key = IdempotencyKeyHeader.read(call);
    var loanId = call.pathId("id", IdKind.LOAN);
    var fields = call.fields();
    var reason = fields.text("reason", Rules.REASON);
    var command = command(fields, role(call));
    fields.finish();
    var proposal = new ProposeLoanCommand(command, reason);
    var principal = call.principal();
    return servicing
        .propose(principal, fingerprints.of(principal, key, loanId, proposal), loanId, proposal)
        .map(kept ->
            // What never changes, and the status in which it was taken, in every replay.
            Replays.mark(
                Answer.json(201, json -> facts(json, kept.value()).text("status", "Proposed")),
                kept.replayed()));
  }

  /** Whoever may approve may give up more than whoever may only act. */
  private static String role(Call call) {
    return call.principal().may(Scope.OPERATOR_APPROVE) ? "approver" : "operator";
  }

  private static LoanCommand command(Fields fields, String role) {
    var mistakes = new ArrayList<Mistake>();
    var command = LoanCommandFormat.asked(Entry.root("", fields.tree(COMMAND), mistakes), role);
    if (fields.hasTree(COMMAND)) {
      for (Mistake mistake : mistakes) {
        fields.wrong(COMMAND, mistake.path(), mistake.message());
      }
    }
    return command;
  }

  private Future<Answer> ofLoan(Call call) {
    return servicing
        .of(call.pathId("id", IdKind.LOAN))
        .map(commands ->
            Answer.json(200, json -> json.list("items", commands, LoanCommandActions::members)));
  }

  private Future<Answer> waiting(Call call) {
    var limit = Pages.limit(call);
    return servicing
        .waiting(Pages.after(call, cursors, LIST), limit)
        .map(page ->
            Answer.json(
                200,
                json -> {
                  json.list("items", page, LoanCommandActions::members);
                  if (page.size() == limit) {
                    var last = page.getLast().id();
                    json.text("next", cursors.issue(call.principal().clientId(), LIST, last));
                  }
                }));
  }

  private Future<Answer> approve(Call call) {
    return servicing
        .approve(call.principal(), call.pathId("id", IdKind.LOAN_COMMAND))
        .map(command -> Answer.json(200, json -> members(json, command)));
  }

  private static JsonOut facts(JsonOut json, LoanCommandView view) {
    return json.id("id", IdKind.LOAN_COMMAND, view.id())
        .id("loanId", IdKind.LOAN, view.loanId())
        .object(COMMAND, command -> command.members(LoanCommandFormat.shown(view.command())))
        .text("reason", view.reason())
        .text("proposer", view.proposer())
        .instant("proposedAt", view.proposedAt())
        .list("plan", view.plan(), (row, each) -> members(row, each, view.currency()));
  }

  private static void members(JsonOut json, LoanCommandView view) {
    facts(json, view).text("status", view.status().text());
    view.done()
        .ifPresent(done ->
            json.text("approver", done.approver())
                .instant("approvedAt", done.at())
                .date("valueDate", done.valueDate())
                .list(
                    "planBefore",
                    done.planBefore(),
                    (row, each) -> members(row, each, view.currency())));
  }

  private static void members(JsonOut json, InstalmentRow row, Currency currency) {
    json.whole("number", row.number()).date("dueDate", row.dueDate());
    part(json, "principal", currency, row.principalDue(), row.principalPaid(), 0);
    part(json, "interest", currency, row.interestDue(), row.interestPaid(), row.interestRelieved());
    part(json, "fee", currency, row.feeDue(), row.feePaid(), row.feeRelieved());
    part(json, "penalty", currency, row.penaltyDue(), row.penaltyPaid(), row.penaltyRelieved());
  }

  private static void part(
      JsonOut json, String name, Currency currency, long due, long paid, long relieved) {
    json.object(
        name,
        part -> {
          part.money("due", new Money(due, currency)).money("paid", new Money(paid, currency));
          if (relieved > 0) {
            part.money("relieved", new Money(relieved, currency));
          }
        });
  }
}
