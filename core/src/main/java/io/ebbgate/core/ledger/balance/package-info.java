/**
 * What accounts come to: turnover by day, and the trial balance that is a sum of days.
 *
 * <p>Invariants: exact sums in minor units, by currency; debits and credits of any set of whole
 * entries are equal. Immutable, thread-safe. Storage does not belong here.
 */
@NullMarked
package io.ebbgate.core.ledger.balance;

import org.jspecify.annotations.NullMarked;
