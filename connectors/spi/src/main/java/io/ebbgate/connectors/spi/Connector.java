package io.ebbgate.connectors.spi;

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

/**
 * One channel of one provider. Every returned future succeeds; a failed future is a defect of the
 * connector and is treated as {@code Unknown} by the caller.
 */
public interface Connector {

  /** What this provider can do. */
  Set<Capability> capabilities();

  /** The provider's own times and promises, on which "not found" and resending rest. */
  ProviderPromises promises();

  /** Sends a payout. Called at most once for each reference unless the provider deduplicates. */
  Future<Reply> payout(MovementRequest request);

  /**
   * Sends a debit under an agreement. Called at most once for each reference unless the provider
   * deduplicates.
   */
  Future<Reply> debit(MovementRequest request);

  /** Asks what became of a reference. */
  Future<Reply> query(Query query);

  /**
   * Verifies and reads a callback. Pure: no I/O. The signature is checked before anything else is
   * read.
   */
  CallbackReading readCallback(CallbackRequest request);

  /** Asks the provider to start an agreement for a card; the provider sends the customer a code. */
  Future<AgreementReply> startAgreement(AgreementRequest request);

  /** Confirms an agreement with the customer's code. */
  Future<AgreementReply> confirmAgreement(String agreementReference, String code);

  /** Ends an agreement. */
  Future<AgreementReply> cancelAgreement(String agreementReference);

  /**
   * Every movement of one business day as the provider knows it; fails when the file is not there
   * yet or not readable.
   */
  Future<List<StatementLine>> statement(LocalDate day);

  /** Lets its connections go. Requests in flight may end as unknown. */
  default Future<Void> close() {
    return Future.succeededFuture();
  }
}
