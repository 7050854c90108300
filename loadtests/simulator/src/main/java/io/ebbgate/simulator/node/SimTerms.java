package io.ebbgate.simulator.node;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.FundingMode;
import io.ebbgate.core.product.LenderType;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.PlanTerms;
import io.ebbgate.core.product.servicing.ServicingTerms;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two products, one funder, two channels; what guards the channels changes while nodes run. */
public final class SimTerms implements TermsSource {
  /** Products by code. */
  public static final List<String> PRODUCTS = List.of("instalments", "bullet");

  /** Channels by code. */
  public static final List<String> CHANNELS = List.of("north", "south");

  private static final Money LEAST = Money.fen(1_000);
  private static final Money MOST = Money.fen(5_000_000);

  private final Map<String, GuardTerms> guards = new HashMap<>();
  private Terms terms = terms();

  /** Lets a channel be guarded otherwise from now on. */
  public void guard(String channel, GuardTerms by) {
    guards.put(channel, by);
    terms = terms();
  }

  private Terms terms() {
    var products = new LinkedHashMap<String, List<Terms.Product>>();
    products.put("instalments", product("instalments", RepaymentMethod.EQUAL_INSTALMENT));
    products.put("bullet", product("bullet", RepaymentMethod.BULLET));
    var channels = new LinkedHashMap<String, Terms.Channel>();
    for (var code : CHANNELS) {
      channels.put(code, channel(code, channels.size() + 1));
    }
    var funder =
        new FunderTerms(
            "own",
            "Platform",
            FundingMode.SELF,
            LenderType.MICRO_LENDER,
            PRODUCTS,
            LEAST,
            MOST,
            1,
            AnnualRate.parse("0.24"));
    return new Terms(1, products, Map.of("own", funder), channels);
  }

  private static List<Terms.Product> product(String code, RepaymentMethod method) {
    return List.of(
        new Terms.Product(
            1,
            new ProductTerms(
                code,
                method,
                List.of(1, 3),
                AnnualRate.parse("0.15"),
                LEAST,
                MOST,
                LEAST,
                DayCount.THIRTY_360,
                EarlyRepayment.FULL_AND_PARTIAL,
                PartialPolicy.REDUCE_INSTALMENT,
                Rounding.HALF_UP,
                PlanTerms.monthly(),
                ServicingTerms.usual(),
                ProductTerms.ALWAYS)));
  }

  private Terms.Channel channel(String code, int priority) {
    return new Terms.Channel(
        new ChannelTerms(code, "simulated", priority, true, true, 100, MOST, List.of(), true),
        Map.of(),
        "",
        guards.getOrDefault(code, GuardTerms.NONE));
  }

  @Override
  public Terms current() {
    return terms;
  }
}
