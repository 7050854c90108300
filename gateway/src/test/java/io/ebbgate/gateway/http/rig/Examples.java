package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.account.AgreementView;
import io.ebbgate.gateway.usecase.account.CardView;
import io.ebbgate.gateway.usecase.account.CreditLineView;
import io.ebbgate.gateway.usecase.drawdown.DrawdownQuote;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.movement.rows.LoanStanding;
import io.ebbgate.gateway.usecase.repayment.LoanView;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the fake ports answer: the resources that the contract's examples show. */
public final class Examples {
  public static final UUID CUSTOMER = id(IdKind.CUSTOMER, "cus_01m82ynfm0fp1b10jk5dh9yvxy");
  public static final UUID LINE = id(IdKind.CREDIT_LINE, "line_01m82yqa70e8kbcf2tpy8vep2a");
  public static final UUID CARD = id(IdKind.CARD, "card_01m82ys4t0fx5vsa9mkvef9ews");
  public static final UUID AGREEMENT = id(IdKind.AGREEMENT, "agr_01m82ytzd0ef7a5n56tabvem4j");
  public static final UUID DRAWDOWN = id(IdKind.DRAWDOWN, "drw_01m82ywt00ef38d6j5p56t9yfw");
  public static final UUID REFUSED = id(IdKind.DRAWDOWN, "drw_01m82yymk0f7vtyybg4s0p9p1s");
  public static final UUID RETURNED = id(IdKind.DRAWDOWN, "drw_01m82ywt00ef38d6j5p56t9yfx");
  public static final UUID VOIDED = id(IdKind.LOAN, "loan_01m82z0f60fjrv96q54p9ebqz9");
  public static final UUID LOAN = id(IdKind.LOAN, "loan_01m82z0f60fjrv96q54p9ebqz8");
  public static final UUID REPAYMENT = id(IdKind.REPAYMENT, "rep_01m82z29s0emq8k9w39qsaekf4");
  public static final UUID REFUSED_REPAYMENT =
      id(IdKind.REPAYMENT, "rep_01m82zber0eybtm507hd2dspka");
  public static final UUID CLIENT = new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0001L);

  private static final Instant TAKEN_AT = Instant.parse("2026-11-23T01:05:00Z");
  private static final Instant DISBURSED_AT = Instant.parse("2026-11-23T01:05:02.500Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private Examples() {}

  private static UUID id(IdKind kind, String text) {
    return kind.parse(text).orElseThrow();
  }

  public static CreditLineView line(String state) {
    return new CreditLineView(
        LINE,
        CUSTOMER,
        "C-20261123-0001",
        Money.fen(2_000_000),
        Money.fen(100_000),
        Money.fen(300_000),
        state,
        23,
        Instant.parse("2026-11-23T01:02:00Z"));
  }

  public static CardView card() {
    return new CardView(CARD, CUSTOMER, "****0018", "ICBC", Instant.parse("2026-11-23T01:03:00Z"));
  }

  public static AgreementView agreement(String state) {
    return new AgreementView(
        AGREEMENT, CARD, "sample-a", state, Instant.parse("2026-11-23T01:04:00Z"));
  }

  public static DrawdownQuote drawdownQuote() {
    var offered =
        new DrawdownQuote.Offered(
            "off_AZOl7jgtc2FtcGxl.3q2-7wsample4mac", Instant.parse("2026-11-23T01:35:00Z"));
    return quote(
        Optional.of(offered),
        "0.160337",
        "2026-11-23",
        row(1, "2026-12-23", 32_920, 1_250),
        row(2, "2027-01-23", 33_331, 839),
        row(3, "2027-02-23", 33_749, 422));
  }

  public static DrawdownQuote quoteOfAnotherDay() {
    return quote(
        Optional.empty(),
        "0.163192",
        "2027-01-23",
        row(1, "2027-02-23", 32_920, 1_250),
        row(2, "2027-03-23", 33_331, 839),
        row(3, "2027-04-23", 33_749, 422));
  }

  private static DrawdownQuote quote(
      Optional<DrawdownQuote.Offered> offer,
      String datedRate,
      String valueDate,
      DrawdownQuote.Row... rows) {
    return new DrawdownQuote(
        offer,
        "own",
        "0.15",
        "0.15",
        datedRate,
        Money.fen(2_511),
        LocalDate.parse(valueDate),
        List.of(rows));
  }

  private static DrawdownQuote.Row row(int number, String due, long principal, long interest) {
    return new DrawdownQuote.Row(
        number, LocalDate.parse(due), Money.fen(principal), Money.fen(interest), Money.fen(0));
  }

  public static DrawdownView submitted() {
    return drawdown(
        DRAWDOWN, "Submitted", Optional.empty(), Optional.empty(), TAKEN_AT, Optional.empty());
  }

  public static DrawdownView disbursed() {
    return drawdown(
        DRAWDOWN,
        "Disbursed",
        Optional.empty(),
        Optional.of(LOAN),
        TAKEN_AT,
        Optional.of(DISBURSED_AT));
  }

  public static DrawdownView refused() {
    var at = Instant.parse("2026-11-23T01:12:00Z");
    return drawdown(
        REFUSED,
        "Refused",
        Optional.of("credit-insufficient"),
        Optional.empty(),
        at,
        Optional.of(at));
  }

  public static DrawdownView returned() {
    return drawdown(
        RETURNED,
        "Returned",
        Optional.empty(),
        Optional.of(VOIDED),
        TAKEN_AT,
        Optional.of(Instant.parse("2026-11-23T06:40:00Z")));
  }

  private static DrawdownView drawdown(
      UUID id,
      String state,
      Optional<String> refusal,
      Optional<UUID> loan,
      Instant createdAt,
      Optional<Instant> endedAt) {
    return new DrawdownView(
        id,
        LINE,
        CARD,
        Money.fen(100_000),
        "cash-12",
        3,
        "own",
        "contract-20261123-0001",
        state,
        refusal,
        Optional.empty(),
        loan,
        createdAt,
        endedAt);
  }

  public static LoanView loan() {
    return new LoanView(
        LOAN,
        DRAWDOWN,
        LINE,
        Money.fen(100_000),
        Money.fen(100_000),
        "cash-12",
        "0.15",
        "own",
        TODAY,
        "Active",
        DISBURSED_AT,
        List.of(
            owed(1, "2026-12-23", 32_920, 1_250),
            owed(2, "2027-01-23", 33_331, 839),
            owed(3, "2027-02-23", 33_749, 422)),
        LoanStanding.USUAL);
  }

  public static LoanView voided() {
    return new LoanView(
        VOIDED,
        RETURNED,
        LINE,
        Money.fen(100_000),
        Money.fen(0),
        "cash-12",
        "0.15",
        "own",
        TODAY,
        "Voided",
        DISBURSED_AT,
        List.of(owed(1, "2026-12-23", 100_000, 1_250)),
        LoanStanding.USUAL);
  }

  private static LoanView.Row owed(int number, String due, long principal, long interest) {
    return new LoanView.Row(
        number, LocalDate.parse(due), part(principal), part(interest), part(0), part(0));
  }

  private static LoanView.Part part(long due) {
    return new LoanView.Part(Money.fen(due), Money.fen(0), Money.fen(0));
  }

  public static RepaymentQuoteView repaymentQuote() {
    return new RepaymentQuoteView(
        "quo_AZOl8DKxc2FtcGxl.9f0Kq1sample4mac",
        LOAN,
        "SCHEDULED",
        TODAY,
        Money.fen(34_170),
        Money.fen(32_920),
        Money.fen(1_250),
        Money.fen(0),
        Money.fen(0),
        Instant.parse("2026-11-23T01:36:00Z"));
  }

  public static RepaymentView repayment(
      UUID id, String state, Optional<String> refusal, Optional<Instant> endedAt) {
    return new RepaymentView(
        id,
        LOAN,
        CARD,
        "SCHEDULED",
        Money.fen(34_170),
        Money.fen(32_920),
        Money.fen(1_250),
        Money.fen(0),
        Money.fen(0),
        TODAY,
        state,
        refusal,
        Optional.empty(),
        Instant.parse("2026-11-23T01:07:00Z"),
        endedAt);
  }

  public static RepaymentView repaymentTaken() {
    return repayment(REPAYMENT, "Submitted", Optional.empty(), Optional.empty());
  }

  public static RepaymentView repaymentDone() {
    return repayment(
        REPAYMENT,
        "Succeeded",
        Optional.empty(),
        Optional.of(Instant.parse("2026-11-23T01:07:03Z")));
  }

  /** The case file of the contract's example. */
  public static Map<String, Object> story() {
    try {
      var contract = Contract.read();
      var operation =
          contract.operations().stream()
              .filter(one -> one.id().equals("readCase"))
              .findFirst()
              .orElseThrow();
      var content = contract.response(operation, 200).orElseThrow().getJsonObject("content");
      var examples = contract.examples(content.getJsonObject("application/json"));
      return ((JsonObject) examples.values().iterator().next()).getMap();
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
  }
}
