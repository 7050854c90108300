package io.ebbgate.gateway.server.badinput;

import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A callback as the provider's documentation says: signed over method, path, time stamp, nonce and
 * the body's digest. Written anew, so that the connector's own code is not its own judge.
 *
 * @param channel whose path it goes to
 * @param signer the channel whose merchant and secret it is signed with
 */
record SignedCallback(
    String channel, String signer, String secret, Instant at, String nonce, Buffer body) {

  /** A sound one of a channel. */
  static SignedCallback of(String channel, String body) {
    return new SignedCallback(
        channel,
        channel,
        RealGateway.SECRETS.getOrDefault(channel, "nobody's secret"),
        Instant.now(),
        UUID.randomUUID().toString(),
        Buffer.buffer(body));
  }

  /** The body that tells that money moved. */
  static String moved(String reference, long amount, String currency) {
    return """
    {"code": "SUCCESS", "reference": "%s", "kind": "payout", "providerReference": "sm1",
     "amount": {"amount": %d, "currency": "%s"}, "movedAt": "%s"}\
    """
        .formatted(reference, amount, currency, Instant.now());
  }

  /** The body that tells that the provider is at it. */
  static String working(String reference) {
    return """
    {"code": "PROCESSING", "reference": "%s", "kind": "payout"}\
    """
        .formatted(reference);
  }

  SignedCallback signedBy(String other) {
    return new SignedCallback(
        channel, other, RealGateway.SECRETS.getOrDefault(other, ""), at, nonce, body);
  }

  SignedCallback with(String otherSecret) {
    return new SignedCallback(channel, signer, otherSecret, at, nonce, body);
  }

  SignedCallback at(Instant other) {
    return new SignedCallback(channel, signer, secret, other, nonce, body);
  }

  SignedCallback bytes(Buffer other) {
    return new SignedCallback(channel, signer, secret, at, nonce, other);
  }

  /** The request, of which a row may still spoil headers or body. */
  HttpRequest.Builder to(RealGateway gateway) {
    var path = "/callbacks/" + channel;
    var time = Long.toString(at.toEpochMilli());
    return gateway
        .request(path)
        .header("Content-Type", "application/json")
        .header("Sample-Merchant", signer)
        .header("Sample-Timestamp", time)
        .header("Sample-Nonce", nonce)
        .header("Sample-Signature", signature(path, time))
        .POST(BodyPublishers.ofByteArray(body.getBytes()));
  }

  private String signature(String path, String time) {
    try {
      var digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes()));
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var text = String.join("\n", "POST", path, time, nonce, digest);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
