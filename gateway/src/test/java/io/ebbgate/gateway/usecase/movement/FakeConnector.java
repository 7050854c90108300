package io.ebbgate.gateway.usecase.movement;

import io.ebbgate.connectors.spi.Capability;
import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ProviderPromises;
import io.ebbgate.connectors.spi.exchange.AgreementReply;
import io.ebbgate.connectors.spi.exchange.AgreementRequest;
import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.movement.Unknown;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A provider that answers as told; says nothing certain unless told otherwise. */
public class FakeConnector implements Connector {
  private static final Reply NOTHING_CERTAIN =
      new Reply(new Unknown(Unknown.Cause.TIMEOUT, "no answer"), "", "");

  public final List<MovementRequest> sent = Collections.synchronizedList(new ArrayList<>());
  public final List<Query> queries = Collections.synchronizedList(new ArrayList<>());
  public volatile Function<MovementRequest, Future<Reply>> onSend =
      request -> Future.succeededFuture(NOTHING_CERTAIN);
  public volatile Function<Query, Future<Reply>> onQuery =
      query -> Future.succeededFuture(NOTHING_CERTAIN);
  public ProviderPromises promises =
      new ProviderPromises(
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)),
          3);
  public CallbackReading callback =
      new CallbackReading.Refused(CallbackReading.Problem.SIGNATURE_MISSING, "not signed");

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public ProviderPromises promises() {
    return promises;
  }

  @Override
  public Future<Reply> payout(MovementRequest request) {
    sent.add(request);
    return onSend.apply(request);
  }

  @Override
  public Future<Reply> debit(MovementRequest request) {
    sent.add(request);
    return onSend.apply(request);
  }

  @Override
  public Future<Reply> query(Query query) {
    queries.add(query);
    return onQuery.apply(query);
  }

  @Override
  public CallbackReading readCallback(CallbackRequest request) {
    return callback;
  }

  @Override
  public Future<AgreementReply> startAgreement(AgreementRequest request) {
    return Future.succeededFuture(new AgreementReply.Started("agreement-" + request.reference()));
  }

  @Override
  public Future<AgreementReply> confirmAgreement(String agreementReference, String code) {
    return Future.succeededFuture(new AgreementReply.Active(agreementReference));
  }

  @Override
  public Future<AgreementReply> cancelAgreement(String agreementReference) {
    return Future.succeededFuture(new AgreementReply.Cancelled());
  }

  @Override
  public Future<List<StatementLine>> statement(LocalDate day) {
    return Future.succeededFuture(List.of());
  }
}
