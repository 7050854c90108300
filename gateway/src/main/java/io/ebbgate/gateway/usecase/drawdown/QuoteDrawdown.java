package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks what a drawdown would cost.
 *
 * @param lineId the credit line
 * @param amount the principal
 * @param product the product's code
 * @param termMonths the term: how many of the product's periods, which are months unless its terms
 *     say otherwise
 * @param valueDate from which day on, by the product's terms of that day; today when it is empty
 */
public record QuoteDrawdown(
    UUID lineId, Money amount, String product, int termMonths, Optional<LocalDate> valueDate) {

  /** Asks what it would cost from today on. */
  public QuoteDrawdown(UUID lineId, Money amount, String product, int termMonths) {
    this(lineId, amount, product, termMonths, Optional.empty());
  }
}
