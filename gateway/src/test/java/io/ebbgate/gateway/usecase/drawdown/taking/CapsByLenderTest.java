package io.ebbgate.gateway.usecase.drawdown.taking;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.AllInRateCap;
import io.ebbgate.core.product.LenderType;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.PlanTerms;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.RepaymentDayRule;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.store.drawdown.LendingTerms;
import io.ebbgate.gateway.testing.UsualProducts;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CapsByLenderTest {
  private static final LocalDate NEW_CAP = LocalDate.of(2027, 1, 1);

  private static RuleOnDrawdowns rules() {
    var usual = LendingCaps.defaults();
    var caps =
        new LendingCaps(
            usual.dailyRateCapPartsPerMillion(),
            usual.daysInCapYear(),
            usual.allInRateCap(),
            usual.customerMaximum(),
            usual.minimumPrincipalPerInstalment(),
            List.of(new AllInRateCap(LenderType.MICRO_LENDER, NEW_CAP, AnnualRate.parse("0.16"))));
    return new RuleOnDrawdowns(
        () -> new ChannelSnapshot(List.of(), Map.of()),
        new DrawdownRules(
            caps,
            Duration.ofMinutes(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15),
            BusinessDays.in(ZoneOffset.UTC)),
        () -> new UUID(1, 1));
  }

  private static boolean lends(LocalDate day) {
    var terms = new LendingTerms().current();
    var product = terms.product(LendingTerms.PRODUCT, 1).orElseThrow();
    return rules()
        .funders(terms, product, Money.fen(60_000), AnnualRate.parse("0.2"), day)
        .funder()
        .isPresent();
  }

  /** Whether three months are lent on a line whose repayment day is the 23rd. */
  private static boolean lends(ProductTerms product, LocalDate day) {
    var id = new UUID(2, 2);
    var line = new LineRow(id, id, id, "CNY", 5_000_000, 0, 0, "ACTIVE", 23, 1);
    var amount = Money.fen(1_000_000);
    var plan = rules().plan(product, amount, 3, line, day);
    return rules()
        .funders(new LendingTerms().current(), product, amount, plan.rateToCap(), day)
        .funder()
        .isPresent();
  }

  private static ProductTerms product(String rate, FirstPeriod firstPeriod, ProductFee... fees) {
    var plan =
        new PlanTerms(
            TermUnit.MONTH,
            1,
            firstPeriod,
            RepaymentDayRule.ACCOUNT,
            LevelRule.EXACT,
            0,
            List.of(fees));
    return UsualProducts.planned(
        UsualProducts.instalments(LendingTerms.PRODUCT, List.of(3), rate, Money.fen(1_000)), plan);
  }

  @Test
  void anOddFirstPeriodIsHeldToTheCapAtItsOwnLength() {
    var fee = new ProductFee("service", FeeDue.FIRST_INSTALMENT, 8_000, 0);
    var dear = product("0.15", FirstPeriod.SHORT, fee);
    var fair = product("0.18", FirstPeriod.LONG);

    // One day, then a whole month, and then fifty-nine days to the first due day.
    assertThat(lends(dear, LocalDate.of(2026, 11, 22))).isFalse();
    assertThat(lends(dear, LocalDate.of(2026, 11, 23))).isTrue();
    assertThat(lends(fair, LocalDate.of(2026, 11, 24))).isTrue();
  }

  @Test
  void aFunderIsHeldToTheCapOfItsTypeOnTheDayOfTheLoan() {
    assertThat(lends(NEW_CAP.minusDays(1))).isTrue();
    assertThat(lends(NEW_CAP)).isFalse();
  }
}
