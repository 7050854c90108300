package io.ebbgate.gateway.server.badinput;

import static io.ebbgate.gateway.http.rig.Bodies.FREEZE_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.LINE_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.QUOTE_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.REPAYMENT_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.drawdownOf;
import static io.ebbgate.gateway.http.rig.Bodies.drawdownReferring;
import static io.ebbgate.gateway.http.rig.Bodies.drawdownWith;
import static io.ebbgate.gateway.server.badinput.Row.card;
import static io.ebbgate.gateway.server.badinput.Row.drawdown;
import static io.ebbgate.gateway.server.badinput.Row.get;
import static io.ebbgate.gateway.server.badinput.Row.line;
import static io.ebbgate.gateway.server.badinput.Row.row;
import static io.ebbgate.gateway.server.badinput.Row.swapped;

import io.ebbgate.gateway.http.rig.Bodies;
import java.util.stream.Stream;

/** Bodies that are JSON objects as wanted, but for what is in their fields. */
final class FieldRows {
  private FieldRows() {}

  /** All rows. */
  static Stream<Row> rows() {
    return Stream.of(drawdowns(), amounts(), resources(), operators()).flatMap(rows -> rows);
  }

  private static Stream<Row> drawdowns() {
    return Stream.of(
        drawdown("unknown field", "field-unknown", drawdownWith(body -> body.put("amonut", 1))),
        drawdown(
            "unknown nested field",
            "field-unknown",
            drawdownWith(body -> body.getJsonObject("contract").put("signed", true))),
        drawdown("absent field", "field-missing", drawdownWith(body -> body.remove("cardId"))),
        drawdown("absent object", "field-missing", drawdownWith(body -> body.remove("contract"))),
        drawdown("null", "field-type-wrong", drawdownWith(body -> body.putNull("product"))),
        drawdown(
            "number for text", "field-type-wrong", drawdownWith(body -> body.put("product", 12))),
        drawdown(
            "text for object",
            "field-type-wrong",
            drawdownWith(body -> body.put("contract", "contract-1"))),
        drawdown(
            "text for number",
            "field-type-wrong",
            drawdownWith(body -> body.put("termMonths", "3"))),
        drawdown(
            "flag for number",
            "field-type-wrong",
            drawdownWith(body -> body.put("termMonths", true))),
        drawdown("array for object", "field-type-wrong", "[]"),
        drawdown("number for object", "field-type-wrong", "1"),
        drawdown(
            "identifier of another kind",
            "field-invalid",
            drawdownWith(body -> body.put("cardId", body.getString("lineId")))),
        drawdown(
            "identifier in capitals",
            "field-invalid",
            drawdownWith(body -> body.put("lineId", "LINE_01M82YQA70E8KBCF2TPY8VEP2A"))),
        drawdown("no months", "field-invalid", drawdownWith(body -> body.put("termMonths", 0))),
        drawdown("361 months", "field-invalid", drawdownWith(body -> body.put("termMonths", 361))),
        drawdown(
            "months beyond 64 bits",
            "field-invalid",
            swapped(Bodies.drawdown(), "\"termMonths\":3", "\"termMonths\":18446744073709551619")),
        drawdown(
            "product with a blank",
            "field-invalid",
            drawdownWith(body -> body.put("product", "cash 12"))),
        drawdown(
            "contract reference of 65 characters",
            "field-invalid",
            drawdownReferring("\"" + "x".repeat(65) + "\"")),
        drawdown("blank contract reference", "field-invalid", drawdownReferring("\"  \"")),
        drawdown(
            "contract reference with a line feed", "field-invalid", drawdownReferring("\"a\\nb\"")),
        drawdown(
            "authentication without a date",
            "field-invalid",
            swapped(Bodies.drawdown(), "2026-11-23T01:04:30Z", "01:04:30Z")),
        drawdown(
            "authentication in the year 9999",
            "field-invalid",
            swapped(Bodies.drawdown(), "2026-11-23T01:04:30Z", "9999-11-23T01:04:30Z")),
        drawdown(
            "authentication method in small letters",
            "field-invalid",
            swapped(Bodies.drawdown(), "FACE", "face")));
  }

  private static Stream<Row> amounts() {
    return Stream.of(
        drawdown("zero", "amount-not-positive", drawdownOf("0")),
        drawdown("minus zero", "amount-not-positive", drawdownOf("-0")),
        drawdown("negative amount", "amount-not-positive", drawdownOf("-1")),
        drawdown("least 64-bit amount", "amount-not-positive", drawdownOf("-9223372036854775808")),
        drawdown("amount below 64 bits", "amount-not-positive", drawdownOf("-9223372036854775809")),
        drawdown("amount above the maximum", "amount-too-large", drawdownOf("1000000000001")),
        drawdown("greatest 64-bit amount", "amount-too-large", drawdownOf("9223372036854775807")),
        drawdown("amount beyond 64 bits", "amount-too-large", drawdownOf("9223372036854775808")),
        drawdown("amount of 2,000 digits", "amount-too-large", drawdownOf("9".repeat(2_000))),
        drawdown("amount as text", "field-type-wrong", drawdownOf("\"100000\"")),
        drawdown("amount with a fraction", "field-type-wrong", drawdownOf("100000.5")),
        drawdown("whole amount with a fraction", "field-type-wrong", drawdownOf("100000.0")),
        drawdown("amount with an exponent", "field-type-wrong", drawdownOf("1e5")),
        drawdown("amount as flag", "field-type-wrong", drawdownOf("true")),
        drawdown("amount as null", "field-type-wrong", drawdownOf("null")),
        drawdown("amount as array", "field-type-wrong", drawdownOf("[100000]")),
        drawdown("bare amount", "field-type-wrong", drawdownWith(body -> body.put("amount", 1))),
        drawdown(
            "amount without currency",
            "field-missing",
            drawdownWith(body -> body.getJsonObject("amount").remove("currency"))),
        drawdown(
            "unknown currency",
            "currency-unknown",
            drawdownWith(body -> body.getJsonObject("amount").put("currency", "USD"))),
        drawdown(
            "currency in small letters",
            "currency-unknown",
            drawdownWith(body -> body.getJsonObject("amount").put("currency", "cny"))),
        drawdown(
            "currency as number",
            "field-type-wrong",
            drawdownWith(body -> body.getJsonObject("amount").put("currency", 156))),
        row(
            "negative limit",
            422,
            "amount-negative",
            LINE_PATH,
            swapped(Bodies.line(), "\"amount\":0", "\"amount\":-1")),
        row(
            "repayment of nothing",
            422,
            "amount-not-positive",
            REPAYMENT_PATH,
            swapped(Bodies.repayment(), "34170", "0")));
  }

  private static Stream<Row> operators() {
    var actions = "/v1/cases/drw_01m82ywt00ef38d6j5p56t9yfw/actions";
    var incident = "/v1/incidents/inc_01m82zber0eybtm507hd2dspkc";
    var why = "\"reason\":\"why\"";
    return Stream.of(
        row("unknown action", 422, "field-invalid", actions, "{\"kind\":\"PAY\"," + why + "}"),
        row("action without reason", 422, "field-missing", actions, "{\"kind\":\"HOLD\"}"),
        row("blank reason", 422, "field-invalid", actions, "{\"kind\":\"HOLD\",\"reason\":\" \"}"),
        row(
            "evidence where none belongs",
            422,
            "field-unknown",
            actions,
            "{\"kind\":\"HOLD\",\"evidenceReference\":\"t\"," + why + "}"),
        row(
            "word without evidence",
            422,
            "field-missing",
            actions,
            "{\"kind\":\"MARK_NOT_MOVED\"," + why + "}"),
        row(
            "word that it moved without a time",
            422,
            "field-missing",
            actions,
            "{\"kind\":\"MARK_MOVED\",\"evidenceReference\":\"t\"," + why + "}"),
        row(
            "word that it came back without an amount",
            422,
            "field-missing",
            actions,
            "{\"kind\":\"MARK_RETURNED\",\"evidenceReference\":\"t\","
                + "\"returnedAt\":\"2026-11-23T01:20:00Z\","
                + why
                + "}"),
        row(
            "word that it moved with an amount",
            422,
            "field-unknown",
            actions,
            "{\"kind\":\"MARK_MOVED\",\"evidenceReference\":\"t\","
                + "\"movedAt\":\"2026-11-23T01:20:00Z\","
                + "\"amount\":{\"amount\":1,\"currency\":\"CNY\"},"
                + why
                + "}"),
        row(
            "unknown resolution",
            422,
            "field-invalid",
            incident + "/resolutions",
            "{\"kind\":\"FORGOTTEN\"," + why + "}"),
        row(
            "loss without evidence",
            422,
            "field-missing",
            incident + "/resolutions",
            "{\"kind\":\"GIVEN_UP\"," + why + "}"),
        row(
            "explanation with evidence",
            422,
            "field-unknown",
            incident + "/resolutions",
            "{\"kind\":\"EXPLAINED\",\"evidenceReference\":\"t\"," + why + "}"),
        row(
            "note of 501 characters",
            422,
            "field-invalid",
            incident + "/owner",
            "{\"owner\":\"li.na\",\"note\":\"" + "n".repeat(501) + "\"}"),
        row(
            "incident of another kind",
            400,
            "parameter-invalid",
            "/v1/incidents/act_01m82zber0eybtm507hd2dspkd/owner",
            "{\"owner\":\"li.na\",\"note\":\"mine\"}"),
        get("unknown state", 400, "parameter-invalid", "/v1/incidents?state=Shut"),
        get("empty filter", 400, "parameter-invalid", "/v1/incidents?owner="),
        get(
            "cursor of another list",
            400,
            "parameter-invalid",
            "/v1/incidents?cursor=AQGThu2nAAAAc2FtcGxlY3Vyc29y"));
  }

  private static Stream<Row> resources() {
    return Stream.of(
        line("customer without reference", "field-invalid", "\"C-1\"", "\"\""),
        line("customer reference with a blank", "field-invalid", "\"C-1\"", "\"C 1\""),
        line(
            "customer reference of 65 characters",
            "field-invalid",
            "\"C-1\"",
            "\"" + "C".repeat(65) + "\""),
        line("customer without name", "field-invalid", "陈晓明", " "),
        line("phone with letters", "field-invalid", "13800138000", "call me"),
        line("repayment day 0", "field-invalid", "\"repaymentDay\":31", "\"repaymentDay\":0"),
        line("repayment day 32", "field-invalid", "\"repaymentDay\":31", "\"repaymentDay\":32"),
        card("card number with a wrong last digit", "field-invalid", "00018", "00017"),
        card("card number of 11 digits", "field-invalid", Bodies.CARD_NUMBER, "62220200007"),
        card("card number of 20 digits", "field-invalid", Bodies.CARD_NUMBER, "0".repeat(20)),
        card("card number with blanks", "field-invalid", "622202", "6222 02"),
        card(
            "card number in full-width digits",
            "field-invalid",
            Bodies.CARD_NUMBER,
            "６".repeat(16)),
        card(
            "card number as number",
            "field-type-wrong",
            "\"" + Bodies.CARD_NUMBER + "\"",
            Bodies.CARD_NUMBER),
        card("bank in small letters", "field-invalid", "ICBC", "icbc"),
        card("holder with a control character", "field-invalid", "陈晓明", "陈\\u0007晓明"),
        row("unknown kind", 422, "field-invalid", QUOTE_PATH, "{\"kind\":\"SOON\"}"),
        row(
            "part without amount",
            422,
            "field-missing",
            QUOTE_PATH,
            "{\"kind\":\"EARLY_PARTIAL\"}"),
        row(
            "amount where none belongs",
            422,
            "field-unknown",
            QUOTE_PATH,
            "{\"kind\":\"EARLY_FULL\",\"amount\":{\"amount\":1,\"currency\":\"CNY\"}}"),
        row(
            "field where none belongs",
            422,
            "field-unknown",
            FREEZE_PATH,
            "{\"reason\":\"lost phone\"}"),
        row(
            "channel with a slash",
            422,
            "field-invalid",
            "/v1/cards/card_01m82ys4t0fx5vsa9mkvef9ews/agreements",
            "{\"channel\":\"a/b\"}"),
        row(
            "code of three digits",
            422,
            "field-invalid",
            "/v1/cards/card_01m82ys4t0fx5vsa9mkvef9ews/agreements/confirm",
            "{\"channel\":\"a\",\"code\":\"123\"}"));
  }
}
