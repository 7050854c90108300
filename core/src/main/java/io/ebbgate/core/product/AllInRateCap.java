package io.ebbgate.core.product;

import io.ebbgate.core.money.AnnualRate;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The highest yearly rate, everything included, that lenders of one type may charge from a day on.
 *
 * @param lenderType whom it binds
 * @param validFrom the first day of loans that it holds for
 * @param cap the rate
 */
public record AllInRateCap(LenderType lenderType, LocalDate validFrom, AnnualRate cap) {

  private static final int PARTS = 3;

  /**
   * Reads {@code "BANK 2026-01-01 0.24"}.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static AllInRateCap parse(String text) {
    var parts = text.split(" ", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("not a lender type, a day and a rate: " + text);
    }
    try {
      return new AllInRateCap(
          LenderType.valueOf(parts[0]), LocalDate.parse(parts[1]), AnnualRate.parse(parts[2]));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a day: " + parts[1], e);
    }
  }
}
