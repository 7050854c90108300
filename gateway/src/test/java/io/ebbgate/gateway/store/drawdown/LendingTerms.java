package io.ebbgate.gateway.store.drawdown;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.FundingMode;
import io.ebbgate.core.product.LenderType;
import io.ebbgate.core.routing.channel.BreakerState;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.testing.UsualProducts;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One product, one funder, and the channels {@code first} and {@code second}. */
public final class LendingTerms implements TermsSource {
  public static final String PRODUCT = "cash-12";

  public final Map<String, BreakerState> breakers = new ConcurrentHashMap<>();
  public volatile Terms terms = terms(Money.fen(5_000_000), true);

  public static Terms terms(Money funderMaximum, boolean secondPaysOut) {
    var product = UsualProducts.instalments(PRODUCT, List.of(3, 6, 12), "0.15", Money.fen(1_000));
    var funder =
        new FunderTerms(
            "own",
            "Platform",
            FundingMode.SELF,
            LenderType.MICRO_LENDER,
            List.of(PRODUCT),
            Money.fen(1_000),
            funderMaximum,
            1,
            AnnualRate.parse("0.24"));
    var channels = new LinkedHashMap<String, Terms.Channel>();
    channels.put("first", channel("first", 1, true));
    channels.put("second", channel("second", 2, secondPaysOut));
    return new Terms(
        1,
        Map.of(PRODUCT, List.of(new Terms.Product(1, product))),
        Map.of("own", funder),
        channels);
  }

  private static Terms.Channel channel(String code, int priority, boolean payout) {
    return new Terms.Channel(
        new ChannelTerms(
            code, "provider", priority, payout, true, 100, Money.fen(5_000_000), List.of(), true),
        Map.of(),
        "",
        GuardTerms.NONE);
  }

  @Override
  public Terms current() {
    return terms;
  }

  public ChannelSnapshot channels() {
    return new ChannelSnapshot(terms.channelTerms(), Map.copyOf(breakers));
  }
}
