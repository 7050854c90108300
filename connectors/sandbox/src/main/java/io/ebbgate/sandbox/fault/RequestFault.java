package io.ebbgate.sandbox.fault;

/** What goes wrong with one request that asks for a movement. */
public enum RequestFault {
  /** Nothing. */
  NONE,
  /** 5xx, and the request was never taken. */
  ERROR_BEFORE,
  /** No answer ever, and the request was never taken. */
  SILENCE_BEFORE,
  /** Taken; the answer comes late. */
  DELAYED,
  /** Taken; 5xx all the same. */
  ERROR_AFTER,
  /** Taken; no answer ever. */
  SILENCE_AFTER,
  /** Taken; the connection is closed in place of an answer. */
  REPLY_LOST,
  /** Taken; the answer is cut in the middle. */
  MALFORMED,
  /** Taken; the answer carries a code that the provider's documents do not list. */
  UNLISTED_CODE,
  /** Answered 5xx, and unknown to queries for a part of the settling time; then it appears. */
  SLOW_ACCEPTANCE;

  /** Whether the request is dropped before the provider takes it. */
  public boolean beforeAcceptance() {
    return this == ERROR_BEFORE || this == SILENCE_BEFORE;
  }
}
