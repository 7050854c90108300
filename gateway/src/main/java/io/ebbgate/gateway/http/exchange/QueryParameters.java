package io.ebbgate.gateway.http.exchange;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/**
 * Checks that a query has only what its operation knows, each once: a misspelt cursor would read
 * the first page for ever.
 */
final class QueryParameters {
  private QueryParameters() {}

  /**
   * Checks.
   *
   * @throws Rejected when a parameter is unknown, given twice or cannot be decoded
   */
  static void check(Endpoint endpoint, HttpServerRequest request) {
    var query = request.query();
    if (query == null || query.isEmpty()) {
      return;
    }
    MultiMap parameters;
    try {
      parameters = request.params();
    } catch (IllegalArgumentException _) {
      throw invalid("The query cannot be decoded.");
    }
    for (var name : parameters.names()) {
      if (!endpoint.queryParameters().contains(name)) {
        throw invalid("The query has a parameter that is not known here.");
      }
      if (parameters.getAll(name).size() > 1) {
        throw invalid("Give each query parameter once.");
      }
    }
  }

  private static Rejected invalid(String detail) {
    return Problem.of(ProblemCode.PARAMETER_INVALID, detail).rejected();
  }
}
