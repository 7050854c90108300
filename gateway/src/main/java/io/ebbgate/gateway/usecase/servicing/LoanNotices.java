package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Who hears of what was ordered about a loan: the app of everything, the bureau of what it calls a
 * special event. Pure but for the identifiers that it takes.
 */
public final class LoanNotices {
  private final Ids ids;

  public LoanNotices(Ids ids) {
    this.ids = ids;
  }

  /**
   * An order has happened.
   *
   * @param commandId the order, which names it for ever
   * @param after the loan as it is now
   */
  List<NoticeRow> changed(
      LoanRow loan, UUID commandId, LoanCommandFormat.Kind kind, Loan after, Instant at) {
    var order = IdKind.LOAN_COMMAND.format(commandId);
    var data =
        data(loan, after.outstanding(), at).put("loanCommandId", order).put("kind", kind.name());
    var rows = new ArrayList<NoticeRow>();
    rows.add(row(NoticeKind.WEBHOOK, "loan.changed", order, loan, data.copy()));
    if (isSpecial(kind)) {
      rows.add(row(NoticeKind.REPORT, "special-event", order, loan, data));
    }
    return rows;
  }

  /** Nothing is owed any more since the rest was given up. */
  List<NoticeRow> settled(LoanRow loan, Money nothing, Instant at) {
    var name = IdKind.LOAN.format(loan.id());
    var data = data(loan, nothing, at);
    return List.of(
        row(NoticeKind.WEBHOOK, "loan.settled", name, loan, data.copy()),
        row(NoticeKind.REPORT, "account-closed", name, loan, data));
  }

  private static boolean isSpecial(LoanCommandFormat.Kind kind) {
    return switch (kind) {
      case EXTEND, WRITE_OFF, REVERSE_COLLECTION, CORRECT_DATE -> true;
      case SHORTEN, DEFER, WAIVE, STOP_INTEREST, HOLD_DISPUTE, RELEASE_DISPUTE, APPLY_COUPON ->
          false;
    };
  }

  private static JsonObject data(LoanRow loan, Money outstanding, Instant at) {
    return new JsonObject()
        // One address takes the webhooks of all clients: this tells whose it is.
        .put("clientId", IdKind.CLIENT.format(loan.clientId()))
        .put("loanId", IdKind.LOAN.format(loan.id()))
        .put(
            "amount",
            new JsonObject()
                .put("amount", outstanding.minor())
                .put("currency", outstanding.currency().getCurrencyCode()))
        .put("at", at.toString());
  }

  private NoticeRow row(
      NoticeKind kind, String scene, String businessKey, LoanRow loan, JsonObject data) {
    return new NoticeRow(
        ids.next(),
        loan.id(),
        kind,
        scene,
        kind.name().toLowerCase(Locale.ROOT) + ":" + scene + ":" + businessKey,
        loan.clientId(),
        loan.customerId(),
        loan.drawdownId(),
        data.put("businessKey", businessKey));
  }
}
