package io.ebbgate.core.product;

import io.ebbgate.core.money.Money;
import java.util.List;

/**
 * What a payment channel may be used for.
 *
 * @param code its stable name
 * @param connector the name of the connector that speaks to it
 * @param priority a smaller number is used first
 * @param payout whether it pays out
 * @param debit whether it debits
 * @param feeMinor what one movement costs us, in minor units of the maximum's currency
 * @param maximum the largest single movement
 * @param banks codes of the banks that it reaches; empty means all
 * @param enabled whether it may be used at all
 */
public record ChannelTerms(
    String code,
    String connector,
    int priority,
    boolean payout,
    boolean debit,
    long feeMinor,
    Money maximum,
    List<String> banks,
    boolean enabled) {

  public ChannelTerms {
    banks = List.copyOf(banks);
  }

  /** Whether cards of this bank can be reached. */
  public boolean reaches(String bank) {
    return banks.isEmpty() || banks.contains(bank);
  }
}
