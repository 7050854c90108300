package io.ebbgate.gateway.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.TokenReading;
import io.ebbgate.gateway.usecase.drawdown.Offer;
import io.ebbgate.gateway.usecase.repayment.BoundQuote;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignedTokensTest {
  private static final Instant EXPIRY = Instant.parse("2026-11-20T10:15:30.123Z");
  private static final Offer OFFER =
      new Offer(
          new UUID(1, 2),
          new UUID(3, 4),
          Money.fen(123_400),
          "cash-12",
          3,
          12,
          "own",
          AnnualRate.parse("0.15"),
          EXPIRY);
  private static final BoundQuote QUOTE =
      new BoundQuote(
          new UUID(5, 6),
          42,
          "EARLY_PARTIAL",
          LocalDate.of(2026, 11, 20),
          Money.fen(100_000),
          Money.fen(1_250),
          Money.fen(0),
          Money.fen(7),
          EXPIRY);

  private Instant now = EXPIRY.minusMillis(1);
  private final InstantSource clock = () -> now;

  @Test
  void anOfferIsReadBackAsItWasIssuedUntilItExpires() {
    var tokens = TestKeys.master(1).offerTokens(clock);
    String token = tokens.issue(OFFER);

    assertThat(token).matches("off_[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
    assertThat(tokens.read(token)).isEqualTo(new TokenReading.Valid<>(OFFER));
    now = EXPIRY;
    assertThat(tokens.read(token)).isEqualTo(new TokenReading.Expired<>(OFFER));
  }

  @Test
  void aQuoteIsReadBackAsItWasIssuedUntilItExpires() {
    var tokens = TestKeys.master(1).quoteTokens(clock);
    String token = tokens.issue(QUOTE);

    assertThat(token).startsWith("quo_");
    assertThat(tokens.read(token)).isEqualTo(new TokenReading.Valid<>(QUOTE));
    assertThat(QUOTE.amount()).isEqualTo(Money.fen(101_257));
    now = EXPIRY.plusSeconds(1);
    assertThat(tokens.read(token)).isEqualTo(new TokenReading.Expired<>(QUOTE));
  }

  @Test
  void aQuoteInTwoCurrenciesIsNotSigned() {
    var dollars = new Money(1, Currency.getInstance("USD"));
    var mixed =
        new BoundQuote(
            QUOTE.loanId(),
            1,
            "SCHEDULED",
            QUOTE.valueDate(),
            Money.fen(1),
            dollars,
            Money.fen(0),
            Money.fen(0),
            EXPIRY);
    assertThatThrownBy(() -> TestKeys.master(1).quoteTokens(clock).issue(mixed))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void everyChangedCharacterMakesATokenInvalid() {
    var tokens = TestKeys.master(1).offerTokens(clock);
    String token = tokens.issue(OFFER);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.read(changed)).as(changed).isEqualTo(new TokenReading.Invalid<Offer>());
    }
  }

  @Test
  void foreignTextsAreInvalid() {
    var tokens = TestKeys.master(1).offerTokens(clock);
    for (String text :
        new String[] {
          "", "off_", "off_.", "off_AAAA.AAAA", "off_!!.??", "off_" + "A".repeat(5_000)
        }) {
      assertThat(tokens.read(text)).as(text).isEqualTo(new TokenReading.Invalid<Offer>());
    }
    assertThat(tokens.read(TestKeys.master(2).offerTokens(clock).issue(OFFER)))
        .isEqualTo(new TokenReading.Invalid<Offer>());
    String quote = TestKeys.master(1).quoteTokens(clock).issue(QUOTE);
    assertThat(tokens.read(quote.replace("quo_", "off_")))
        .isEqualTo(new TokenReading.Invalid<Offer>());
  }

  @Test
  void aCursorIsGoodForItsClientAndListOnly() {
    var cursors = TestKeys.master(1).cursors();
    var client = new UUID(1, 1);
    var last = new UUID(9, 9);
    String cursor = cursors.issue(client, "drawdowns", last);

    assertThat(cursors.read(client, "drawdowns", cursor)).contains(last);
    assertThat(cursors.read(new UUID(1, 2), "drawdowns", cursor)).isEmpty();
    assertThat(cursors.read(client, "loans", cursor)).isEmpty();
    assertThat(cursors.read(client, "drawdowns", cursor + "A")).isEmpty();
  }
}
