/**
 * What is due when: exact schedules.
 *
 * <p>Invariants: the principal of all rows is the principal lent; no row is negative; interest of a
 * period is its own rounded opening balance times rate times fraction of a year, rounded once.
 * Everything is a pure function over immutable values, so thread-safe. What was paid and penalties
 * do not belong here: a loan keeps them; what a schedule costs by the year is in {@link
 * io.ebbgate.core.schedule.cost}.
 */
@NullMarked
package io.ebbgate.core.schedule;

import org.jspecify.annotations.NullMarked;
