package io.ebbgate.sandbox.fault;

/** What goes wrong with one message that a sink stored. */
public enum SinkFault {
  /** Nothing. */
  NONE,
  /** Stored, then 5xx. */
  ERROR_AFTER,
  /** Stored, then the connection is closed in place of an answer. */
  REPLY_LOST
}
