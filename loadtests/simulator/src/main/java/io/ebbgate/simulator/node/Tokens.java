package io.ebbgate.simulator.node;

import io.ebbgate.gateway.usecase.TokenReading;
import io.ebbgate.gateway.usecase.drawdown.Offer;
import io.ebbgate.gateway.usecase.drawdown.OfferTokens;
import io.ebbgate.gateway.usecase.repayment.BoundQuote;
import io.ebbgate.gateway.usecase.repayment.QuoteTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Offers and quotes under numbers instead of signatures, read by every node. Only the newest are
 * kept: an older one is none of ours any more.
 */
public final class Tokens {
  private static final int KEPT = 4_096;

  private final Map<String, Offer> offers = bounded();
  private final Map<String, BoundQuote> quotes = bounded();
  private long issued;

  private static <T> Map<String, T> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > KEPT;
      }
    };
  }

  OfferTokens offers(InstantSource clock) {
    return new OfferTokens() {
      @Override
      public String issue(Offer offer) {
        return put(offers, "off_", offer);
      }

      @Override
      public TokenReading<Offer> read(String token) {
        return Tokens.read(offers, token, Offer::expiresAt, clock);
      }
    };
  }

  QuoteTokens quotes(InstantSource clock) {
    return new QuoteTokens() {
      @Override
      public String issue(BoundQuote quote) {
        return put(quotes, "quo_", quote);
      }

      @Override
      public TokenReading<BoundQuote> read(String token) {
        return Tokens.read(quotes, token, BoundQuote::expiresAt, clock);
      }
    };
  }

  private <T> String put(Map<String, T> into, String prefix, T bound) {
    var token = prefix + issued++;
    into.put(token, bound);
    return token;
  }

  private static <T> TokenReading<T> read(
      Map<String, T> from, String token, Function<T, Instant> expiresAt, InstantSource clock) {
    var bound = from.get(token);
    if (bound == null) {
      return new TokenReading.Invalid<>();
    }
    return clock.instant().isBefore(expiresAt.apply(bound))
        ? new TokenReading.Valid<>(bound)
        : new TokenReading.Expired<>(bound);
  }
}
