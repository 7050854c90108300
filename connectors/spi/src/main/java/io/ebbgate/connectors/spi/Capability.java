package io.ebbgate.connectors.spi;

/** What a provider may offer. */
public enum Capability {
  PAYOUT,
  DEBIT,
  QUERY,
  CALLBACK,
  STATEMENT,
  /** A repeated reference is answered with the first request's result and moves nothing. */
  DEDUPLICATES
}
