package io.ebbgate.gateway.store.repayment;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.FundingMode;
import io.ebbgate.core.product.LenderType;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.servicing.ServicingTerms;
import io.ebbgate.core.routing.channel.BreakerState;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.testing.UsualProducts;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Three products, one funder, and two channels whose breakers a test opens. */
public final class FakeTerms implements TermsSource {
  public static final String INSTALMENTS = "cash-12";
  public static final String BULLET = "bullet-6";

  /** As {@link #INSTALMENTS}, with a least part, and due at once after ninety days. */
  public static final String ACCELERATED = "strict-12";

  public final Map<String, BreakerState> breakers = new ConcurrentHashMap<>();

  private final Terms terms =
      new Terms(
          1,
          Map.of(
              INSTALMENTS,
              List.of(
                  new Terms.Product(
                      1,
                      product(
                          INSTALMENTS,
                          RepaymentMethod.EQUAL_INSTALMENT,
                          EarlyRepayment.FULL_AND_PARTIAL))),
              BULLET,
              List.of(
                  new Terms.Product(
                      1, product(BULLET, RepaymentMethod.BULLET, EarlyRepayment.FULL_ONLY))),
              ACCELERATED,
              List.of(new Terms.Product(1, accelerated()))),
          Map.of(
              "own",
              new FunderTerms(
                  "own",
                  "Platform",
                  FundingMode.SELF,
                  LenderType.MICRO_LENDER,
                  List.of(INSTALMENTS, BULLET, ACCELERATED),
                  Money.fen(10_000),
                  Money.fen(20_000_000),
                  1,
                  AnnualRate.parse("0.24"))),
          Map.of("sample-a", channel("sample-a", 1), "sample-b", channel("sample-b", 2)));

  @Override
  public Terms current() {
    return terms;
  }

  public ChannelSnapshot channels() {
    return new ChannelSnapshot(terms.channelTerms(), Map.copyOf(breakers));
  }

  public ProductTerms product(String code) {
    return terms.product(code, 1).orElseThrow();
  }

  private static ProductTerms product(String code, RepaymentMethod method, EarlyRepayment early) {
    return UsualProducts.of(code, method, List.of(3, 6, 12), "0.15", Money.fen(10_000), early);
  }

  private static ProductTerms accelerated() {
    var usual = ServicingTerms.usual();
    return UsualProducts.serviced(
        product(ACCELERATED, RepaymentMethod.EQUAL_INSTALMENT, EarlyRepayment.FULL_AND_PARTIAL),
        new ServicingTerms(
            usual.graceDays(),
            usual.penaltyBase(),
            usual.penaltyPercentOfRate(),
            usual.earlyFee(),
            usual.allocation(),
            usual.lateAllocation(),
            usual.lateAfterDays(),
            90,
            50_000));
  }

  private static Terms.Channel channel(String code, int priority) {
    return new Terms.Channel(
        new ChannelTerms(
            code, "provider", priority, true, true, 100, Money.fen(5_000_000), List.of(), true),
        Map.of(),
        "",
        GuardTerms.NONE);
  }
}
