package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.core.money.Money;
import java.util.Optional;

/**
 * Asks what is owed today.
 *
 * @param kind {@code SCHEDULED}, {@code EARLY_FULL}, {@code EARLY_PARTIAL} or {@code OVERDUE}
 * @param amount how much the customer wants to pay; required for {@code EARLY_PARTIAL}; for {@code
 *     OVERDUE} a part of what is due, all of it when absent; absent otherwise
 */
public record QuoteRepayment(String kind, Optional<Money> amount) {}
