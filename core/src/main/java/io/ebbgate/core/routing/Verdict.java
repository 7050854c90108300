package io.ebbgate.core.routing;

/** What routing found about one candidate. */
public sealed interface Verdict {

  /**
   * A rule took it out.
   *
   * @param rule the rule's stable name
   * @param detail for people, with the figures compared; nothing personal
   */
  record Removed(String rule, String detail) implements Verdict {}

  /**
   * It could be used.
   *
   * @param rank 1 is the choice
   * @param detail for people: what it was ranked by
   */
  record Ranked(int rank, String detail) implements Verdict {}
}
