package io.ebbgate.gateway.http.rig;

import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** Bodies that are accepted, and such as differ from them in one thing. */
public final class Bodies {
  public static final String DRAWDOWN_PATH = "/v1/drawdowns";
  public static final String LINE_PATH = "/v1/credit-lines";
  public static final String CARD_PATH = "/v1/cards";
  public static final String REPAYMENT_PATH = "/v1/repayments";
  public static final String QUOTE_PATH =
      "/v1/loans/loan_01m82z0f60fjrv96q54p9ebqz8/repayment-quote";
  public static final String FREEZE_PATH =
      "/v1/credit-lines/line_01m82yqa70e8kbcf2tpy8vep2a/freeze";
  public static final String CARD_NUMBER = "6222020000000000018";

  private Bodies() {}

  private static JsonObject money(long minor) {
    return new JsonObject().put("amount", minor).put("currency", "CNY");
  }

  /** A drawdown. */
  public static JsonObject drawdown() {
    return new JsonObject()
        .put("lineId", "line_01m82yqa70e8kbcf2tpy8vep2a")
        .put("cardId", "card_01m82ys4t0fx5vsa9mkvef9ews")
        .put("amount", money(100_000))
        .put("product", "cash-12")
        .put("termMonths", 3)
        .put(
            "contract",
            new JsonObject().put("reference", "contract-1").put("offerId", "off_abc.def"))
        .put(
            "authentication",
            new JsonObject()
                .put("method", "FACE")
                .put("reference", "face-1")
                .put("at", "2026-11-23T01:04:30Z"));
  }

  /** A credit line. */
  public static JsonObject line() {
    return new JsonObject()
        .put(
            "customer",
            new JsonObject().put("reference", "C-1").put("name", "陈晓明").put("phone", "13800138000"))
        .put("limit", money(0))
        .put("repaymentDay", 31);
  }

  /** A card. */
  public static JsonObject card() {
    return new JsonObject()
        .put("customerId", "cus_01m82ynfm0fp1b10jk5dh9yvxy")
        .put("number", CARD_NUMBER)
        .put("holder", "陈晓明")
        .put("bank", "ICBC");
  }

  /** A repayment. */
  public static JsonObject repayment() {
    return new JsonObject()
        .put("loanId", "loan_01m82z0f60fjrv96q54p9ebqz8")
        .put("cardId", "card_01m82ys4t0fx5vsa9mkvef9ews")
        .put("quoteId", "quo_abc.def")
        .put("amount", money(34_170));
  }

  /** A drawdown that differs. */
  public static String drawdownWith(Consumer<JsonObject> change) {
    var body = drawdown();
    change.accept(body);
    return body.encode();
  }

  /** A drawdown whose amount is this JSON text. */
  public static String drawdownOf(String amount) {
    return drawdown().encode().replace("\"amount\":100000", "\"amount\":" + amount);
  }

  /** A drawdown whose contract reference is this JSON text, quotes included. */
  public static String drawdownReferring(String reference) {
    return drawdown().encode().replace("\"contract-1\"", reference);
  }
}
