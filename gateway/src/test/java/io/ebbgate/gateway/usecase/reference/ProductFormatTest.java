package io.ebbgate.gateway.usecase.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.TermsProblem;
import io.ebbgate.core.schedule.cost.PlanProblems;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductFormatTest {

  /** As stored before products could say more. */
  private static Map<String, Object> plain() {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("code", "cash-12");
    tree.put("method", "EQUAL_INSTALMENT");
    tree.put("termsMonths", List.of(3, 12));
    tree.put("annualRate", "0.15");
    tree.put("minimum", money(10_000));
    tree.put("maximum", money(5_000_000));
    tree.put("step", money(10_000));
    tree.put("dayCount", "THIRTY_360");
    tree.put("earlyRepayment", "FULL_AND_PARTIAL");
    tree.put("partialPolicy", "REDUCE_INSTALMENT");
    tree.put("rounding", "HALF_UP");
    return tree;
  }

  private static Map<String, Object> money(long minor) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("amount", minor);
    tree.put("currency", "CNY");
    return tree;
  }

  private static Map<String, Object> with(String key, Object value) {
    var tree = plain();
    tree.put(key, value);
    return tree;
  }

  private static ProductTerms read(Map<String, Object> tree) {
    var mistakes = new ArrayList<Mistake>();
    var product = TermsFormat.product(Entry.root("", tree, mistakes));
    assertThat(mistakes).isEmpty();
    return product;
  }

  private static List<String> mistakes(Map<String, Object> tree) {
    var mistakes = new ArrayList<Mistake>();
    TermsFormat.product(Entry.root("", tree, mistakes));
    return mistakes.stream().map(Mistake::toString).toList();
  }

  /** Else every product would get a new version when it is seeded again. */
  @Test
  void aPlainProductIsStoredAsItAlwaysWas() {
    assertThat(TermsFormat.tree(read(plain()))).isEqualTo(plain());
  }

  @Test
  void aFeeThatIsTakenOffThePayoutIsRefused() {
    var fee = Map.of("code", "opening", "due", "AT_PAYOUT", "fixedMinor", 100);

    assertThat(read(with("fees", List.of(fee))).problems(LendingCaps.defaults()))
        .extracting(TermsProblem::code)
        .containsExactly("fee-taken-off-payout");
  }

  @Test
  void feesThatLiftTheCostAboveTheCapAreRefusedWithTheFigures() {
    var fee = Map.of("code", "service", "due", "EACH_INSTALMENT", "rate", "0.01");
    var product = read(with("fees", List.of(fee)));

    assertThat(product.problems(LendingCaps.defaults())).isEmpty();
    assertThat(PlanProblems.of(product, LendingCaps.defaults()))
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("all-in-rate-above-cap"))
        .extracting(TermsProblem::message)
        .anySatisfy(told -> assertThat(told).contains("12 periods", "the cap of 0.24"));
  }

  @Test
  void aRateAtTheCapIsNotAboveItForItsRoundings() {
    var product = read(with("annualRate", "0.18"));
    var usual = LendingCaps.defaults();
    var caps =
        new LendingCaps(
            usual.dailyRateCapPartsPerMillion(),
            usual.daysInCapYear(),
            product.annualRate(),
            usual.customerMaximum(),
            usual.minimumPrincipalPerInstalment());

    assertThat(product.problems(caps)).isEmpty();
    assertThat(PlanProblems.of(product, caps)).isEmpty();
  }

  @Test
  void whatIsOutOfRangeIsToldWhereItStands() {
    assertThat(mistakes(with("servicing", Map.of("graceDays", 31))))
        .containsExactly("servicing.graceDays: 31 days of grace, not within 0 to 30");
    assertThat(mistakes(with("servicing", Map.of("allocation", List.of("FEE", "FEE")))))
        .singleElement()
        .asString()
        .startsWith("servicing.allocation: an order names each of");
    assertThat(mistakes(with("servicing", Map.of("allocation", List.of("MONEY")))))
        .first()
        .asString()
        .startsWith("servicing.allocation: must be a list of [PRINCIPAL");
    assertThat(mistakes(with("effectiveFrom", "tomorrow")))
        .containsExactly("effectiveFrom: must be a day in quotes, such as \"2026-11-23\"");
    assertThat(mistakes(with("effectiveFrom", "1999-12-31")))
        .containsExactly("effectiveFrom: must be within 2000 and 2999");
    assertThat(
            mistakes(
                with("fees", List.of(Map.of("code", "f", "due", "EACH_INSTALMENT", "rate", "2")))))
        .containsExactly("fees[0].rate: fee f is 2000000 ppm");
    assertThat(mistakes(with("terms", Map.of("unit", "YEAR", "counts", List.of(1)))))
        .containsExactly(
            "terms.unit: must be one of [MONTH, WEEK, DAY]", "termsMonths: is not known here");
  }

  @Test
  void theNewestVersionInEffectIsTheOneForNewBusiness() {
    var first = new Terms.Product(1, read(plain()));
    var second = new Terms.Product(2, read(with("effectiveFrom", "2027-01-01")));
    var terms = new Terms(1, Map.of("cash-12", List.of(first, second)), Map.of(), Map.of());

    assertThat(terms.product("cash-12", LocalDate.of(2026, 12, 31))).hasValue(first);
    assertThat(terms.product("cash-12", LocalDate.of(2027, 1, 1))).hasValue(second);
    assertThat(terms.product("cash-13", LocalDate.of(2027, 1, 1))).isEmpty();
  }

  @Test
  void aVersionMadeLaterDoesNotStandInForOneThatTakesEffectAfterIt() {
    var first = new Terms.Product(1, read(plain()));
    var scheduled = new Terms.Product(2, read(with("effectiveFrom", "2027-03-01")));
    var sooner = new Terms.Product(3, read(with("effectiveFrom", "2027-01-01")));
    var corrected = new Terms.Product(4, read(with("effectiveFrom", "2027-01-01")));
    var versions = List.of(first, scheduled, sooner, corrected);
    var terms = new Terms(1, Map.of("cash-12", versions), Map.of(), Map.of());

    assertThat(terms.product("cash-12", LocalDate.of(2026, 12, 31))).hasValue(first);
    assertThat(terms.product("cash-12", LocalDate.of(2027, 2, 28))).hasValue(corrected);
    assertThat(terms.product("cash-12", LocalDate.of(2027, 3, 1))).hasValue(scheduled);
  }

  @Test
  void beforeItsFirstVersionTakesEffectAProductIsNotOffered() {
    var first = new Terms.Product(1, read(with("effectiveFrom", "2027-01-01")));
    var terms = new Terms(1, Map.of("cash-12", List.of(first)), Map.of(), Map.of());

    assertThat(terms.product("cash-12", LocalDate.of(2026, 12, 31))).isEmpty();
  }
}
