package io.ebbgate.core.product;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import java.util.List;

/**
 * What a funder lends on.
 *
 * @param code its stable name
 * @param name for people
 * @param mode whose money it is
 * @param lenderType its licence
 * @param products codes of the products that it funds
 * @param minimum the smallest drawdown that it takes
 * @param maximum the largest drawdown that it takes
 * @param priority a smaller number is asked first
 * @param allInRateCap the highest yearly rate, everything included, that it may charge
 */
public record FunderTerms(
    String code,
    String name,
    FundingMode mode,
    LenderType lenderType,
    List<String> products,
    Money minimum,
    Money maximum,
    int priority,
    AnnualRate allInRateCap) {

  public FunderTerms {
    products = List.copyOf(products);
  }

  /** The same, with an all-in rate that is no higher than this cap. */
  public FunderTerms cappedAt(AnnualRate cap) {
    return cap.compareTo(allInRateCap) >= 0
        ? this
        : new FunderTerms(code, name, mode, lenderType, products, minimum, maximum, priority, cap);
  }
}
