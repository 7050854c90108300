package io.ebbgate.gateway.usecase.account;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A credit line as it is now.
 *
 * @param id the line
 * @param customerId its customer
 * @param customerReference the lending app's number of the customer
 * @param limit what may be owed at once
 * @param reserved drawdowns in flight
 * @param used principal outstanding
 * @param state {@code ACTIVE}, {@code FROZEN} or {@code CLOSED}
 * @param repaymentDay the day of the month on which instalments fall due
 * @param createdAt when it was opened
 */
public record CreditLineView(
    UUID id,
    UUID customerId,
    String customerReference,
    Money limit,
    Money reserved,
    Money used,
    String state,
    int repaymentDay,
    Instant createdAt) {

  /** What can still be drawn: {@code max(0, limit - reserved - used)}. */
  public Money available() {
    var left = limit.minus(reserved).minus(used);
    return left.isPositive() ? left : Money.zero(limit.currency());
  }
}
