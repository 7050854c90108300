package io.ebbgate.gateway.crypto;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.TokenReading;
import io.ebbgate.gateway.usecase.repayment.BoundQuote;
import io.ebbgate.gateway.usecase.repayment.QuoteTokens;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;

/** Repayment quotes signed by HMAC-SHA256, {@code quo_…}. */
public final class HmacQuoteTokens implements QuoteTokens {
  private static final int LAYOUT = 1;

  private final SignedText texts;
  private final InstantSource clock;

  HmacQuoteTokens(HmacSha256 key, InstantSource clock) {
    this.texts = new SignedText("quo_", key);
    this.clock = clock;
  }

  @Override
  public String issue(BoundQuote quote) {
    // Refuses components of different currencies, of which one only is written.
    var amount = quote.amount();
    return texts.sign(out -> {
      out.writeByte(LAYOUT);
      SignedText.writeId(out, quote.loanId());
      out.writeLong(quote.loanVersion());
      out.writeUTF(quote.kind());
      out.writeInt(Math.toIntExact(quote.valueDate().toEpochDay()));
      out.writeUTF(amount.currency().getCurrencyCode());
      out.writeLong(quote.principal().minor());
      out.writeLong(quote.interest().minor());
      out.writeLong(quote.fee().minor());
      out.writeLong(quote.penalty().minor());
      out.writeLong(quote.expiresAt().toEpochMilli());
    });
  }

  @Override
  public TokenReading<BoundQuote> read(String token) {
    var payload = texts.verified(token);
    if (payload.isEmpty()) {
      return new TokenReading.Invalid<>();
    }
    try (var in = payload.get()) {
      return in.readByte() == LAYOUT ? timed(quote(in)) : new TokenReading.Invalid<>();
    } catch (IOException e) {
      throw new UncheckedIOException("a quote that we signed cannot be read", e);
    }
  }

  private TokenReading<BoundQuote> timed(BoundQuote quote) {
    return clock.instant().isBefore(quote.expiresAt())
        ? new TokenReading.Valid<>(quote)
        : new TokenReading.Expired<>(quote);
  }

  private static BoundQuote quote(DataInputStream in) throws IOException {
    var loanId = SignedText.readId(in);
    long loanVersion = in.readLong();
    String kind = in.readUTF();
    var valueDate = LocalDate.ofEpochDay(in.readInt());
    var currency = Currency.getInstance(in.readUTF());
    return new BoundQuote(
        loanId,
        loanVersion,
        kind,
        valueDate,
        new Money(in.readLong(), currency),
        new Money(in.readLong(), currency),
        new Money(in.readLong(), currency),
        new Money(in.readLong(), currency),
        Instant.ofEpochMilli(in.readLong()));
  }
}
