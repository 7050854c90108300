package io.ebbgate.gateway.server.badinput;

import static io.ebbgate.gateway.http.rig.Bodies.DRAWDOWN_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.FREEZE_PATH;
import static io.ebbgate.gateway.http.rig.Bodies.drawdownReferring;
import static io.ebbgate.gateway.server.badinput.Row.bytes;
import static io.ebbgate.gateway.server.badinput.Row.get;
import static io.ebbgate.gateway.server.badinput.Row.header;
import static io.ebbgate.gateway.server.badinput.Row.keyed;
import static io.ebbgate.gateway.server.badinput.Row.row;
import static io.ebbgate.gateway.server.badinput.Row.text;

import io.ebbgate.gateway.http.rig.Bodies;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;

/** Requests that are bad as such: text, bodies, headers, keys and paths. */
final class RequestRows {
  /** One deeper than the gateway takes. */
  private static final int TOO_DEEP = 17;

  private RequestRows() {}

  /** All rows. */
  static Stream<Row> rows() {
    return Stream.of(texts(), keys(), bodies(), contentTypes(), access(), paths())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> texts() {
    var deep = "{\"a\":".repeat(TOO_DEEP) + "1" + "}".repeat(TOO_DEEP);
    return Stream.of(
        text("no JSON", "json-malformed", "amount=1"),
        text("cut-off JSON", "json-malformed", "{\"lineId\": \"line_0\", \"amount\": "),
        text("two JSON texts", "json-malformed", "{}{}"),
        text("comment", "json-malformed", "{} // done"),
        text("trailing comma", "json-malformed", "{\"a\":1,}"),
        text("single quotes", "json-malformed", "{'a':1}"),
        text("not a number", "json-malformed", "{\"a\":NaN}"),
        text("leading zero", "json-malformed", "{\"a\":01}"),
        text("blanks only", "json-malformed", "  "),
        text("raw control character", "json-malformed", "{\"a\":\"\u0001\"}"),
        text("byte order mark", "json-malformed", "\ufeff{}"),
        text("duplicate member", "json-duplicate-member", "{\"a\":1,\"a\":1}"),
        text("duplicate member, escaped", "json-duplicate-member", "{\"a\":1,\"\\u0061\":2}"),
        text("duplicate nested member", "json-duplicate-member", "{\"b\":[{\"a\":1,\"a\":2}]}"),
        text("deep objects", "json-too-deep", deep),
        text("deep arrays", "json-too-deep", "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP)),
        text("very deep arrays", "json-too-deep", "[".repeat(2_000) + "]".repeat(2_000)),
        text("escaped U+0000", "text-not-allowed", drawdownReferring("\"a\\u0000\"")),
        text("lone high surrogate", "text-not-allowed", drawdownReferring("\"\\ud800\"")),
        text("lone low surrogate", "text-not-allowed", drawdownReferring("\"\\udc00x\"")),
        text(
            "surrogates the wrong way round",
            "text-not-allowed",
            drawdownReferring("\"\\udc00\\ud800\"")),
        text("U+0000 in a name", "text-not-allowed", "{\"a\\u0000\":1}"),
        bytes("raw U+0000", 400, "json-malformed", BodyPublishers.ofByteArray(new byte[4])),
        bytes("UTF-16", 400, "json-malformed", encoded("{}", StandardCharsets.UTF_16BE)),
        bytes(
            "Latin-1", 400, "body-not-utf8", encoded("{\"a\":\"é\"}", StandardCharsets.ISO_8859_1)),
        bytes("overlong UTF-8", 400, "body-not-utf8", raw(0xc0, 0xaf)),
        bytes("surrogate in UTF-8", 400, "body-not-utf8", raw(0xed, 0xa0, 0x80)),
        bytes("beyond U+10FFFF", 400, "body-not-utf8", raw(0xf4, 0x90, 0x80, 0x80)),
        bytes("cut-off UTF-8", 400, "body-not-utf8", raw(0xe9, 0x99)));
  }

  private static BodyPublisher encoded(String text, Charset charset) {
    return BodyPublishers.ofByteArray(text.getBytes(charset));
  }

  /** A JSON string that ends in these bytes. */
  private static BodyPublisher raw(int... last) {
    var bytes = new byte[last.length + 1];
    bytes[0] = '"';
    for (int i = 0; i < last.length; i++) {
      bytes[i + 1] = (byte) last[i];
    }
    return BodyPublishers.ofByteArray(bytes);
  }

  private static Stream<Row> keys() {
    return Stream.of(
        new Row(
            "no idempotency key",
            400,
            "idempotency-key-missing",
            gateway -> gateway.posting(DRAWDOWN_PATH, Bodies.drawdown().encode())),
        new Row(
            "two idempotency keys",
            400,
            "idempotency-key-invalid",
            gateway ->
                keyed(gateway.posting(DRAWDOWN_PATH, Bodies.drawdown().encode()))
                    .header("Idempotency-Key", "\"k-2\"")),
        key("empty key", ""),
        key("empty quoted key", "\"\""),
        key("key of 129 characters", "k".repeat(129)),
        key("quoted key of 129 characters", "\"" + "k".repeat(129) + "\""),
        key("unfinished quotes", "\"k"),
        key("quotes inside", "\"a\"b\""),
        key("blank inside", "\"a b\""),
        key("bare blank inside", "a b"),
        key("list of keys", "a,b"),
        key("key with parameter", "\"a\";b=1"),
        key("unknown escape", "\"a\\n\""),
        key("tabulator inside", "\"a\tb\""));
  }

  private static Row key(String what, String value) {
    return header(what, 400, "idempotency-key-invalid", "Idempotency-Key", value);
  }

  private static Stream<Row> bodies() {
    var large = "{\"a\":\"" + "x".repeat(5_000) + "\"}";
    return Stream.of(
        row("no body", 400, "body-missing", DRAWDOWN_PATH, ""),
        row("body over the limit", 413, "body-too-large", DRAWDOWN_PATH, large),
        bytes(
            "chunked body over the limit",
            413,
            "body-too-large",
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))),
        row("body over the limit where none belongs", 413, "body-too-large", FREEZE_PATH, large));
  }

  private static Stream<Row> contentTypes() {
    var name = "Content-Type";
    var code = "content-type-unsupported";
    return Stream.of(
        new Row(
            "no content type",
            415,
            code,
            gateway ->
                keyed(gateway.asClient(DRAWDOWN_PATH))
                    .POST(BodyPublishers.ofString(Bodies.drawdown().encode()))),
        header("plain text", 415, code, name, "text/plain"),
        header("form", 415, code, name, "application/x-www-form-urlencoded"),
        header("JSON in another charset", 415, code, name, "application/json; charset=gbk"),
        header("JSON with another parameter", 415, code, name, "application/json; version=1"),
        header("another JSON type", 415, code, name, "application/merge-patch+json"),
        header("compressed body", 415, code, "Content-Encoding", "gzip"));
  }

  private static Stream<Row> access() {
    var name = "Authorization";
    return Stream.of(
        new Row(
            "no API key",
            401,
            "api-key-missing",
            gateway -> gateway.request("/v1/drawdowns").GET()),
        new Row(
            "no API key for the contract",
            401,
            "api-key-missing",
            gateway -> gateway.request("/openapi.yaml").GET()),
        new Row(
            "no API key for metrics",
            401,
            "api-key-missing",
            gateway -> gateway.request("/metrics").GET()),
        header("other scheme", 401, "api-key-missing", name, "Basic ZWJiZ2F0ZTp4"),
        header("wrong API key", 401, "api-key-wrong", name, "Bearer ebg_wrong"),
        header("API key with blanks", 401, "api-key-wrong", name, "Bearer ebg good"),
        header("endless API key", 401, "api-key-wrong", name, "Bearer " + "x".repeat(300)),
        access("expired API key", 401, "api-key-expired", gateway -> gateway.expiredKey),
        access("revoked API key", 401, "api-key-wrong", gateway -> gateway.revokedKey),
        access("API key without the scope", 403, "scope-missing", gateway -> gateway.readingKey));
  }

  private static Row access(
      String what, int status, String code, Function<RealGateway, String> key) {
    return new Row(
        what,
        status,
        code,
        gateway ->
            keyed(gateway.posting(DRAWDOWN_PATH, Bodies.drawdown().encode()))
                .setHeader("Authorization", "Bearer " + key.apply(gateway)));
  }

  private static Stream<Row> paths() {
    return Stream.of(
        get("unknown path", 404, "path-unknown", "/v1/drawdown"),
        get("root", 404, "path-unknown", "/"),
        get("trailing slash", 404, "path-unknown", "/v1/drawdowns/"),
        get("empty segment", 404, "path-unknown", "/v1//drawdowns"),
        get("dotted segment", 404, "path-unknown", "/v1/x/../drawdowns"),
        get("escaped path", 404, "path-unknown", "/v1/draw%64owns"),
        get("capital path", 404, "path-unknown", "/V1/drawdowns"),
        get("wrong method", 405, "method-not-allowed", "/v1/repayments"),
        get("wrong method on a fixed path", 405, "method-not-allowed", "/v1/drawdowns/quote"),
        new Row(
            "unknown method",
            405,
            "method-not-allowed",
            gateway -> gateway.asClient(DRAWDOWN_PATH).method("PURGE", BodyPublishers.noBody())),
        new Row(
            "options",
            405,
            "method-not-allowed",
            gateway -> gateway.asClient(DRAWDOWN_PATH).method("OPTIONS", BodyPublishers.noBody())),
        get("malformed identifier", 400, "parameter-invalid", "/v1/drawdowns/1"),
        get(
            "identifier of another kind",
            400,
            "parameter-invalid",
            "/v1/loans/drw_01m82ywt00ef38d6j5p56t9yfw"),
        get(
            "case of no order",
            400,
            "parameter-invalid",
            "/v1/cases/line_01m82yqa70e8kbcf2tpy8vep2a"),
        get("limit of nothing", 400, "parameter-invalid", "/v1/drawdowns?limit=0"),
        get("limit too high", 400, "parameter-invalid", "/v1/drawdowns?limit=201"),
        get("limit as text", 400, "parameter-invalid", "/v1/drawdowns?limit=ten"),
        get("limit twice", 400, "parameter-invalid", "/v1/drawdowns?limit=1&limit=1"),
        get("unknown parameter", 400, "parameter-invalid", "/v1/drawdowns?curser=x"),
        get("cursor of somebody else", 400, "parameter-invalid", "/v1/drawdowns?cursor=AAAA"),
        new Row(
            "callback to a channel that cannot be",
            404,
            "channel-unknown",
            gateway -> gateway.request("/callbacks/Sample_A").POST(BodyPublishers.ofString("{}"))));
  }
}
