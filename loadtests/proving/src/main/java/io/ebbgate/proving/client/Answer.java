package io.ebbgate.proving.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One answer of the gateway.
 *
 * @param status the HTTP status
 * @param replayed whether the gateway says that it answers a repeated key
 * @param body the JSON body, or a missing node when there was none
 * @param micros how long it took
 */
public record Answer(int status, boolean replayed, JsonNode body, long micros) {

  /** The same answer, taken as the first one of its request. */
  Answer asFirst() {
    return new Answer(status, false, body, micros);
  }

  /** Whether the status is 2xx. */
  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /** The problem's stable code; empty when this is no problem. */
  public String problem() {
    return succeeded() ? "" : body.path("code").asText("http-" + status);
  }

  /** A text member of the body. */
  public String text(String member) {
    return body.required(member).asText();
  }
}
