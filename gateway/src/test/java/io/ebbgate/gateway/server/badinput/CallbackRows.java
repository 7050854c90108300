package io.ebbgate.gateway.server.badinput;

import static io.ebbgate.gateway.server.badinput.RealGateway.CHANNEL;
import static io.ebbgate.gateway.server.badinput.RealGateway.OTHER_CHANNEL;
import static io.ebbgate.gateway.server.badinput.SignedCallback.moved;
import static io.ebbgate.gateway.server.badinput.SignedCallback.working;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Callbacks that are not believed, or that claim what nobody asked for. */
final class CallbackRows {
  private static final Duration TOO_FAR = Duration.ofMinutes(6);
  private static final int CALLBACK_LIMIT = 262_144;

  /** What a claim of another amount writes: it is evidence, and a person's work. */
  private static final Set<String> DISPUTE =
      Set.of("attempt", "callback_nonce", "drawdown", "evidence", "incident");

  private CallbackRows() {}

  /** All rows. */
  static Stream<Row> rows() {
    return Stream.of(signatures(), bodies(), references(), claims()).flatMap(rows -> rows);
  }

  private static Stream<Row> signatures() {
    return Stream.of(
        unsigned("callback without a signature", "Sample-Signature"),
        unsigned("callback without a time stamp", "Sample-Timestamp"),
        unsigned("callback without a nonce", "Sample-Nonce"),
        unsigned("callback without a merchant", "Sample-Merchant"),
        refused(
            "callback signed with another secret",
            "callback-signature-wrong",
            callback -> callback.with("somebody else's secret")),
        refused(
            "callback signed by another channel",
            "callback-signature-wrong",
            callback -> callback.signedBy(OTHER_CHANNEL)),
        refused(
            "callback from too long ago",
            "callback-stale",
            callback -> callback.at(Instant.now().minus(TOO_FAR))),
        refused(
            "callback from the future",
            "callback-stale",
            callback -> callback.at(Instant.now().plus(TOO_FAR))),
        new Row(
            "callback cut off on its way",
            401,
            "callback-signature-wrong",
            gateway -> {
              var callback = SignedCallback.of(CHANNEL, moved(gateway.order(), 100_000, "CNY"));
              var cut = callback.body().getBytes(0, callback.body().length() / 2);
              return callback.to(gateway).POST(BodyPublishers.ofByteArray(cut));
            }),
        new Row(
            "callback seen before",
            409,
            "callback-replayed",
            gateway -> {
              var callback = SignedCallback.of(CHANNEL, working(gateway.order()));
              assertThat(gateway.send(callback.to(gateway)).statusCode()).isEqualTo(200);
              return callback.to(gateway);
            }),
        new Row(
            "nonce seen before with another claim",
            409,
            "callback-replayed",
            gateway -> {
              var reference = gateway.order();
              var callback = SignedCallback.of(CHANNEL, working(reference));
              assertThat(gateway.send(callback.to(gateway)).statusCode()).isEqualTo(200);
              return callback.bytes(Buffer.buffer(moved(reference, 100_000, "CNY"))).to(gateway);
            }));
  }

  /** A callback that would be believed, but for one header that is not there. */
  private static Row unsigned(String what, String header) {
    return new Row(
        what,
        401,
        "callback-signature-missing",
        gateway -> {
          var sound =
              SignedCallback.of(CHANNEL, moved(gateway.order(), 100_000, "CNY"))
                  .to(gateway)
                  .build();
          var bare =
              gateway.request(sound.uri().getPath()).POST(sound.bodyPublisher().orElseThrow());
          sound
              .headers()
              .map()
              .forEach((name, values) -> {
                if (!name.equalsIgnoreCase(header)) {
                  bare.header(name, values.getFirst());
                }
              });
          return bare;
        });
  }

  private static Row refused(String what, String code, UnaryOperator<SignedCallback> spoil) {
    return new Row(
        what,
        401,
        code,
        gateway ->
            spoil
                .apply(SignedCallback.of(CHANNEL, moved(gateway.order(), 100_000, "CNY")))
                .to(gateway));
  }

  private static Stream<Row> bodies() {
    return Stream.of(
        unreadable("empty callback", body -> ""),
        unreadable("callback of no JSON", body -> "SUCCESS"),
        unreadable("callback that its sender cut off", body -> body.substring(0, 60)),
        unreadable("callback with text after it", body -> body + "{}"),
        unreadable(
            "callback with a member twice",
            body -> body.replace("{\"code\"", "{\"code\":1,\"code\"")),
        unreadable("deep callback", body -> "[".repeat(2_000) + "]".repeat(2_000)),
        unreadable("callback with U+0000", body -> body.replace("sm1", "sm\\u0000")),
        unreadable("callback without a reference", body -> body.replace("reference", "referense")),
        unreadable("callback of another kind", body -> body.replace("payout", "gift")),
        unreadable("callback with a fraction", body -> body.replace("100000", "100000.5")),
        unreadable("callback with an amount as text", body -> body.replace("100000", "\"1\"")),
        unreadable(
            "callback with an amount beyond 64 bits",
            body -> body.replace("100000", "9223372036854775808")),
        unreadable("callback in no currency", body -> body.replace("CNY", "XYZ")),
        new Row(
            "callback in invalid UTF-8",
            400,
            "callback-unreadable",
            gateway ->
                SignedCallback.of(CHANNEL, "")
                    .bytes(
                        Buffer.buffer(
                            new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}))
                    .to(gateway)),
        new Row(
            "callback over the limit",
            413,
            "body-too-large",
            gateway -> {
              var body = moved(gateway.order(), 100_000, "CNY");
              return SignedCallback.of(CHANNEL, body + " ".repeat(CALLBACK_LIMIT)).to(gateway);
            }));
  }

  /** A callback whose signature is right over a body that says nothing. */
  private static Row unreadable(String what, UnaryOperator<String> spoil) {
    return new Row(
        what,
        400,
        "callback-unreadable",
        gateway ->
            SignedCallback.of(CHANNEL, spoil.apply(moved(gateway.order(), 100_000, "CNY")))
                .to(gateway));
  }

  private static Stream<Row> references() {
    var code = "callback-reference-unknown";
    return Stream.of(
        new Row(
            "callback for a reference of nobody",
            404,
            code,
            gateway -> {
              var nobody = IdKind.ATTEMPT.format(new UUID(0x0199_0000_0000_7000L, Long.MIN_VALUE));
              return SignedCallback.of(CHANNEL, moved(nobody, 100_000, "CNY")).to(gateway);
            }),
        new Row(
            "callback for a reference that is none of ours",
            404,
            code,
            gateway -> SignedCallback.of(CHANNEL, moved("order-17", 100_000, "CNY")).to(gateway)),
        new Row(
            "callback for another channel's order",
            404,
            code,
            gateway ->
                SignedCallback.of(OTHER_CHANNEL, moved(gateway.order(), 100_000, "CNY"))
                    .to(gateway)),
        new Row(
            "callback to a channel that is not there",
            404,
            "channel-unknown",
            gateway ->
                SignedCallback.of("nobody", moved(gateway.order(), 100_000, "CNY")).to(gateway)),
        new Row(
            "callback that is read, not posted",
            405,
            "method-not-allowed",
            gateway -> SignedCallback.of(CHANNEL, "{}").to(gateway).GET()));
  }

  private static Stream<Row> claims() {
    return Stream.of(
        claim("callback with a greater amount", 100_001, "CNY"),
        claim("callback with a smaller amount", 1, "CNY"),
        claim("callback with no amount", 0, "CNY"),
        claim("callback with a negative amount", -100_000, "CNY"),
        claim("callback with another currency", 100_000, "USD"));
  }

  private static Row claim(String what, long amount, String currency) {
    return new Row(
        what,
        422,
        "callback-amount-differs",
        DISPUTE,
        gateway ->
            SignedCallback.of(CHANNEL, moved(gateway.order(), amount, currency)).to(gateway));
  }
}
