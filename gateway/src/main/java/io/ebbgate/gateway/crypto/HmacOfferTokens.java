package io.ebbgate.gateway.crypto;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.TokenReading;
import io.ebbgate.gateway.usecase.drawdown.Offer;
import io.ebbgate.gateway.usecase.drawdown.OfferTokens;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;

/** Offers signed by HMAC-SHA256, {@code off_…}. */
public final class HmacOfferTokens implements OfferTokens {
  private static final int LAYOUT = 1;

  private final SignedText texts;
  private final InstantSource clock;

  HmacOfferTokens(HmacSha256 key, InstantSource clock) {
    this.texts = new SignedText("off_", key);
    this.clock = clock;
  }

  @Override
  public String issue(Offer offer) {
    return texts.sign(out -> {
      out.writeByte(LAYOUT);
      SignedText.writeId(out, offer.clientId());
      SignedText.writeId(out, offer.lineId());
      out.writeLong(offer.amount().minor());
      out.writeUTF(offer.amount().currency().getCurrencyCode());
      out.writeUTF(offer.product());
      out.writeInt(offer.productVersion());
      out.writeShort(offer.termMonths());
      out.writeUTF(offer.funder());
      out.writeLong(offer.annualRate().partsPerMillion());
      out.writeLong(offer.expiresAt().toEpochMilli());
    });
  }

  @Override
  public TokenReading<Offer> read(String token) {
    var payload = texts.verified(token);
    if (payload.isEmpty()) {
      return new TokenReading.Invalid<>();
    }
    try (var in = payload.get()) {
      return in.readByte() == LAYOUT ? timed(offer(in)) : new TokenReading.Invalid<>();
    } catch (IOException e) {
      throw new UncheckedIOException("an offer that we signed cannot be read", e);
    }
  }

  private TokenReading<Offer> timed(Offer offer) {
    return clock.instant().isBefore(offer.expiresAt())
        ? new TokenReading.Valid<>(offer)
        : new TokenReading.Expired<>(offer);
  }

  private static Offer offer(DataInputStream in) throws IOException {
    return new Offer(
        SignedText.readId(in),
        SignedText.readId(in),
        new Money(in.readLong(), Currency.getInstance(in.readUTF())),
        in.readUTF(),
        in.readInt(),
        in.readShort(),
        in.readUTF(),
        new AnnualRate(in.readLong()),
        Instant.ofEpochMilli(in.readLong()));
  }
}
