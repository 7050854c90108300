/**
 * What a schedule costs by the year, and whether that may be lent on.
 *
 * <p>Invariants: a rate is to the nearest part per million, found in whole numbers, so that every
 * machine gets the same; the rate that is held against a cap takes an odd first period at its own
 * length and is never above it by rounding alone. Pure functions over immutable values, so
 * thread-safe. Planning the rows, and the caps themselves, do not belong here.
 */
@NullMarked
package io.ebbgate.core.schedule.cost;

import org.jspecify.annotations.NullMarked;
