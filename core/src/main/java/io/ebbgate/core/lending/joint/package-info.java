/**
 * One loan of several lenders: what each of them lent, what falls due to it, what it gets of each
 * collection, and what it is still owed.
 *
 * <p>Invariants: whatever the customer sees is the sum of the sides, component by component and to
 * the minor unit: each row of the plan, each collection, each balance, after every event of a
 * loan's history. No part is ever negative. The principal that is still to come to a side is what
 * it lent less what it got, whatever is planned anew. What a side got is a fold of the bookings of
 * the loan's history, so that a reversal leaves no trace of the rounding that it had caused. The
 * platform takes what rounding leaves, within what it lent. Pure functions over immutable values,
 * so thread-safe, but for the tallies, which stay within one call. Accounts and entries do not
 * belong here, nor the funders' files.
 */
@NullMarked
package io.ebbgate.core.lending.joint;

import org.jspecify.annotations.NullMarked;
