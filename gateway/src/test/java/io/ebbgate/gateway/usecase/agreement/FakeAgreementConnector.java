package io.ebbgate.gateway.usecase.agreement;

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
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that answers agreements as told, and moves nothing. */
public final class FakeAgreementConnector implements Connector {
  private final List<AgreementRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Future<AgreementReply> answer =
      Future.succeededFuture(new AgreementReply.Started("P-1"));

  /** What it answers from now on. */
  public void answer(AgreementReply reply) {
    this.answer = Future.succeededFuture(reply);
  }

  /** Has a defect from now on. */
  public void fail() {
    this.answer = Future.failedFuture(new IllegalStateException("a defect"));
  }

  /** What it was asked to start. */
  public List<AgreementRequest> requests() {
    return requests;
  }

  /** How often it was asked anything. */
  public int calls() {
    return calls.get();
  }

  /** Reached by one channel. */
  public Connectors reachedBy(String channel) {
    return code -> code.equals(channel) ? Optional.of(this) : Optional.empty();
  }

  /** Terms with one channel that debits. */
  public static TermsSource termsWith(String channel) {
    var terms =
        new ChannelTerms(
            channel, "provider", 1, true, true, 100, Money.fen(5_000_000), List.of(), true);
    var all =
        new Terms(
            1,
            Map.of(),
            Map.of(),
            Map.of(channel, new Terms.Channel(terms, Map.of(), "secret", GuardTerms.NONE)));
    return () -> all;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.DEBIT);
  }

  @Override
  public ProviderPromises promises() {
    var second = Duration.ofSeconds(1);
    return new ProviderPromises(second, second, second, List.of(second), 1);
  }

  @Override
  public Future<AgreementReply> startAgreement(AgreementRequest request) {
    requests.add(request);
    calls.incrementAndGet();
    return answer;
  }

  @Override
  public Future<AgreementReply> confirmAgreement(String agreementReference, String code) {
    calls.incrementAndGet();
    return answer;
  }

  @Override
  public Future<AgreementReply> cancelAgreement(String agreementReference) {
    calls.incrementAndGet();
    return answer;
  }

  @Override
  public Future<Reply> payout(MovementRequest request) {
    throw new UnsupportedOperationException("moves nothing");
  }

  @Override
  public Future<Reply> debit(MovementRequest request) {
    throw new UnsupportedOperationException("moves nothing");
  }

  @Override
  public Future<Reply> query(Query query) {
    throw new UnsupportedOperationException("moves nothing");
  }

  @Override
  public CallbackReading readCallback(CallbackRequest request) {
    throw new UnsupportedOperationException("moves nothing");
  }

  @Override
  public Future<List<StatementLine>> statement(LocalDate day) {
    throw new UnsupportedOperationException("moves nothing");
  }
}
