package io.ebbgate.core.lending.allocation;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;

/**
 * What a payment did.
 *
 * @param loan afterwards; one version on when anything was paid
 * @param paid by component
 * @param excess what nothing was owed for: for suspense, never for the loan; not negative
 */
public record Allocated(Loan loan, Components paid, Money excess) {}
