/**
 * The chart of accounts as data, for whoever reads the ledger.
 *
 * <p>Invariants: every account that a posting can name is covered by exactly one line; a line that
 * no event books yet says so. Immutable, thread-safe. What is booked does not belong here.
 */
@NullMarked
package io.ebbgate.core.ledger.chart;

import org.jspecify.annotations.NullMarked;
