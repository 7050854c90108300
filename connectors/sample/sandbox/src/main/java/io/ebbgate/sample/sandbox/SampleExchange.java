package io.ebbgate.sample.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.sandbox.json.Problems;
import io.ebbgate.sandbox.json.StrictJson;
import io.ebbgate.sandbox.protocol.Answer;
import io.ebbgate.sandbox.protocol.Merchant;
import io.ebbgate.sandbox.protocol.Provider;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One authenticated request.
 *
 * @param merchant who sent it
 * @param target path and query, as signed
 * @param nonce the request's nonce, which the answer repeats
 * @param body the raw body
 * @param clock for the answer's time stamp
 */
record SampleExchange(
    Merchant merchant, String target, String nonce, Buffer body, InstantSource clock) {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** The authenticated request, or null after an unsigned 401 went out. */
  static @Nullable SampleExchange authenticate(RoutingContext context, Provider provider) {
    var request = context.request();
    String id = request.getHeader(SampleSigning.MERCHANT);
    String timestamp = request.getHeader(SampleSigning.TIMESTAMP);
    String nonce = request.getHeader(SampleSigning.NONCE);
    String signature = request.getHeader(SampleSigning.SIGNATURE);
    Merchant merchant = id == null ? null : provider.merchant(id).orElse(null);
    if (merchant == null || timestamp == null || nonce == null || signature == null) {
      Problems.answer(context, 401, "UNAUTHORISED", "merchant unknown or signature missing");
      return null;
    }
    Buffer raw = context.body().buffer();
    Buffer body = raw == null ? Buffer.buffer() : raw;
    String expected =
        SampleSigning.sign(
            merchant.secret(), request.method().name(), request.uri(), timestamp, nonce, body);
    if (!SampleSigning.same(expected, signature) || !fresh(timestamp, provider.clock().instant())) {
      Problems.answer(context, 401, "UNAUTHORISED", "signature wrong or time stamp stale");
      return null;
    }
    return new SampleExchange(merchant, request.uri(), nonce, body, provider.clock());
  }

  private static boolean fresh(String timestamp, Instant now) {
    try {
      var sent = Instant.ofEpochMilli(Long.parseLong(timestamp));
      return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | ArithmeticException e) {
      return false;
    }
  }

  /** A signed answer with a JSON body. */
  Answer answer(int status, ObjectNode json) {
    return answer(status, "application/json", StrictJson.write(json), Map.of());
  }

  /** A signed answer. */
  Answer answer(int status, String contentType, Buffer bytes, Map<String, String> more) {
    String timestamp = Long.toString(clock.instant().toEpochMilli());
    var headers = new LinkedHashMap<>(more);
    headers.put("Content-Type", contentType);
    headers.put(SampleSigning.TIMESTAMP, timestamp);
    headers.put(SampleSigning.NONCE, nonce);
    headers.put(
        SampleSigning.SIGNATURE,
        SampleSigning.sign(
            merchant.secret(), Integer.toString(status), target, timestamp, nonce, bytes));
    return new Answer(status, headers, bytes);
  }
}
