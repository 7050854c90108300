package io.ebbgate.simulator.mutant;

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
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A connector that does what another one does. */
class WrappedConnector implements Connector {
  private final Connector real;

  WrappedConnector(Connector real) {
    this.real = real;
  }

  @Override
  public Set<Capability> capabilities() {
    return real.capabilities();
  }

  @Override
  public ProviderPromises promises() {
    return real.promises();
  }

  @Override
  public Future<Reply> payout(MovementRequest request) {
    return real.payout(request);
  }

  @Override
  public Future<Reply> debit(MovementRequest request) {
    return real.debit(request);
  }

  @Override
  public Future<Reply> query(Query query) {
    return real.query(query);
  }

  @Override
  public CallbackReading readCallback(CallbackRequest request) {
    return real.readCallback(request);
  }

  @Override
  public Future<AgreementReply> startAgreement(AgreementRequest request) {
    return real.startAgreement(request);
  }

  @Override
  public Future<AgreementReply> confirmAgreement(String agreementReference, String code) {
    return real.confirmAgreement(agreementReference, code);
  }

  @Override
  public Future<AgreementReply> cancelAgreement(String agreementReference) {
    return real.cancelAgreement(agreementReference);
  }

  @Override
  public Future<List<StatementLine>> statement(LocalDate day) {
    return real.statement(day);
  }
}
