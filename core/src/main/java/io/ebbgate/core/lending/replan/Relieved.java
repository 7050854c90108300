package io.ebbgate.core.lending.replan;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.money.Components;

/**
 * What was given up of a loan, or is borne by a sponsor.
 *
 * @param loan afterwards
 * @param amounts by component; no principal
 */
public record Relieved(Loan loan, Components amounts) {}
