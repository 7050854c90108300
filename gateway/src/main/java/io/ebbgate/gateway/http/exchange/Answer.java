package io.ebbgate.gateway.http.exchange;

import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a request is answered.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body may be empty
 * @param headers further ones
 * @param problem the problem that is told, if it is one
 */
public record Answer(
    int status,
    String contentType,
    Buffer body,
    Map<String, String> headers,
    Optional<ProblemCode> problem) {

  /** The media type of JSON answers. */
  public static final String JSON = "application/json";

  /** The media type of problems (RFC 9457). */
  public static final String PROBLEM_JSON = "application/problem+json";

  private static final Set<String> OWN_MEMBERS =
      Set.of("type", "title", "status", "detail", "instance", "code");

  /** A JSON answer. */
  public static Answer json(int status, Consumer<JsonOut> content) {
    return new Answer(status, JSON, JsonOut.object(content), Map.of(), Optional.empty());
  }

  /** An answer of any other media type. */
  public static Answer of(int status, String contentType, Buffer body) {
    return new Answer(status, contentType, body, Map.of(), Optional.empty());
  }

  /** An answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, "", Buffer.buffer(), Map.of(), Optional.empty());
  }

  /**
   * A problem.
   *
   * @param instance the request's public identifier
   */
  public static Answer problem(Problem problem, String instance) {
    var code = problem.code();
    var body =
        JsonOut.object(json -> {
          json.text("type", "urn:ebbgate:problem:" + code.code())
              .text("title", code.title())
              .whole("status", code.status())
              .text("detail", problem.detail())
              .text("instance", instance)
              .text("code", code.code());
          var more = new HashMap<>(problem.more());
          more.keySet().removeAll(OWN_MEMBERS);
          json.sortedMembers(more);
        });
    return new Answer(code.status(), PROBLEM_JSON, body, Map.of(), Optional.of(code));
  }

  /** This answer with one more header. */
  public Answer with(String name, String value) {
    var all = new HashMap<>(headers);
    all.put(name, value);
    return new Answer(status, contentType, body, Map.copyOf(all), problem);
  }
}
