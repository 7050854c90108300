package io.ebbgate.gateway.http.json;

import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with the fields of one body, so that all is told at once. */
public final class FieldProblems {
  private static final int MAXIMUM_TOLD = 32;

  private final List<Problem> problems = new ArrayList<>();

  /** Notes a mistake. Mistakes beyond a bound are dropped: the caller has enough to mend. */
  void add(ProblemCode code, String pointer, String detail) {
    if (problems.size() < MAXIMUM_TOLD) {
      problems.add(Problem.field(code, Pointers.tellable(pointer), detail));
    }
  }

  /**
   * Throws when there was any mistake: the code is the first by precedence, and the member {@code
   * errors} lists all (RFC 9457, section 3).
   */
  void throwIfAny() {
    if (problems.isEmpty()) {
      return;
    }
    var first = problems.stream().min(Comparator.comparing(Problem::code)).orElseThrow();
    var errors = problems.stream().map(FieldProblems::error).toList();
    var detail =
        problems.size() == 1
            ? first.detail()
            : problems.size() + " mistakes in the body; see errors. First: " + first.detail();
    throw new Problem(
            first.code(),
            detail,
            Map.of("pointer", first.more().getOrDefault("pointer", ""), "errors", errors))
        .rejected();
  }

  private static Map<String, Object> error(Problem problem) {
    // In this order, which a map made by Map.of would not keep.
    var error = new LinkedHashMap<String, Object>();
    error.put("pointer", problem.more().getOrDefault("pointer", ""));
    error.put("code", problem.code().code());
    error.put("detail", problem.detail());
    return error;
  }
}
