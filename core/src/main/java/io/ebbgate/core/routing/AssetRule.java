package io.ebbgate.core.routing;

/** The hard rules of asset routing, in the order in which they are applied. */
public enum AssetRule {
  MODE_NOT_OFFERED,
  PRODUCT_NOT_FUNDED,
  CURRENCY_DIFFERS,
  AMOUNT_BELOW_MINIMUM,
  AMOUNT_ABOVE_MAXIMUM,
  RATE_ABOVE_CAP
}
