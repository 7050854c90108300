package io.ebbgate.gateway.usecase.account;

import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.agreement.SignAgreements;
import io.ebbgate.gateway.usecase.personal.PersonalData;
import io.ebbgate.gateway.usecase.personal.PersonalData.Field;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, reads and freezes lines, and binds cards; agreements are signed next door. */
public final class KeepAccounts implements Accounts {
  private static final Logger LOG = LoggerFactory.getLogger(KeepAccounts.class);
  private static final int TAIL_LENGTH = 4;

  private final CreditLines lines;
  private final Cards cards;
  private final SignAgreements agreements;
  private final PersonalData personalData;
  private final LineNews news;
  private final LendingCaps caps;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param lines where lines are kept
   * @param cards where cards are kept
   * @param agreements signs agreements
   * @param personalData seals
   * @param news is told of lines that change
   * @param caps what one customer may owe at most
   * @param ids for new rows
   * @param clock for their times
   */
  public KeepAccounts(
      CreditLines lines,
      Cards cards,
      SignAgreements agreements,
      PersonalData personalData,
      LineNews news,
      LendingCaps caps,
      Ids ids,
      InstantSource clock) {
    this.lines = lines;
    this.cards = cards;
    this.agreements = agreements;
    this.personalData = personalData;
    this.news = news;
    this.caps = caps;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Future<Kept<CreditLineView>> openCreditLine(
      Principal principal, IdempotencyKey key, OpenLine command) {
    var limit = command.limit();
    var held = caps.customerMaximum().currency();
    if (!limit.currency().equals(held)) {
      return Future.failedFuture(
          Problem.field(ProblemCode.FIELD_INVALID, "/limit/currency", "lines are held in " + held)
              .rejected());
    }
    var customerId = ids.next();
    var line =
        new CreditLines.NewLine(
            key,
            ids.next(),
            customerId,
            command.customerReference(),
            sealed(Field.CUSTOMER_NAME, customerId, command.customerName()),
            sealed(Field.CUSTOMER_PHONE, customerId, command.customerPhone()),
            tail(command.customerPhone()),
            limit,
            command.repaymentDay(),
            clock.instant());
    return lines.open(line, others -> capProblem(others, limit));
  }

  private Optional<Problem> capProblem(Money others, Money limit) {
    var cap = caps.customerMaximum();
    var room = cap.minus(others);
    if (limit.compareTo(room) <= 0) {
      return Optional.empty();
    }
    String detail =
        "the customer's other lines allow "
            + others
            + ", this one asks for "
            + limit
            + ", the cap for all of them is "
            + cap;
    return Optional.of(
        new Problem(
            ProblemCode.CUSTOMER_CAP_EXCEEDED,
            detail,
            Map.of("capMinor", cap.minor(), "otherLimitsMinor", others.minor())));
  }

  @Override
  public Future<CreditLineView> creditLine(Principal principal, UUID lineId) {
    return lines
        .find(principal.clientId(), lineId)
        .map(found -> found.orElseThrow(KeepAccounts::noSuchLine));
  }

  @Override
  public Future<CreditLineView> freeze(Principal principal, UUID lineId) {
    return change(principal, lineId, LineState.ACTIVE, LineState.FROZEN);
  }

  @Override
  public Future<CreditLineView> unfreeze(Principal principal, UUID lineId) {
    return change(principal, lineId, LineState.FROZEN, LineState.ACTIVE);
  }

  private Future<CreditLineView> change(
      Principal principal, UUID lineId, LineState from, LineState to) {
    return lines
        .change(principal.clientId(), lineId, from.name(), to.name())
        .compose(found -> {
          var changed = found.orElseThrow(KeepAccounts::noSuchLine);
          if (!changed.line().state().equals(to.name())) {
            return Future.failedFuture(
                Problem.of(
                        ProblemCode.CREDIT_LINE_CLOSED,
                        "the line is " + changed.line().state() + " for good")
                    .rejected());
          }
          return changed.done()
              ? told(changed).map(changed.line())
              : Future.succeededFuture(changed.line());
        });
  }

  private Future<Void> told(CreditLines.Changed changed) {
    var line = changed.line();
    var snapshot =
        new LineSnapshot(
            line.customerId(),
            line.id(),
            changed.version(),
            line.limit().minor(),
            line.reserved().minor(),
            line.used().minor(),
            LineState.valueOf(line.state()));
    return news.changed(snapshot)
        .recover(cause -> {
          LOG.warn("the grid was not told of line {}: the database decides", line.id(), cause);
          return Future.succeededFuture();
        });
  }

  @Override
  public Future<Kept<CardView>> bindCard(
      Principal principal, IdempotencyKey key, BindCard command) {
    var id = ids.next();
    return cards.bind(
        new Cards.NewCard(
            key,
            id,
            command.customerId(),
            sealed(Field.CARD_NUMBER, id, command.number()),
            Buffer.buffer(personalData.cardDigest(command.number())),
            sealed(Field.CARD_HOLDER, id, command.holder()),
            tail(command.number()),
            command.bank(),
            clock.instant()));
  }

  @Override
  public Future<AgreementView> startAgreement(Principal principal, UUID cardId, String channel) {
    return agreements.start(principal, cardId, channel);
  }

  @Override
  public Future<AgreementView> confirmAgreement(
      Principal principal, UUID cardId, String channel, String code) {
    return agreements.confirm(principal, cardId, channel, code);
  }

  @Override
  public Future<AgreementView> cancelAgreement(Principal principal, UUID cardId, String channel) {
    return agreements.cancel(principal, cardId, channel);
  }

  private Buffer sealed(Field field, UUID rowId, String clear) {
    return Buffer.buffer(personalData.seal(field, rowId, clear));
  }

  private static String tail(String digits) {
    return digits.substring(Math.max(0, digits.length() - TAIL_LENGTH));
  }

  private static RuntimeException noSuchLine() {
    return Problem.of(ProblemCode.CREDIT_LINE_NOT_FOUND, "this client has no such credit line")
        .rejected();
  }
}
