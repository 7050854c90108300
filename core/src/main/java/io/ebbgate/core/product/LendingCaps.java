package io.ebbgate.core.product;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What regulation and house rules allow at most.
 *
 * @param dailyRateCapPartsPerMillion the highest rate of one day (500 is 0.05 %)
 * @param daysInCapYear the days by which a yearly rate is divided to get the daily one
 * @param allInRateCap the highest yearly rate with everything that the customer pays, whoever lends
 * @param customerMaximum the most that one customer may owe
 * @param minimumPrincipalPerInstalment the least principal that an average instalment may hold
 * @param allInRateCaps lower ones by lender type and day
 */
public record LendingCaps(
    long dailyRateCapPartsPerMillion,
    int daysInCapYear,
    AnnualRate allInRateCap,
    Money customerMaximum,
    Money minimumPrincipalPerInstalment,
    List<AllInRateCap> allInRateCaps) {

  public LendingCaps {
    allInRateCaps = List.copyOf(allInRateCaps);
  }

  /** Caps that do not differ by lender type or day. */
  public LendingCaps(
      long dailyRateCapPartsPerMillion,
      int daysInCapYear,
      AnnualRate allInRateCap,
      Money customerMaximum,
      Money minimumPrincipalPerInstalment) {
    this(
        dailyRateCapPartsPerMillion,
        daysInCapYear,
        allInRateCap,
        customerMaximum,
        minimumPrincipalPerInstalment,
        List.of());
  }

  /**
   * The highest all-in rate for a lender type on a day: the newest cap that is valid then, and
   * never more than the one for everybody.
   */
  public AnnualRate allInRateCap(LenderType lenderType, LocalDate day) {
    return allInRateCaps.stream()
        .filter(cap -> cap.lenderType() == lenderType && !cap.validFrom().isAfter(day))
        .max(Comparator.comparing(AllInRateCap::validFrom))
        .map(cap -> cap.cap().min(allInRateCap))
        .orElse(allInRateCap);
  }

  /**
   * The starting values, for configuration to replace: 0.05 % a day on 360 days, 24 % all in, CNY
   * 200,000 per customer, one yuan of principal per instalment.
   */
  public static LendingCaps defaults() {
    return new LendingCaps(
        500, 360, new AnnualRate(240_000), Money.fen(20_000_000), Money.fen(100));
  }

  /** The daily cap as a yearly rate: 0.05 % a day is 18 % on 360 days. */
  public AnnualRate dailyRateCapAsAnnual() {
    return AnnualRate.ofDaily(dailyRateCapPartsPerMillion, daysInCapYear);
  }
}
