package io.ebbgate.core.operator;

import io.ebbgate.core.money.Money;
import java.util.UUID;

/** What suspense holds on the evidence of one incident. */
public sealed interface Held {

  /** Nothing. */
  record Nothing() implements Held {}

  /**
   * Money that left us without cause: ours until it is back or given up.
   *
   * @param amount positive
   * @param evidenceId what says that it left
   */
  record Ours(Money amount, UUID evidenceId) implements Held {}

  /**
   * Money that was collected without cause: the customer's until it is given back.
   *
   * @param amount positive
   * @param evidenceId what says that it came
   */
  record Customers(Money amount, UUID evidenceId) implements Held {}
}
