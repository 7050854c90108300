package io.ebbgate.core.routing.channel;

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
  /**
   * Its provider's program, settings or secret are not there. One of the last two rules, which
   * stand only where nothing lasting does: this one is our own fault, and is put right.
   */
  NO_CONNECTOR,
  /** The last rule. */
  BREAKER_OPEN
}
