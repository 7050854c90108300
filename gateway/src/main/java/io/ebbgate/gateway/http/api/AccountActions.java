package io.ebbgate.gateway.http.api;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.account.Accounts;
import io.ebbgate.gateway.usecase.account.AgreementView;
import io.ebbgate.gateway.usecase.account.BindCard;
import io.ebbgate.gateway.usecase.account.CardView;
import io.ebbgate.gateway.usecase.account.CreditLineView;
import io.ebbgate.gateway.usecase.account.OpenLine;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** Credit lines, cards and debit agreements. */
public final class AccountActions {
  private final Accounts accounts;
  private final Fingerprints fingerprints;

  /** Actions on a port. */
  public AccountActions(Accounts accounts, Fingerprints fingerprints) {
    this.accounts = accounts;
    this.fingerprints = fingerprints;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.OPEN_CREDIT_LINE,
        this::open,
        Endpoint.READ_CREDIT_LINE,
        call -> accounts.creditLine(call.principal(), lineId(call)).map(AccountActions::line),
        Endpoint.FREEZE_CREDIT_LINE,
        this::freeze,
        Endpoint.UNFREEZE_CREDIT_LINE,
        this::unfreeze,
        Endpoint.BIND_CARD,
        this::bind,
        Endpoint.START_AGREEMENT,
        this::startAgreement,
        Endpoint.CONFIRM_AGREEMENT,
        this::confirmAgreement,
        Endpoint.CANCEL_AGREEMENT,
        this::cancelAgreement);
  }

  private Future<Answer> open(Call call) {
    var key = IdempotencyKeyHeader.read(call);
    var fields = call.fields();
    var customer = fields.object("customer");
    var command =
        new OpenLine(
            customer.text("reference", Rules.CUSTOMER_REFERENCE),
            customer.text("name", Rules.NAME),
            customer.text("phone", Rules.PHONE),
            fields.moneyFromZero("limit"),
            fields.whole("repaymentDay", 1, 31));
    fields.finish();
    var principal = call.principal();
    return accounts
        .openCreditLine(principal, fingerprints.of(principal, key, command), command)
        .map(kept -> {
          var view = kept.value();
          var self = self(view);
          var answer =
              Answer.json(
                  201,
                  json -> identity(json, view).object("links", links -> links.text("self", self)));
          return Replays.mark(answer.with("Location", self), kept.replayed());
        });
  }

  private Future<Answer> freeze(Call call) {
    var id = lineId(call);
    call.fields().finish();
    return accounts.freeze(call.principal(), id).map(AccountActions::line);
  }

  private Future<Answer> unfreeze(Call call) {
    var id = lineId(call);
    call.fields().finish();
    return accounts.unfreeze(call.principal(), id).map(AccountActions::line);
  }

  private static UUID lineId(Call call) {
    return call.pathId("id", IdKind.CREDIT_LINE);
  }

  private static String self(CreditLineView view) {
    return "/v1/credit-lines/" + IdKind.CREDIT_LINE.format(view.id());
  }

  /** The facts that never change, and thus are the same in every replay. */
  private static JsonOut identity(JsonOut json, CreditLineView view) {
    return json.id("id", IdKind.CREDIT_LINE, view.id())
        .id("customerId", IdKind.CUSTOMER, view.customerId())
        .text("customerReference", view.customerReference())
        .instant("createdAt", view.createdAt());
  }

  private static Answer line(CreditLineView view) {
    return Answer.json(
        200,
        json ->
            identity(json, view)
                .text("state", view.state())
                .money("limit", view.limit())
                .money("reserved", view.reserved())
                .money("used", view.used())
                .money("available", view.available())
                .whole("repaymentDay", view.repaymentDay())
                .object("links", links -> links.text("self", self(view))));
  }

  private Future<Answer> bind(Call call) {
    var key = IdempotencyKeyHeader.read(call);
    var fields = call.fields();
    var customerId = fields.id("customerId", IdKind.CUSTOMER);
    var number = fields.text("number", Rules.CARD_NUMBER);
    var holder = fields.text("holder", Rules.NAME);
    var bank = fields.text("bank", Rules.BANK);
    fields.finish();
    var command = new BindCard(customerId, number, holder, bank);
    var principal = call.principal();
    return accounts
        .bindCard(principal, fingerprints.of(principal, key, command), command)
        .map(kept -> Replays.mark(card(kept.value()), kept.replayed()));
  }

  private static Answer card(CardView view) {
    var id = IdKind.CARD.format(view.id());
    return Answer.json(
        201,
        json ->
            json.text("id", id)
                .id("customerId", IdKind.CUSTOMER, view.customerId())
                .text("maskedNumber", view.maskedNumber())
                .text("bank", view.bank())
                .instant("createdAt", view.createdAt())
                .object(
                    "links", links -> links.text("agreements", "/v1/cards/" + id + "/agreements")));
  }

  private Future<Answer> startAgreement(Call call) {
    var cardId = call.pathId("id", IdKind.CARD);
    var fields = call.fields();
    var channel = fields.text("channel", Rules.CODE);
    fields.finish();
    return accounts
        .startAgreement(call.principal(), cardId, channel)
        .map(view -> agreement(201, view));
  }

  private Future<Answer> confirmAgreement(Call call) {
    var cardId = call.pathId("id", IdKind.CARD);
    var fields = call.fields();
    var channel = fields.text("channel", Rules.CODE);
    var code = fields.text("code", Rules.AGREEMENT_CODE);
    fields.finish();
    return accounts
        .confirmAgreement(call.principal(), cardId, channel, code)
        .map(view -> agreement(200, view));
  }

  private Future<Answer> cancelAgreement(Call call) {
    var cardId = call.pathId("id", IdKind.CARD);
    var fields = call.fields();
    var channel = fields.text("channel", Rules.CODE);
    fields.finish();
    return accounts
        .cancelAgreement(call.principal(), cardId, channel)
        .map(view -> agreement(200, view));
  }

  private static Answer agreement(int status, AgreementView view) {
    return Answer.json(
        status,
        json ->
            json.id("id", IdKind.AGREEMENT, view.id())
                .id("cardId", IdKind.CARD, view.cardId())
                .text("channel", view.channel())
                .text("state", view.state())
                .instant("updatedAt", view.updatedAt()));
  }
}
