package io.ebbgate.gateway.http.ledger;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.ledger.balance.AccountTotal;
import io.ebbgate.core.ledger.balance.TrialBalance;
import io.ebbgate.core.ledger.chain.BookedTransfer;
import io.ebbgate.core.ledger.chart.ChartAccount;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.ledger.Ledgers;
import io.ebbgate.gateway.usecase.ledger.LoanStatement;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What finance reads. */
public final class LedgerActions {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Ledgers ledgers;

  /** Actions on a port. */
  public LedgerActions(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.LIST_LEDGER_ACCOUNTS, _ -> chart(),
        Endpoint.READ_TRIAL_BALANCE, this::trialBalance,
        Endpoint.READ_TRIAL_BALANCE_CSV, this::trialBalanceCsv,
        Endpoint.READ_LOAN_LEDGER, this::loan,
        Endpoint.READ_LOAN_LEDGER_CSV, this::loanCsv);
  }

  private static Future<Answer> chart() {
    return Future.succeededFuture(
        Answer.json(
            200,
            json -> json.list("accounts", List.of(ChartAccount.values()), LedgerActions::chart)));
  }

  private static void chart(JsonOut json, ChartAccount line) {
    json.text("code", line.code())
        .text("name", line.title())
        .text("type", line.type().name())
        .text("normalSide", line.normalSide().name())
        .text("holds", line.holds())
        .flag("booked", line.booked());
  }

  private Future<Answer> trialBalance(Call call) {
    return ledgers
        .trialBalance(date(call))
        .map(balance ->
            Answer.json(
                200,
                json ->
                    json.date("date", balance.date())
                        .whole("sequence", balance.sequence())
                        .flag("balances", balance.balances())
                        .list("accounts", balance.accounts(), LedgerActions::account)
                        .list(
                            "totals",
                            List.copyOf(balance.totals().values()),
                            LedgerActions::total)));
  }

  private static void account(JsonOut json, AccountTotal total) {
    json.text("account", total.account());
    total(json, total);
  }

  private static void total(JsonOut json, AccountTotal total) {
    json.text("currency", total.currency())
        .whole("debit", total.debitMinor())
        .whole("credit", total.creditMinor())
        .whole("balance", total.balanceMinor());
  }

  private Future<Answer> trialBalanceCsv(Call call) {
    return ledgers.trialBalance(date(call)).map(LedgerActions::csv);
  }

  private static Answer csv(TrialBalance balance) {
    var csv = Csv.of("date", "sequence", "account", "currency", "debit", "credit", "balance");
    for (var total : balance.accounts()) {
      csv.row(
          balance.date(),
          balance.sequence(),
          total.account(),
          total.currency(),
          total.debitMinor(),
          total.creditMinor(),
          total.balanceMinor());
    }
    return csv.answer();
  }

  private Future<Answer> loan(Call call) {
    return ledgers
        .loan(call.pathId("id", IdKind.LOAN))
        .map(statement ->
            Answer.json(
                200,
                json ->
                    json.id("loanId", IdKind.LOAN, statement.loanId())
                        .list("entries", statement.entries(), LedgerActions::line)));
  }

  private static void line(JsonOut json, LoanStatement.Line line) {
    var entry = line.entry();
    json.id("id", IdKind.LEDGER_ENTRY, entry.id());
    line.sequence().ifPresent(sequence -> json.whole("sequence", sequence));
    json.text("kind", entry.kind())
        .id("orderId", line.orderKind(), entry.orderId())
        .id("evidenceId", IdKind.EVIDENCE, entry.evidenceId())
        .instant("bookedAt", entry.bookedAt())
        .date("businessDate", entry.businessDate())
        .list("transfers", entry.transfers(), LedgerActions::transfer)
        .whole("principalAfter", line.principalAfterMinor());
  }

  private static void transfer(JsonOut json, BookedTransfer transfer) {
    json.text("debit", transfer.debit())
        .text("credit", transfer.credit())
        .whole("amount", transfer.amountMinor())
        .text("currency", transfer.currency());
  }

  private Future<Answer> loanCsv(Call call) {
    return ledgers.loan(call.pathId("id", IdKind.LOAN)).map(LedgerActions::csv);
  }

  private static Answer csv(LoanStatement statement) {
    var csv =
        Csv.of(
            "entry",
            "sequence",
            "kind",
            "order",
            "bookedAt",
            "businessDate",
            "debit",
            "credit",
            "amount",
            "currency",
            "principalAfter");
    for (var line : statement.entries()) {
      var entry = line.entry();
      for (var transfer : entry.transfers()) {
        csv.row(
            IdKind.LEDGER_ENTRY.format(entry.id()),
            line.sequence().isPresent() ? line.sequence().getAsLong() : "",
            entry.kind(),
            line.orderKind().format(entry.orderId()),
            entry.bookedAt(),
            entry.businessDate(),
            transfer.debit(),
            transfer.credit(),
            transfer.amountMinor(),
            transfer.currency(),
            line.principalAfterMinor());
      }
    }
    return csv.answer();
  }

  private static Optional<LocalDate> date(Call call) {
    return call.query("date").map(LedgerActions::date);
  }

  private static LocalDate date(String text) {
    if (DATE.matcher(text).matches()) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException _) {
        // A day that its month does not have.
      }
    }
    throw Problem.of(ProblemCode.PARAMETER_INVALID, "Give a date as 2026-11-25.").rejected();
  }
}
