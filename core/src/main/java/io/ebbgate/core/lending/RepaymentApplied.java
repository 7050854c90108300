package io.ebbgate.core.lending;

import io.ebbgate.core.money.Components;

/**
 * What a repayment did to its loan.
 *
 * @param loan the loan afterwards, one version on; it may have fewer instalments than before
 * @param paid what was paid, by component
 * @param settled whether nothing is owed any more
 */
public record RepaymentApplied(Loan loan, Components paid, boolean settled) {}
