package io.ebbgate.gateway.usecase.agreement;

import io.ebbgate.connectors.spi.Capability;
import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.exchange.AgreementReply;
import io.ebbgate.connectors.spi.exchange.AgreementRequest;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.account.AgreementView;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.movement.sending.AccountDetailsSource;
import io.ebbgate.gateway.usecase.notice.Contacts;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs debit agreements with the providers. */
public final class SignAgreements {
  private static final Logger LOG = LoggerFactory.getLogger(SignAgreements.class);

  private final Agreements agreements;
  private final Connectors connectors;
  private final TermsSource terms;
  private final AccountDetailsSource accounts;
  private final Contacts contacts;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param agreements where agreements are kept
   * @param connectors speak to the providers
   * @param terms say which channels debit
   * @param accounts give the card in clear, for the provider only
   * @param contacts give the phone number in clear, for the provider only
   * @param ids for new agreements
   * @param clock for their times
   */
  public SignAgreements(
      Agreements agreements,
      Connectors connectors,
      TermsSource terms,
      AccountDetailsSource accounts,
      Contacts contacts,
      Ids ids,
      InstantSource clock) {
    this.agreements = agreements;
    this.connectors = connectors;
    this.terms = terms;
    this.accounts = accounts;
    this.contacts = contacts;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Asks the provider for an agreement. One that was asked for before without a certain answer is
   * asked for again, under the same reference.
   */
  public Future<AgreementView> start(Principal principal, UUID cardId, String channel) {
    return connector(channel)
        .compose(connector ->
            customerOf(principal, cardId)
                .compose(customerId -> request(principal, cardId, channel, customerId, connector)));
  }

  private Future<AgreementView> request(
      Principal principal, UUID cardId, String channel, UUID customerId, Connector connector) {
    var fresh =
        new Agreement(
            ids.next(),
            principal.clientId(),
            cardId,
            channel,
            AgreementState.REQUESTED,
            "",
            1,
            clock.instant());
    return agreements
        .addUnlessAlive(fresh)
        .compose(held ->
            held.state() == AgreementState.REQUESTED
                ? ask(held, customerId, connector)
                : rejected(
                    ProblemCode.AGREEMENT_EXISTS,
                    "the card's agreement with this channel is " + held.state().text()));
  }

  private Future<AgreementView> ask(Agreement held, UUID customerId, Connector connector) {
    return accounts
        .details(held.cardId())
        .compose(card ->
            contacts
                .phone(customerId)
                .map(phone ->
                    new AgreementRequest(
                        IdKind.AGREEMENT.format(held.id()), card, phone.orElseThrow())))
        .compose(request -> certain(() -> connector.startAgreement(request)))
        .compose(reply -> learn(held, reply));
  }

  /**
   * Hands the customer's code to the provider. Confirming what is active already changes nothing.
   */
  public Future<AgreementView> confirm(
      Principal principal, UUID cardId, String channel, String code) {
    return newest(principal, cardId, channel)
        .compose(held ->
            switch (held.state()) {
              case ACTIVE -> Future.succeededFuture(held.view());
              case AWAITING_CODE ->
                  connector(channel)
                      .compose(connector ->
                          certain(() -> connector.confirmAgreement(held.providerReference(), code)))
                      .compose(reply -> learn(held, reply));
              case REQUESTED, DECLINED, CANCELLED -> wrongState(held);
            });
  }

  /** Ends an agreement. Cancelling what is cancelled already changes nothing. */
  public Future<AgreementView> cancel(Principal principal, UUID cardId, String channel) {
    return newest(principal, cardId, channel)
        .compose(held ->
            switch (held.state()) {
              case CANCELLED -> Future.succeededFuture(held.view());
              case AWAITING_CODE, ACTIVE ->
                  connector(channel)
                      .compose(connector ->
                          certain(() -> connector.cancelAgreement(held.providerReference())))
                      .compose(reply -> learnOfCancelling(held, reply));
              // The provider may know of it, but told no reference yet: it has to be asked
              // for again first.
              case REQUESTED, DECLINED -> wrongState(held);
            });
  }

  private Future<AgreementView> learn(Agreement held, AgreementReply reply) {
    return switch (reply) {
      case AgreementReply.Started(String reference) ->
          held.state() == AgreementState.REQUESTED
              ? save(held, AgreementState.AWAITING_CODE, reference)
              : unavailable(held, "started anew while a code was checked");
      case AgreementReply.Active(String reference) -> save(held, AgreementState.ACTIVE, reference);
      case AgreementReply.Cancelled() ->
          save(held, AgreementState.CANCELLED, held.providerReference());
      case AgreementReply.Declined(String providerCode, boolean wrongCode) ->
          wrongCode
              ? rejected(ProblemCode.AGREEMENT_CODE_WRONG, "the customer may try again")
              : save(held, AgreementState.DECLINED, held.providerReference())
                  .compose(saved -> declined(providerCode));
      case AgreementReply.Unavailable(String detail) -> unavailable(held, detail);
    };
  }

  private Future<AgreementView> learnOfCancelling(Agreement held, AgreementReply reply) {
    return switch (reply) {
      case AgreementReply.Cancelled() ->
          save(held, AgreementState.CANCELLED, held.providerReference());
      // A refused cancellation says nothing against the agreement itself.
      case AgreementReply.Declined(String providerCode, boolean wrongCode) ->
          declined(providerCode);
      case AgreementReply.Started(String reference) -> unavailable(held, "started, not cancelled");
      case AgreementReply.Active(String reference) -> unavailable(held, "active, not cancelled");
      case AgreementReply.Unavailable(String detail) -> unavailable(held, detail);
    };
  }

  /**
   * Saves over the version that was asked about; when somebody was faster, what they saved holds.
   */
  private Future<AgreementView> save(Agreement held, AgreementState state, String reference) {
    return agreements
        .advance(held, state, reference, clock.instant())
        .compose(saved ->
            saved.isPresent()
                ? Future.succeededFuture(saved.get().view())
                : agreements
                    .newest(held.clientId(), held.cardId(), held.channel())
                    .map(now -> now.orElseThrow().view()));
  }

  private static Future<AgreementView> wrongState(Agreement held) {
    return rejected(ProblemCode.AGREEMENT_STATE_WRONG, "the agreement is " + held.state().text());
  }

  private static Future<AgreementView> declined(String providerCode) {
    return rejected(ProblemCode.AGREEMENT_DECLINED, "the provider's code is " + providerCode);
  }

  private static Future<AgreementView> unavailable(Agreement held, String why) {
    LOG.warn("agreement {} stays {}: {}", held.id(), held.state(), why);
    return rejected(
        ProblemCode.PROVIDER_UNAVAILABLE, "the agreement is still " + held.state().text());
  }

  /** A connector that fails or throws has a defect; its answer is as uncertain as none. */
  private static Future<AgreementReply> certain(Supplier<Future<AgreementReply>> call) {
    Future<AgreementReply> answer;
    try {
      answer = call.get();
    } catch (RuntimeException e) {
      answer = Future.failedFuture(e);
    }
    return answer.recover(cause -> {
      LOG.error("a connector failed in place of answering", cause);
      return Future.succeededFuture(new AgreementReply.Unavailable("the connector failed"));
    });
  }

  private Future<Connector> connector(String channel) {
    var known = terms.current().channel(channel);
    boolean debits = known.isPresent() && known.get().terms().debit();
    return connectors
        .of(channel)
        .filter(connector -> debits && connector.capabilities().contains(Capability.DEBIT))
        .map(Future::succeededFuture)
        .orElseGet(
            () -> rejected(ProblemCode.CHANNEL_UNKNOWN, "no such channel signs debit agreements"));
  }

  private Future<UUID> customerOf(Principal principal, UUID cardId) {
    return agreements
        .customerOfCard(principal.clientId(), cardId)
        .map(found ->
            found.orElseThrow(() ->
                Problem.of(ProblemCode.CARD_NOT_FOUND, "this client has no such card").rejected()));
  }

  private Future<Agreement> newest(Principal principal, UUID cardId, String channel) {
    return customerOf(principal, cardId)
        .compose(customer -> agreements.newest(principal.clientId(), cardId, channel))
        .map(found ->
            found.orElseThrow(() ->
                Problem.of(
                        ProblemCode.AGREEMENT_NOT_FOUND,
                        "the card has no agreement with this channel")
                    .rejected()));
  }

  private static <T> Future<T> rejected(ProblemCode code, String detail) {
    return Future.failedFuture(new Rejected(Problem.of(code, detail)));
  }
}
