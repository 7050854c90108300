package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.gateway.usecase.TokenReading;

/** Repayment quotes as signed texts, so that none is stored. Thread-safe and non-blocking. */
public interface QuoteTokens {

  /** The quote as {@code quo_…}, safe in a URL. */
  String issue(BoundQuote quote);

  /** Checks a text, whoever made it. */
  TokenReading<BoundQuote> read(String token);
}
