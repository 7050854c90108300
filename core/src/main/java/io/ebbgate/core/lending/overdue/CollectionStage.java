package io.ebbgate.core.lending.overdue;

/** Who is to remind a customer, and how. */
public enum CollectionStage {
  /** Nothing is overdue: reminders before the due day. */
  BEFORE_DUE,
  /** Messages; by default 1 to 7 days overdue. */
  MESSAGES,
  /** Agents, at first; by default 8 to 30 days overdue. */
  AGENTS_EARLY,
  /** Agents, later; by default 31 to 60 days overdue. */
  AGENTS_MIDDLE,
  /** Agents, at last; by default 61 to 90 days overdue. */
  AGENTS_LATE,
  /** Outsourcing or law; by default above 90 days overdue. */
  OUTSOURCED
}
