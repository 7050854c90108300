package io.ebbgate.sandbox.fault;

/** What goes wrong with one query. */
public enum QueryFault {
  /** Nothing. */
  NONE,
  /** 5xx. */
  ERROR,
  /** No answer ever. */
  SILENCE,
  /** The connection is closed in place of an answer. */
  REPLY_LOST
}
