/**
 * A loan with what is due and paid, what is owed on a day, and what a repayment does to it.
 *
 * <p>Invariants: the principal due over all instalments is the principal lent; nothing is paid
 * beyond what is due; a repayment pays exactly what its quote said; a quote holds for one version
 * of the loan. Rows are paid oldest first. Overdue principal bears penalty in place of interest,
 * never both; what was paid late in part leaves its balance days on its row, so that penalty is one
 * rounding of the whole. Pure functions over immutable values, so thread-safe. Signing quotes,
 * debiting and storing do not belong here.
 */
@NullMarked
package io.ebbgate.core.lending;

import org.jspecify.annotations.NullMarked;
