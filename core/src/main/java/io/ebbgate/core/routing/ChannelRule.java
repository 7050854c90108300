package io.ebbgate.core.routing;

/** The hard rules of channel routing, in the order in which they are applied. */
public enum ChannelRule {
  DISABLED,
  KIND_NOT_OFFERED,
  CURRENCY_DIFFERS,
  AMOUNT_ABOVE_MAXIMUM,
  BANK_NOT_REACHED,
  AGREEMENT_MISSING,
  /** It declined this order already. */
  DECLINED_BEFORE,
  /** The last rule, so that it stands only where nothing lasting does. */
  BREAKER_OPEN
}
