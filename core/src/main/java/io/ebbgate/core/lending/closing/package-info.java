/**
 * What a loan is at the end of a business day, for the daily close.
 *
 * <p>Invariants: what is earned is a running total, so that a changed plan, a waiver or a returned
 * payout simply gives another total; what is paid or given up is never more than what is earned.
 * Pure functions over immutable values, so thread-safe. Days are those that the loan, as it is
 * known now, has on that date: what became known later gives other figures at the next close.
 * Booking and storing do not belong here.
 */
@NullMarked
package io.ebbgate.core.lending.closing;

import org.jspecify.annotations.NullMarked;
