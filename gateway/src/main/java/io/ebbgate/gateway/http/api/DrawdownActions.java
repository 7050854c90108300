package io.ebbgate.gateway.http.api;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.Cursors;
import io.ebbgate.gateway.usecase.drawdown.DrawdownQuote;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.Drawdowns;
import io.ebbgate.gateway.usecase.drawdown.QuoteDrawdown;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.vertx.core.Future;
import java.util.Map;

/** Drawdowns. */
public final class DrawdownActions {
  private static final OrderAnswers<DrawdownView> ORDERS =
      new OrderAnswers<>(
          IdKind.DRAWDOWN,
          "/v1/drawdowns",
          "drawdownId",
          DrawdownActions::facts,
          DrawdownActions::present);
  private static final String LIST = "drawdowns";
  private static final int LONGEST_TERM_MONTHS = 360;

  private final Drawdowns drawdowns;
  private final Fingerprints fingerprints;
  private final Cursors cursors;

  /** Actions on a port. */
  public DrawdownActions(Drawdowns drawdowns, Fingerprints fingerprints, Cursors cursors) {
    this.drawdowns = drawdowns;
    this.fingerprints = fingerprints;
    this.cursors = cursors;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.QUOTE_DRAWDOWN, this::quote,
        Endpoint.REQUEST_DRAWDOWN, this::request,
        Endpoint.READ_DRAWDOWN, this::read,
        Endpoint.LIST_DRAWDOWNS, this::list);
  }

  private Future<Answer> quote(Call call) {
    var fields = call.fields();
    var command =
        new QuoteDrawdown(
            fields.id("lineId", IdKind.CREDIT_LINE),
            fields.positiveMoney("amount"),
            fields.text("product", Rules.CODE),
            fields.whole("termMonths", 1, LONGEST_TERM_MONTHS),
            fields.optionalDate("valueDate", ScheduleTerms.EARLIEST, ScheduleTerms.LATEST));
    fields.finish();
    return drawdowns.quote(call.principal(), command).map(DrawdownActions::quoted);
  }

  private static Answer quoted(DrawdownQuote quote) {
    return Answer.json(
        200,
        json -> {
          quote
              .offer()
              .ifPresent(offered ->
                  json.object(
                      "offer",
                      offer ->
                          offer
                              .text("id", offered.id())
                              .text("funder", quote.funder())
                              .text("annualRate", quote.annualRate())
                              .instant("expiresAt", offered.expiresAt())));
          json.text("funder", quote.funder())
              .text("annualRate", quote.annualRate())
              .text("effectiveAnnualRate", quote.effectiveAnnualRate())
              .text("datedAnnualRate", quote.datedAnnualRate())
              .money("totalCost", quote.totalCost())
              .date("valueDate", quote.valueDate())
              .list(
                  "schedule",
                  quote.schedule(),
                  (row, instalment) ->
                      row.whole("number", instalment.number())
                          .date("dueDate", instalment.dueDate())
                          .money("principal", instalment.principal())
                          .money("interest", instalment.interest())
                          .money("fee", instalment.fee())
                          .money(
                              "total",
                              instalment
                                  .principal()
                                  .plus(instalment.interest())
                                  .plus(instalment.fee())));
        });
  }

  private Future<Answer> request(Call call) {
    var key = IdempotencyKeyHeader.read(call);
    var fields = call.fields();
    var contract = fields.object("contract");
    var authentication = fields.object("authentication");
    var command =
        new RequestDrawdown(
            fields.id("lineId", IdKind.CREDIT_LINE),
            fields.id("cardId", IdKind.CARD),
            fields.positiveMoney("amount"),
            fields.text("product", Rules.CODE),
            fields.whole("termMonths", 1, LONGEST_TERM_MONTHS),
            contract.text("reference", Rules.REFERENCE),
            contract.text("offerId", Rules.TOKEN),
            authentication.text("method", Rules.METHOD),
            authentication.text("reference", Rules.REFERENCE),
            authentication.instant("at"));
    fields.finish();
    var principal = call.principal();
    return drawdowns
        .accept(principal, fingerprints.of(principal, key, command), command)
        .compose(kept ->
            ORDERS.accepted(
                call, kept, (view, atMost) -> drawdowns.awaitEnd(principal, view.id(), atMost)));
  }

  private Future<Answer> read(Call call) {
    var id = call.pathId("id", IdKind.DRAWDOWN);
    return drawdowns.find(call.principal(), id).map(ORDERS::answer);
  }

  private Future<Answer> list(Call call) {
    var principal = call.principal();
    var limit = Pages.limit(call);
    var after = Pages.after(call, cursors, LIST);
    return drawdowns
        .list(principal, after, limit)
        .map(page ->
            Answer.json(
                200,
                json -> {
                  json.list("items", page, ORDERS::members);
                  if (page.size() == limit) {
                    json.text(
                        "next", cursors.issue(principal.clientId(), LIST, page.getLast().id()));
                  }
                }));
  }

  private static JsonOut present(JsonOut json, DrawdownView view) {
    facts(json, view).text("state", view.state()).text("funder", view.funder());
    view.refusalCode()
        .ifPresent(code -> json.object("refusal", refusal -> refusal.text("code", code)));
    json.text("failureReason", view.failureReason());
    view.loanId().ifPresent(loan -> json.id("loanId", IdKind.LOAN, loan));
    return json.instant("endedAt", view.endedAt());
  }

  private static JsonOut facts(JsonOut json, DrawdownView view) {
    return json.id("id", IdKind.DRAWDOWN, view.id())
        .id("lineId", IdKind.CREDIT_LINE, view.lineId())
        .id("cardId", IdKind.CARD, view.cardId())
        .money("amount", view.amount())
        .text("product", view.product())
        .whole("termMonths", view.termMonths())
        .object("contract", contract -> contract.text("reference", view.contractReference()))
        .instant("createdAt", view.createdAt());
  }
}
