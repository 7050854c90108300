package io.ebbgate.core.routing;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.FundingMode;
import java.util.Set;

/**
 * A drawdown that needs a funder.
 *
 * @param product the product's code
 * @param amount the principal
 * @param allInRate the yearly rate of the customer's cash flows, everything included
 * @param modes the lending modes that this gateway can carry out
 */
public record AssetRequest(
    String product, Money amount, AnnualRate allInRate, Set<FundingMode> modes) {

  public AssetRequest {
    modes = Set.copyOf(modes);
  }
}
