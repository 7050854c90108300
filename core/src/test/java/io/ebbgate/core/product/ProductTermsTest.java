package io.ebbgate.core.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.plan.PlanTerms;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.ServicingTerms;
import io.ebbgate.core.schedule.cost.PlanProblems;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTermsTest {

  private static final LendingCaps CAPS = LendingCaps.defaults();

  private static ProductTerms product(
      String rate, List<Integer> terms, long minimum, long maximum, long step) {
    return product(
        "cash-12",
        terms,
        AnnualRate.parse(rate),
        Money.fen(minimum),
        Money.fen(maximum),
        Money.fen(step));
  }

  private static ProductTerms product(
      String code, List<Integer> terms, AnnualRate rate, Money minimum, Money maximum, Money step) {
    return new ProductTerms(
        code,
        RepaymentMethod.EQUAL_INSTALMENT,
        terms,
        rate,
        minimum,
        maximum,
        step,
        DayCount.THIRTY_360,
        EarlyRepayment.FULL_AND_PARTIAL,
        PartialPolicy.REDUCE_INSTALMENT,
        Rounding.HALF_UP,
        PlanTerms.monthly(),
        ServicingTerms.usual(),
        ProductTerms.ALWAYS);
  }

  private static List<String> codes(List<TermsProblem> problems) {
    return problems.stream().map(TermsProblem::code).toList();
  }

  @Test
  void soundTermsHaveNoProblems() {
    assertThat(product("0.18", List.of(3, 6, 12), 10_000, 5_000_000, 10_000).problems(CAPS))
        .isEmpty();
  }

  @Test
  void aRateAboveATwentiethOfAPercentADayIsToldWithItsFigures() {
    var problems = product("0.180001", List.of(3), 10_000, 5_000_000, 10_000).problems(CAPS);

    assertThat(problems)
        .containsExactly(
            new TermsProblem(
                "daily-rate-above-cap",
                "annual rate 0.180001 is above the daily cap of 500 ppm a day, 0.18 on 360 days"));
  }

  @Test
  void everyProblemIsToldAtOnce() {
    var problems = product("0.25", List.of(0, 361), 0, 20_000_001, 100).problems(CAPS);

    assertThat(codes(problems))
        .containsExactly(
            "term-out-of-range",
            "term-out-of-range",
            "minimum-not-positive",
            "limits-not-in-steps",
            "principal-per-instalment-too-small",
            "daily-rate-above-cap",
            "all-in-rate-above-cap",
            "maximum-above-customer-cap");
  }

  @Test
  void termsThatCannotBeComparedAreProblemsToo() {
    assertThat(codes(product("0.1", List.of(), 20_000, 10_000, 0).problems(CAPS)))
        .containsExactly("terms-empty", "minimum-above-maximum", "step-not-positive");
    var dollars = new Money(10_000, Currency.getInstance("USD"));
    var mixed = product(" ", List.of(6), AnnualRate.ZERO, Money.fen(10_000), dollars, dollars);
    assertThat(codes(mixed.problems(CAPS))).containsExactly("code-blank", "currencies-differ");
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 3, ''",
    "5000000, 12, ''",
    "9999, 3, amount-below-minimum amount-not-in-steps",
    "5010000, 3, amount-above-maximum",
    "15000, 3, amount-not-in-steps",
    "10000, 4, term-not-offered"
  })
  void aDrawdownIsHeldAgainstTheTerms(long fen, int months, String expected) {
    var product = product("0.15", List.of(3, 6, 12), 10_000, 5_000_000, 10_000);

    assertThat(String.join(" ", codes(product.problemsOf(Money.fen(fen), months))))
        .isEqualTo(expected);
  }

  @Test
  void aTermThatIsRepeatedAndTooManyTermsAreProblems() {
    assertThat(codes(product("0.1", List.of(3, 6, 3), 10_000, 20_000, 10_000).problems(CAPS)))
        .containsExactly("term-repeated");
    var many = IntStream.rangeClosed(1, 37).boxed().toList();
    assertThat(codes(product("0.1", many, 10_000, 20_000, 10_000).problems(CAPS)))
        .containsExactly("terms-too-many");
    assertThat(PlanProblems.of(product("0.1", many, 10_000, 20_000, 10_000), CAPS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "240000, 10000, ''",
    "240001, 0, early-fee-above-cap",
    "0, 10001, early-fee-above-amount",
    "1000000, 1000000000000, early-fee-above-cap early-fee-above-amount"
  })
  void aFeeForRepayingEarlyIsHeldAgainstTheCapAndTheSmallestLoan(
      long partsPerMillion, long minimumMinor, String expected) {
    var usual = product("0.1", List.of(3), 10_000, 20_000, 10_000);
    var servicing = usual.servicing();
    var product =
        new ProductTerms(
            usual.code(),
            usual.method(),
            usual.termCounts(),
            usual.annualRate(),
            usual.minimum(),
            usual.maximum(),
            usual.step(),
            usual.dayCount(),
            usual.earlyRepayment(),
            usual.partialPolicy(),
            usual.rounding(),
            usual.plan(),
            new ServicingTerms(
                servicing.graceDays(),
                servicing.penaltyBase(),
                servicing.penaltyPercentOfRate(),
                new EarlyFee(partsPerMillion, minimumMinor),
                servicing.allocation(),
                servicing.lateAllocation(),
                servicing.lateAfterDays(),
                servicing.accelerateAfterDays()),
            usual.effectiveFrom());

    assertThat(String.join(" ", codes(product.problems(CAPS)))).isEqualTo(expected);
  }

  @Test
  void aCurrencyWithoutCapsIsNotLent() {
    var dollars = Currency.getInstance("USD");
    var product =
        product(
            "usd",
            List.of(6),
            AnnualRate.parse("0.1"),
            new Money(10_000, dollars),
            new Money(20_000, dollars),
            new Money(10_000, dollars));

    assertThat(codes(product.problems(CAPS))).containsExactly("currency-without-caps");
  }

  @Test
  void anotherCurrencyIsNotOffered() {
    var product = product("0.15", List.of(3), 10_000, 5_000_000, 10_000);
    var dollars = new Money(10_000, Currency.getInstance("USD"));

    assertThat(codes(product.problemsOf(dollars, 3))).containsExactly("currency-not-offered");
  }

  @Test
  void theNewestAllInCapOfALenderTypeHolds() {
    var caps =
        new LendingCaps(
            500,
            360,
            AnnualRate.parse("0.24"),
            Money.fen(20_000_000),
            Money.fen(100),
            List.of(
                AllInRateCap.parse("MICRO_LENDER 2027-01-01 0.20"),
                AllInRateCap.parse("MICRO_LENDER 2026-01-01 0.22"),
                AllInRateCap.parse("BANK 2026-01-01 0.36")));

    assertThat(caps.allInRateCap(LenderType.MICRO_LENDER, LocalDate.of(2025, 12, 31)))
        .isEqualTo(AnnualRate.parse("0.24"));
    assertThat(caps.allInRateCap(LenderType.MICRO_LENDER, LocalDate.of(2026, 12, 31)))
        .isEqualTo(AnnualRate.parse("0.22"));
    assertThat(caps.allInRateCap(LenderType.MICRO_LENDER, LocalDate.of(2027, 1, 1)))
        .isEqualTo(AnnualRate.parse("0.2"));
    assertThat(caps.allInRateCap(LenderType.BANK, LocalDate.of(2027, 1, 1)))
        .as("never more than the cap for everybody")
        .isEqualTo(AnnualRate.parse("0.24"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "BANK",
        "BANK 2026-01-01",
        "X 2026-01-01 0.2",
        "BANK x 0.2",
        "BANK 2026-01-01 x"
      })
  void whatIsNoCapIsNotRead(String text) {
    assertThatThrownBy(() -> AllInRateCap.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
