package io.ebbgate.gateway.usecase.account;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * What the lending app can do with lines, cards and agreements. Every future may fail with {@link
 * io.ebbgate.gateway.usecase.Rejected}; any other failure is a defect or the database being away.
 */
public interface Accounts {

  /** Opens a line, and the customer with it when the reference is new to this client. */
  Future<Kept<CreditLineView>> openCreditLine(
      Principal principal, IdempotencyKey key, OpenLine command);

  /** Reads a line. */
  Future<CreditLineView> creditLine(Principal principal, UUID lineId);

  /** Freezes a line: no new drawdowns. A frozen line stays frozen without complaint. */
  Future<CreditLineView> freeze(Principal principal, UUID lineId);

  /** Makes a frozen line active again. */
  Future<CreditLineView> unfreeze(Principal principal, UUID lineId);

  /** Binds a card to the customer of a line. */
  Future<Kept<CardView>> bindCard(Principal principal, IdempotencyKey key, BindCard command);

  /** Starts a debit agreement of a card with a channel: the provider sends the customer a code. */
  Future<AgreementView> startAgreement(Principal principal, UUID cardId, String channel);

  /** Confirms the newest agreement of a card with a channel by the customer's code. */
  Future<AgreementView> confirmAgreement(
      Principal principal, UUID cardId, String channel, String code);

  /** Cancels the agreement of a card with a channel. */
  Future<AgreementView> cancelAgreement(Principal principal, UUID cardId, String channel);
}
