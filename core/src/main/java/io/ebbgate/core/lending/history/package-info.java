/**
 * Everything that happened to one loan, and the loan that follows from it.
 *
 * <p>Invariants: the loan is a fold of its events in order of value date, then of their sequence,
 * whatever order they became known in; days lost through our own fault are known to the fold from
 * its start; a collection that is reversed or corrected leaves no trace of what it had been. So a
 * back-dated event gives the loan that there would have been had it been known in time, and the
 * difference from what was booked is told as reallocations. Pure, so thread-safe. Deciding whether
 * an event may happen, storing and booking do not belong here.
 */
@NullMarked
package io.ebbgate.core.lending.history;

import org.jspecify.annotations.NullMarked;
