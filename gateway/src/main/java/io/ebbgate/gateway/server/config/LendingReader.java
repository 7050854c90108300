package io.ebbgate.gateway.server.config;

import io.ebbgate.core.lending.command.CommandLimits;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.AllInRateCap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads and checks what the law and the house allow of lending. */
final class LendingReader {

  private static final Pattern ALL_IN_RATE_CAP =
      Pattern.compile("[A-Z_]{4,20} [0-9]{4}-[0-9]{2}-[0-9]{2} 0(\\.[0-9]{1,6})?");

  private final ConfigValues values;

  LendingReader(ConfigValues values) {
    this.values = values;
  }

  GatewayConfig.Regulation regulation() {
    return new GatewayConfig.Regulation(
        values.wholeLong("regulation.customerTotalCapMinor", 1, 1_000_000_000_000L),
        values.wholeLong("regulation.dailyRateCapPpm", 1, 1_000_000),
        allInRateCaps("regulation.allInRateCaps"));
  }

  CommandLimits servicing() {
    return new CommandLimits(
            values.whole("servicing.mostExtensionPeriods", 0, 360),
            values.whole("servicing.mostDeferrals", 0, 100),
            values.whole("servicing.mostDeferralMonths", 0, 12),
            values.whole("servicing.writeOffAfterDays", 0, 10_000),
            Map.of())
        .withWaivers(
            Map.of(
                "operator",
                values.wholeLong("servicing.operatorWaiverMinor", 0, Money.MAXIMUM_MINOR),
                "approver",
                values.wholeLong("servicing.approverWaiverMinor", 0, Money.MAXIMUM_MINOR)));
  }

  private List<AllInRateCap> allInRateCaps(String key) {
    var allowed = "a lender type, its first day and a rate, such as \"BANK 2026-01-01 0.24\"";
    var caps = new ArrayList<AllInRateCap>();
    for (var text : values.texts(key, ALL_IN_RATE_CAP, allowed)) {
      try {
        caps.add(AllInRateCap.parse(text));
      } catch (IllegalArgumentException _) {
        values.wrong(key, "has " + text, allowed);
      }
    }
    return caps;
  }
}
