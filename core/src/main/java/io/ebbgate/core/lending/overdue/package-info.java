/**
 * How late a loan is, and what follows from it: the days that count, its bucket, class and stage.
 *
 * <p>Invariants: days overdue include grace; days that were lost through our own fault never count;
 * every threshold is a term. Immutable values and pure functions, so thread-safe. Loans themselves,
 * amounts of penalty and messages to customers do not belong here.
 */
@NullMarked
package io.ebbgate.core.lending.overdue;

import org.jspecify.annotations.NullMarked;
