package io.ebbgate.gateway.usecase.account;

import io.ebbgate.core.money.Money;

/**
 * Opens a credit line.
 *
 * @param customerReference the lending app's own number of the customer, 1 to 64 characters
 * @param customerName the customer's name; encrypted at rest
 * @param customerPhone digits, with an optional leading plus; encrypted at rest
 * @param limit what the customer may owe on it; zero or more
 * @param repaymentDay the day of the month on which instalments fall due, 1 to 31
 */
public record OpenLine(
    String customerReference,
    String customerName,
    String customerPhone,
    Money limit,
    int repaymentDay) {

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "OpenLine[customer=" + customerReference + ", limit=" + limit + "]";
  }
}
