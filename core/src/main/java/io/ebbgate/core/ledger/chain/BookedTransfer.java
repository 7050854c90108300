package io.ebbgate.core.ledger.chain;

/**
 * One transfer as it is stored.
 *
 * @param line its number within the entry
 * @param debit the code of the account debited
 * @param credit the code of the account credited
 * @param amountMinor in minor units of the currency
 * @param currency its ISO 4217 code
 */
public record BookedTransfer(
    int line, String debit, String credit, long amountMinor, String currency) {}
