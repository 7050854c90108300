package io.ebbgate.gateway.usecase;

/** Fails a future with a {@link Problem}. An answer, not a defect: it has no stack trace. */
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Rejected(Problem problem) {
    super(problem.code().code() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** What is told to the caller. */
  public Problem problem() {
    return problem;
  }
}
