package io.ebbgate.gateway.usecase.notice;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes the notices of each scene: one message for each scene and business key, one webhook for
 * each change of state, one report for each reportable event. Pure but for the identifiers that it
 * takes.
 */
public final class ComposeNotices {
  private final Ids ids;

  public ComposeNotices(Ids ids) {
    this.ids = ids;
  }

  /**
   * Whose business it is.
   *
   * @param clientId the lending app's client
   * @param customerId the customer
   * @param orderId the drawdown or repayment
   * @param amount of the order
   * @param cardTail the last four digits of the card
   * @param at when it happened
   */
  public record Facts(
      UUID clientId, UUID customerId, UUID orderId, Money amount, String cardTail, Instant at) {}

  /**
   * The money of a drawdown is with the customer: message, webhook, and the bureau learns of a new
   * account.
   */
  public List<NoticeRow> drawdownPaid(Facts facts, UUID loanId) {
    var loan = IdKind.LOAN.format(loanId);
    var drawdown = IdKind.DRAWDOWN.format(facts.orderId());
    var data = data(facts).put("drawdownId", drawdown).put("loanId", loan);
    return List.of(
        row(NoticeKind.SMS, "drawdown-paid", loanId, drawdown, facts, data.copy()),
        row(NoticeKind.WEBHOOK, "drawdown.disbursed", loanId, drawdown, facts, data.copy()),
        row(NoticeKind.REPORT, "account-open", loanId, loan, facts, data));
  }

  /**
   * The money of a drawdown came back: message and webhook; and the bureau deletes the account, in
   * order after whatever it was told of it.
   *
   * @param reported whether the bureau may know of the account
   */
  public List<NoticeRow> drawdownReturned(Facts facts, UUID loanId, boolean reported) {
    var loan = IdKind.LOAN.format(loanId);
    var drawdown = IdKind.DRAWDOWN.format(facts.orderId());
    var data = data(facts).put("drawdownId", drawdown).put("loanId", loan);
    var rows = new ArrayList<NoticeRow>();
    rows.add(row(NoticeKind.SMS, "drawdown-returned", loanId, drawdown, facts, data.copy()));
    rows.add(row(NoticeKind.WEBHOOK, "drawdown.returned", loanId, drawdown, facts, data.copy()));
    if (reported) {
      rows.add(row(NoticeKind.REPORT, "account-deleted", loanId, loan, facts, data));
    }
    return rows;
  }

  /**
   * A drawdown failed. Takes the proof that no money moved, so that nobody is told "failed" on an
   * unknown.
   *
   * @param proof why it is certain
   */
  public List<NoticeRow> drawdownFailed(Facts facts, NotMoved proof) {
    var drawdown = IdKind.DRAWDOWN.format(facts.orderId());
    var data = data(facts).put("drawdownId", drawdown).put("reason", proof.reason().name());
    return List.of(
        row(NoticeKind.SMS, "drawdown-failed", facts.orderId(), drawdown, facts, data.copy()),
        row(NoticeKind.WEBHOOK, "drawdown.failed", facts.orderId(), drawdown, facts, data));
  }

  /**
   * A repayment was collected.
   *
   * @param early whether the customer paid before the due date by their own wish
   * @param settled whether nothing is owed any more
   */
  public List<NoticeRow> repaymentSucceeded(
      Facts facts, UUID loanId, String kind, boolean early, boolean settled) {
    var repayment = IdKind.REPAYMENT.format(facts.orderId());
    var loan = IdKind.LOAN.format(loanId);
    var data = data(facts).put("repaymentId", repayment).put("loanId", loan).put("kind", kind);
    var scene = early ? "early-repayment-done" : "debit-succeeded";
    var rows = new ArrayList<NoticeRow>();
    rows.add(row(NoticeKind.SMS, scene, loanId, repayment, facts, data.copy()));
    rows.add(row(NoticeKind.WEBHOOK, "repayment.succeeded", loanId, repayment, facts, data.copy()));
    if (settled) {
      rows.add(row(NoticeKind.SMS, "loan-settled", loanId, loan, facts, data.copy()));
      rows.add(row(NoticeKind.WEBHOOK, "loan.settled", loanId, loan, facts, data.copy()));
      rows.add(row(NoticeKind.REPORT, "account-closed", loanId, loan, facts, data));
    }
    return rows;
  }

  /**
   * A repayment could not be collected.
   *
   * @param proof why it is certain that nothing was debited
   * @param customerToo whether the customer hears of it as well as the app
   */
  public List<NoticeRow> repaymentFailed(
      Facts facts, UUID loanId, NotMoved proof, boolean customerToo) {
    var repayment = IdKind.REPAYMENT.format(facts.orderId());
    var data =
        data(facts)
            .put("repaymentId", repayment)
            .put("loanId", IdKind.LOAN.format(loanId))
            .put("reason", proof.reason().name());
    var toCustomer = row(NoticeKind.SMS, "debit-failed", loanId, repayment, facts, data.copy());
    var toApp = row(NoticeKind.WEBHOOK, "repayment.failed", loanId, repayment, facts, data);
    return customerToo ? List.of(toCustomer, toApp) : List.of(toApp);
  }

  /**
   * A repayment whose money is not in its loan.
   *
   * @param clientId the lending app's client
   * @param customerId the customer
   * @param repaymentId the repayment
   * @param loanId the loan that it was for
   * @param amount what is told of it: what came to be held, or what leaves suspense
   */
  public record Held(UUID clientId, UUID customerId, UUID repaymentId, UUID loanId, Money amount) {

    /** Of another amount. */
    public Held of(Money other) {
      return new Held(clientId, customerId, repaymentId, loanId, other);
    }
  }

  /**
   * The money of a repayment is here, and its loan has no place for it: only the app hears, since
   * whether the customer gets it back is not decided.
   *
   * @param incidentId what people end, one way or the other
   * @param reason of the incident, as a stable code
   */
  public NoticeRow repaymentHeld(Held held, UUID incidentId, String reason, Instant at) {
    return heldRow("repayment.held", held, true, incidentId, at, "reason", reason);
  }

  /**
   * What became of money that was held, by people or by evidence: the app hears how.
   *
   * @param held with the amount that leaves suspense by that; zero where nothing was there any more
   * @param resolution of the incident, as a stable code
   */
  public NoticeRow repaymentReleased(Held held, UUID incidentId, String resolution, Instant at) {
    return heldRow("repayment.released", held, false, incidentId, at, "resolution", resolution);
  }

  private NoticeRow heldRow(
      String scene,
      Held held,
      boolean stands,
      UUID incidentId,
      Instant at,
      String name,
      String why) {
    var repayment = IdKind.REPAYMENT.format(held.repaymentId());
    var data =
        data(held.clientId(), held.amount(), at)
            .put("repaymentId", repayment)
            .put("loanId", IdKind.LOAN.format(held.loanId()))
            .put("held", stands)
            .put("incidentId", IdKind.INCIDENT.format(incidentId))
            .put(name, why);
    var facts =
        new Facts(held.clientId(), held.customerId(), held.repaymentId(), held.amount(), "", at);
    return row(NoticeKind.WEBHOOK, scene, held.loanId(), repayment, facts, data);
  }

  private static JsonObject data(Facts facts) {
    return data(facts.clientId(), facts.amount(), facts.at()).put("cardTail", facts.cardTail());
  }

  private static JsonObject data(UUID clientId, Money amount, Instant at) {
    return new JsonObject()
        // One address takes the webhooks of all clients: this tells whose it is.
        .put("clientId", IdKind.CLIENT.format(clientId))
        .put(
            "amount",
            new JsonObject()
                .put("amount", amount.minor())
                .put("currency", amount.currency().getCurrencyCode()))
        .put("at", at.toString());
  }

  private NoticeRow row(
      NoticeKind kind, String scene, UUID key, String businessKey, Facts facts, JsonObject data) {
    return new NoticeRow(
        ids.next(),
        key,
        kind,
        scene,
        kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + scene + ":" + businessKey,
        facts.clientId(),
        facts.customerId(),
        facts.orderId(),
        data.put("businessKey", businessKey));
  }
}
