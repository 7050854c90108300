package io.ebbgate.sandbox.fault;

/** What goes wrong with telling one result by callback. */
public enum CallbackFault {
  /** Nothing: delivered once, soon. */
  NONE,
  /** Delivered again, with a nonce of its own. */
  DUPLICATED,
  /** Delivered seconds after the result. */
  LATE,
  /** "Processing" is delivered after the result. */
  OUT_OF_ORDER,
  /** Never delivered: only a query finds the result. */
  LOST,
  /** The very same bytes and headers are sent again. */
  REPLAYED,
  /** Before the result, somebody else claims success with a wrong key. */
  FORGED
}
