package io.ebbgate.core.movement;

/** Where a piece of evidence came from. */
public enum EvidenceSource {
  REPLY,
  CALLBACK,
  QUERY,
  STATEMENT_LINE,
  OPERATOR,
  /** We know ourselves, as when nothing was sent. */
  OWN
}
