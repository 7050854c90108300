package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.gateway.usecase.TokenReading;

/** Offers as signed texts, so that none is stored. Thread-safe and non-blocking. */
public interface OfferTokens {

  /** The offer as {@code off_…}, safe in a URL. */
  String issue(Offer offer);

  /** Checks a text, whoever made it. */
  TokenReading<Offer> read(String token);
}
