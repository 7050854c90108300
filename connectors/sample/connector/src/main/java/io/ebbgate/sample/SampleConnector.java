package io.ebbgate.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.connectors.spi.Capability;
import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.ProviderPromises;
import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.AgreementReply;
import io.ebbgate.connectors.spi.exchange.AgreementRequest;
import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.Unknown.Cause;
import io.ebbgate.sample.SampleWire.Heard;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One channel of the sample provider. */
final class SampleConnector implements Connector {

  private static final Buffer NOTHING = Buffer.buffer();

  private final ConnectorEnvironment environment;
  private final SampleSettings settings;
  private final SampleWire wire;
  private final SampleCallbacks callbacks;

  SampleConnector(ConnectorEnvironment environment, SampleSettings settings) {
    this.environment = environment;
    this.settings = settings;
    var signature = new SampleSignature(settings.secret());
    this.wire = new SampleWire(environment, settings, signature);
    this.callbacks =
        new SampleCallbacks(
            signature, settings.merchant(), environment.clock(), environment.callbackTolerance());
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public ProviderPromises promises() {
    return settings.promises();
  }

  @Override
  public Future<Reply> payout(MovementRequest request) {
    return move(request, MovementKind.PAYOUT, "/payouts", order(request));
  }

  @Override
  public Future<Reply> debit(MovementRequest request) {
    ObjectNode order = order(request).put("agreement", request.agreementReference());
    return move(request, MovementKind.DEBIT, "/debits", order);
  }

  private Future<Reply> move(
      MovementRequest request, MovementKind kind, String path, ObjectNode order) {
    return wire.exchange(
            HttpMethod.POST,
            path,
            SampleJson.write(order),
            request.validUntil(),
            settings.answerBytesAtMost())
        .map(heard -> SampleAnswers.reply(heard, request.reference(), kind, EvidenceSource.REPLY));
  }

  private ObjectNode order(MovementRequest request) {
    ObjectNode order =
        SampleJson.create()
            .put("reference", request.reference())
            .put("validUntil", request.validUntil().toString())
            .put("purpose", request.purpose());
    order.set("amount", SampleJson.money(request.amount()));
    order.set("account", account(request.account()));
    settings.notifyUrl().ifPresent(url -> order.put("notifyUrl", url));
    return order;
  }

  private static ObjectNode account(AccountDetails account) {
    return SampleJson.create()
        .put("number", account.number())
        .put("holder", account.holder())
        .put("bank", account.bank());
  }

  /** When a query was not even sent, that says nothing about the money: the answer is unknown. */
  @Override
  public Future<Reply> query(Query query) {
    String path =
        "/movements/" + encoded(query.reference()) + "?kind=" + SampleJson.wireName(query.kind());
    return ask(HttpMethod.GET, path, NOTHING)
        .map(SampleConnector::unheard)
        .map(heard ->
            SampleAnswers.reply(heard, query.reference(), query.kind(), EvidenceSource.QUERY));
  }

  private static Heard unheard(Heard heard) {
    return heard instanceof Heard.NotSent(String detail, _)
        ? new Heard.Lost(Cause.CONNECTION_LOST, "not asked: " + detail, "")
        : heard;
  }

  @Override
  public CallbackReading readCallback(CallbackRequest request) {
    return callbacks.read(request);
  }

  @Override
  public Future<AgreementReply> startAgreement(AgreementRequest request) {
    ObjectNode body =
        SampleJson.create().put("reference", request.reference()).put("phone", request.phone());
    body.set("account", account(request.account()));
    return ask(HttpMethod.POST, "/agreements", SampleJson.write(body)).map(SampleAgreements::reply);
  }

  @Override
  public Future<AgreementReply> confirmAgreement(String agreementReference, String code) {
    return ask(
            HttpMethod.POST,
            "/agreements/" + encoded(agreementReference) + "/confirm",
            SampleJson.write(SampleJson.create().put("code", code)))
        .map(SampleAgreements::reply);
  }

  @Override
  public Future<AgreementReply> cancelAgreement(String agreementReference) {
    return ask(
            HttpMethod.POST,
            "/agreements/" + encoded(agreementReference) + "/cancel",
            SampleJson.write(SampleJson.create()))
        .map(SampleAgreements::reply);
  }

  @Override
  public Future<List<StatementLine>> statement(LocalDate day) {
    String path = "/statements/" + day + "?merchant=" + encoded(settings.merchant());
    return wire.exchange(
            HttpMethod.GET, path, NOTHING, Instant.MAX, settings.statementBytesAtMost())
        .compose(heard ->
            heard instanceof Heard.Answered answered && answered.status() == 200
                // A day may have hundreds of thousands of lines: not on the event loop.
                ? environment
                    .vertx()
                    .executeBlocking(
                        () -> SampleStatement.read(answered, settings.merchant(), day), false)
                : Future.failedFuture("the statement is not to be had"));
  }

  private Future<Heard> ask(HttpMethod method, String path, Buffer body) {
    return wire.exchange(method, path, body, Instant.MAX, settings.answerBytesAtMost());
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8);
  }

  @Override
  public Future<Void> close() {
    return wire.close();
  }
}
