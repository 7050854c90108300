package io.ebbgate.gateway.http.api;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.movement.rows.LoanStanding;
import io.ebbgate.gateway.usecase.repayment.LoanView;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.Repayments;
import io.ebbgate.gateway.usecase.repayment.RequestRepayment;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Loans and repayments. */
public final class RepaymentActions {
  private static final OrderAnswers<RepaymentView> ORDERS =
      new OrderAnswers<>(
          IdKind.REPAYMENT,
          "/v1/repayments",
          "repaymentId",
          RepaymentActions::facts,
          RepaymentActions::present);
  private final Repayments repayments;
  private final Fingerprints fingerprints;

  /** Actions on a port. */
  public RepaymentActions(Repayments repayments, Fingerprints fingerprints) {
    this.repayments = repayments;
    this.fingerprints = fingerprints;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.READ_LOAN, this::loan,
        Endpoint.QUOTE_REPAYMENT, this::quote,
        Endpoint.REQUEST_REPAYMENT, this::request,
        Endpoint.READ_REPAYMENT, this::read);
  }

  private Future<Answer> loan(Call call) {
    var id = call.pathId("id", IdKind.LOAN);
    return repayments.loan(call.principal(), id).map(RepaymentActions::loanAnswer);
  }

  private static Answer loanAnswer(LoanView view) {
    return Answer.json(
        200,
        json -> {
          json.id("id", IdKind.LOAN, view.id())
              .id("drawdownId", IdKind.DRAWDOWN, view.drawdownId())
              .id("lineId", IdKind.CREDIT_LINE, view.lineId())
              .money("principal", view.principal())
              .money("outstanding", view.outstanding())
              .text("product", view.product())
              .text("annualRate", view.annualRate())
              .text("funder", view.funder())
              .date("valueDate", view.valueDate())
              .text("state", view.state())
              .instant("createdAt", view.createdAt());
          standing(json, view.standing());
          json.list("schedule", view.schedule(), RepaymentActions::row)
              .object(
                  "links",
                  links -> links.text("self", "/v1/loans/" + IdKind.LOAN.format(view.id())));
        });
  }

  /** Told only of a loan about which something was ordered. */
  private static void standing(JsonOut json, LoanStanding standing) {
    if (standing.disputed()) {
      json.flag("disputed", true);
    }
    standing.stoppedOn().ifPresent(date -> json.date("interestStoppedOn", date));
    standing.writtenOffOn().ifPresent(date -> json.date("writtenOffOn", date));
  }

  private static void row(JsonOut json, LoanView.Row row) {
    json.whole("number", row.number()).date("dueDate", row.dueDate());
    part(json, "principal", row.principal());
    part(json, "interest", row.interest());
    part(json, "fee", row.fee());
    part(json, "penalty", row.penalty());
  }

  private static void part(JsonOut json, String name, LoanView.Part part) {
    json.object(
        name,
        out -> {
          out.money("due", part.due()).money("paid", part.paid());
          if (part.relieved().isPositive()) {
            out.money("relieved", part.relieved());
          }
        });
  }

  private Future<Answer> quote(Call call) {
    var loanId = call.pathId("id", IdKind.LOAN);
    var fields = call.fields();
    var kind = fields.text("kind", Rules.REPAYMENT_KIND);
    Optional<Money> amount =
        switch (kind) {
          case "EARLY_PARTIAL" -> Optional.of(fields.positiveMoney("amount"));
          // Where the kind is wrong nobody knows whether an amount belongs here.
          case "OVERDUE", "" -> fields.optionalPositiveMoney("amount");
          default -> Optional.empty();
        };
    fields.finish();
    return repayments
        .quote(call.principal(), loanId, new QuoteRepayment(kind, amount))
        .map(RepaymentActions::quoted);
  }

  private static Answer quoted(RepaymentQuoteView view) {
    return Answer.json(
        200,
        json -> {
          json.text("quoteId", view.quoteId())
              .id("loanId", IdKind.LOAN, view.loanId())
              .text("kind", view.kind())
              .date("valueDate", view.valueDate())
              .money("amount", view.amount());
          components(json, view.principal(), view.interest(), view.fee(), view.penalty());
          json.instant("expiresAt", view.expiresAt());
        });
  }

  private static void components(
      JsonOut json, Money principal, Money interest, Money fee, Money penalty) {
    json.object(
        "components",
        parts ->
            parts
                .money("principal", principal)
                .money("interest", interest)
                .money("fee", fee)
                .money("penalty", penalty));
  }

  private Future<Answer> request(Call call) {
    var key = IdempotencyKeyHeader.read(call);
    var fields = call.fields();
    var command =
        new RequestRepayment(
            fields.id("loanId", IdKind.LOAN),
            fields.id("cardId", IdKind.CARD),
            fields.text("quoteId", Rules.TOKEN),
            fields.positiveMoney("amount"));
    fields.finish();
    var principal = call.principal();
    return repayments
        .accept(principal, fingerprints.of(principal, key, command), command)
        .compose(kept ->
            ORDERS.accepted(
                call, kept, (view, atMost) -> repayments.awaitEnd(principal, view.id(), atMost)));
  }

  private Future<Answer> read(Call call) {
    var id = call.pathId("id", IdKind.REPAYMENT);
    return repayments.find(call.principal(), id).map(ORDERS::answer);
  }

  private static JsonOut present(JsonOut json, RepaymentView view) {
    facts(json, view).text("state", view.state());
    view.refusalCode()
        .ifPresent(code -> json.object("refusal", refusal -> refusal.text("code", code)));
    return json.text("failureReason", view.failureReason()).instant("endedAt", view.endedAt());
  }

  private static JsonOut facts(JsonOut json, RepaymentView view) {
    json.id("id", IdKind.REPAYMENT, view.id())
        .id("loanId", IdKind.LOAN, view.loanId())
        .id("cardId", IdKind.CARD, view.cardId())
        .text("kind", view.kind())
        .date("valueDate", view.valueDate())
        .money("amount", view.amount());
    components(json, view.principal(), view.interest(), view.fee(), view.penalty());
    return json.instant("createdAt", view.createdAt());
  }
}
