package io.ebbgate.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Genuine;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Problem;
import io.ebbgate.connectors.spi.exchange.CallbackReading.Refused;
import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.sample.SampleJson.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/** Checks and reads callbacks: the signature first, then the time, then the body. */
final class SampleCallbacks {

  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final SampleSignature signature;
  private final String merchant;
  private final InstantSource clock;
  private final Duration tolerance;

  /**
   * @param tolerance by how much a callback's time may differ from the clock
   */
  SampleCallbacks(
      SampleSignature signature, String merchant, InstantSource clock, Duration tolerance) {
    this.signature = signature;
    this.merchant = merchant;
    this.clock = clock;
    this.tolerance = tolerance;
  }

  CallbackReading read(CallbackRequest request) {
    for (String header :
        List.of(
            SampleSignature.MERCHANT,
            SampleSignature.TIMESTAMP,
            SampleSignature.NONCE,
            SampleSignature.SIGNATURE)) {
      if (request.headers().getAll(header).size() != 1) {
        return new Refused(Problem.SIGNATURE_MISSING, header + " is not there exactly once");
      }
    }
    String timestamp = only(request, SampleSignature.TIMESTAMP);
    String nonce = only(request, SampleSignature.NONCE);
    boolean signed =
        signature.matches(
            only(request, SampleSignature.SIGNATURE),
            "POST",
            request.path(),
            timestamp,
            nonce,
            request.body());
    if (!signed || !only(request, SampleSignature.MERCHANT).equals(merchant)) {
      return new Refused(Problem.SIGNATURE_WRONG, "not signed with this channel's secret");
    }
    if (!fresh(timestamp)) {
      return new Refused(Problem.STALE, "more than " + tolerance.toMillis() + " ms away from now");
    }
    if (!NONCE.matcher(nonce).matches()) {
      return new Refused(Problem.UNREADABLE, "the nonce is no nonce");
    }
    try {
      return genuine(request, nonce);
    } catch (Unreadable e) {
      return new Refused(Problem.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Genuine genuine(CallbackRequest request, String nonce) throws Unreadable {
    ObjectNode body = SampleJson.object(request.body());
    String code = SampleJson.text(body, "code");
    return new Genuine(
        SampleJson.text(body, "reference"),
        SampleJson.kind(body, "kind"),
        SampleAnswers.outcome(body, code, EvidenceSource.CALLBACK),
        code,
        nonce,
        SampleSignature.sha256(request.body()));
  }

  private boolean fresh(String timestamp) {
    try {
      var sent = Instant.ofEpochMilli(Long.parseLong(timestamp));
      return Duration.between(sent, clock.instant()).abs().compareTo(tolerance) <= 0;
    } catch (NumberFormatException | ArithmeticException e) {
      return false;
    }
  }

  private static String only(CallbackRequest request, String header) {
    return request.headers().getAll(header).getFirst();
  }
}
