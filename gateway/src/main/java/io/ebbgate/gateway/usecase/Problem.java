package io.ebbgate.gateway.usecase;

import java.util.Map;

/**
 * One no, told to people and programs.
 *
 * @param code which
 * @param detail what is wrong here and what to do; nothing secret or personal
 * @param more further members for programs, such as {@code field} or what is owed now; values are
 *     strings, longs, maps or lists
 */
public record Problem(ProblemCode code, String detail, Map<String, Object> more) {
  public Problem {
    more = Map.copyOf(more);
  }

  /** A problem without further members. */
  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, Map.of());
  }

  /** A problem of one field, named by JSON pointer. */
  public static Problem field(ProblemCode code, String pointer, String detail) {
    return new Problem(code, detail, Map.of("pointer", pointer));
  }

  /** This problem as the failure of a future. */
  public Rejected rejected() {
    return new Rejected(this);
  }
}
