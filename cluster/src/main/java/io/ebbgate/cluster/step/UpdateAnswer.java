package io.ebbgate.cluster.step;

/** The answer to a step that tells the grid something. */
public sealed interface UpdateAnswer extends GridAnswer permits UpdateAnswer.Applied, Unavailable {

  /** The grid knows it now, or knew something newer. */
  record Applied() implements UpdateAnswer {
    /** The only one that is needed. */
    public static final Applied INSTANCE = new Applied();
  }
}
