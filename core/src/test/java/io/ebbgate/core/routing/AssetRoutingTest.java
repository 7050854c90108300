package io.ebbgate.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.FundingMode;
import io.ebbgate.core.product.LenderType;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssetRoutingTest {

  private static final AssetRequest REQUEST =
      new AssetRequest(
          "cash-12", Money.fen(500_000), AnnualRate.parse("0.15"), Set.of(FundingMode.SELF));

  private static FunderTerms funder(String code, int priority) {
    return funder(code, FundingMode.SELF, "cash-12", 100, 1_000_000, priority, "0.24");
  }

  private static FunderTerms funder(
      String code,
      FundingMode mode,
      String product,
      long minimum,
      long maximum,
      int priority,
      String cap) {
    return new FunderTerms(
        code,
        code,
        mode,
        LenderType.MICRO_LENDER,
        List.of(product),
        Money.fen(minimum),
        Money.fen(maximum),
        priority,
        AnnualRate.parse(cap));
  }

  @Test
  void theSmallestPriorityLendsAndTheOthersKeepTheirRank() {
    var decision =
        AssetRouting.decide(List.of(funder("late", 9), funder("b", 1), funder("a", 1)), REQUEST);

    assertThat(decision.funder()).map(FunderTerms::code).contains("a");
    assertThat(decision.considered())
        .containsExactly(
            new Considered("a", new Verdict.Ranked(1, "priority 1")),
            new Considered("b", new Verdict.Ranked(2, "priority 1")),
            new Considered("late", new Verdict.Ranked(3, "priority 9")));
  }

  @Test
  void everyRemovedFunderIsNamedWithTheRuleAndTheFigures() {
    var funders =
        List.of(
            funder("1-mode", FundingMode.JOINT, "cash-12", 100, 1_000_000, 1, "0.24"),
            funder("2-product", FundingMode.SELF, "bullet-6", 100, 1_000_000, 1, "0.24"),
            funder("3-minimum", FundingMode.SELF, "cash-12", 500_001, 1_000_000, 1, "0.24"),
            funder("4-maximum", FundingMode.SELF, "cash-12", 100, 499_999, 1, "0.24"),
            funder("5-rate", FundingMode.SELF, "cash-12", 100, 1_000_000, 1, "0.149999"));
    var decision = AssetRouting.decide(funders, REQUEST);

    assertThat(decision.funder()).isEmpty();
    assertThat(decision.considered())
        .containsExactly(
            new Considered("1-mode", new Verdict.Removed("MODE_NOT_OFFERED", "mode JOINT")),
            new Considered(
                "2-product",
                new Verdict.Removed("PRODUCT_NOT_FUNDED", "cash-12 is not one of [bullet-6]")),
            new Considered(
                "3-minimum",
                new Verdict.Removed(
                    "AMOUNT_BELOW_MINIMUM", "5000.00 CNY is below the minimum 5000.01 CNY")),
            new Considered(
                "4-maximum",
                new Verdict.Removed(
                    "AMOUNT_ABOVE_MAXIMUM", "5000.00 CNY is above the maximum 4999.99 CNY")),
            new Considered(
                "5-rate",
                new Verdict.Removed(
                    "RATE_ABOVE_CAP", "all-in rate 0.15 is above the cap 0.149999")));
  }

  @Test
  void aFunderOfAnotherCurrencyIsRemovedAndNotCompared() {
    var dollars = new Money(500_000, Currency.getInstance("USD"));
    var request = new AssetRequest("cash-12", dollars, AnnualRate.ZERO, Set.of(FundingMode.SELF));

    assertThat(AssetRouting.decide(List.of(funder("own", 1)), request).considered())
        .containsExactly(
            new Considered("own", new Verdict.Removed("CURRENCY_DIFFERS", "USD is not CNY")));
  }

  @Test
  void bothEndsOfTheRangesBelongToThem() {
    var exact = funder("own", FundingMode.SELF, "cash-12", 500_000, 500_000, 1, "0.15");

    assertThat(AssetRouting.decide(List.of(exact), REQUEST).funder()).contains(exact);
  }

  @Test
  void noFundersAreNoChoice() {
    assertThat(AssetRouting.decide(List.of(), REQUEST).funder()).isEmpty();
  }
}
