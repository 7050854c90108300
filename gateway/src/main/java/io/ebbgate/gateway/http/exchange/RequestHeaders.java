package io.ebbgate.gateway.http.exchange;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the headers that decide whether a request is let in. */
final class RequestHeaders {
  /** No content length was declared. */
  static final long UNDECLARED = -1;

  private static final String BEARER = "Bearer ";
  private static final int LONGEST_API_KEY = 256;
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Pattern JSON_IN_UTF8 =
      Pattern.compile(
          "application/json[ \\t]*(;[ \\t]*(charset=(utf-8|\"utf-8\"))?[ \\t]*)?",
          Pattern.CASE_INSENSITIVE);

  private RequestHeaders() {}

  /**
   * The API key of {@code Authorization: Bearer}.
   *
   * @throws io.ebbgate.gateway.usecase.Rejected when there is none, or not one
   */
  static String apiKey(MultiMap headers) {
    var text = headers.get(HttpHeaders.AUTHORIZATION);
    if (text == null || !text.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw Problem.of(ProblemCode.API_KEY_MISSING, "Send Authorization: Bearer and the API key.")
          .rejected();
    }
    var key = text.substring(BEARER.length()).strip();
    if (key.isEmpty()
        || key.length() > LONGEST_API_KEY
        || !key.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)
        || headers.getAll(HttpHeaders.AUTHORIZATION).size() > 1) {
      throw Problem.of(ProblemCode.API_KEY_WRONG, "Send one API key as it was issued.").rejected();
    }
    return key;
  }

  /**
   * Whether the body is declared as JSON in UTF-8 without any content coding. Who declares it twice
   * declares nothing: others on the way may have read the other one.
   */
  static boolean isJson(MultiMap headers) {
    var types = headers.getAll(HttpHeaders.CONTENT_TYPE);
    if (types.size() != 1) {
      return false;
    }
    var type = types.getFirst();
    if (!type.equals(Answer.JSON) && !JSON_IN_UTF8.matcher(type.strip()).matches()) {
      return false;
    }
    var codings = headers.getAll(HttpHeaders.CONTENT_ENCODING);
    return codings.isEmpty()
        || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("identity"));
  }

  /** The declared length of the body, or {@link #UNDECLARED}. */
  static long contentLength(MultiMap headers) {
    var text = headers.get(HttpHeaders.CONTENT_LENGTH);
    if (text == null) {
      return UNDECLARED;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      // More digits than a long has: over any limit. Other texts never get past the HTTP codec.
      return Long.MAX_VALUE;
    }
  }

  /** Whether a body may follow the head. */
  static boolean announcesBody(HttpServerRequest request) {
    var headers = request.headers();
    long length = contentLength(headers);
    if (length != UNDECLARED) {
      return length > 0;
    }
    return request.version() == HttpVersion.HTTP_2
        ? !READING.contains(request.method())
        : headers.contains(HttpHeaders.TRANSFER_ENCODING);
  }
}
