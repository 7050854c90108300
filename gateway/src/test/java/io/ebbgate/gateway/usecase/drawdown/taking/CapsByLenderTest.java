package io.ebbgate.gateway.usecase.drawdown.taking;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.AllInRateCap;
import io.ebbgate.core.product.LenderType;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.store.drawdown.LendingTerms;
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
            ZoneOffset.UTC),
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

  @Test
  void aFunderIsHeldToTheCapOfItsTypeOnTheDayOfTheLoan() {
    assertThat(lends(NEW_CAP.minusDays(1))).isTrue();
    assertThat(lends(NEW_CAP)).isFalse();
  }
}
