/**
 * What the servicing of loans books: waivers, coupons, write-offs, recoveries, compensation, and
 * collections that turn out otherwise.
 *
 * <p>Invariants: income is booked when it is paid, given up or borne, not before; what is given up
 * is income and its loss at once, so that both can be read. Plans that change, disputes and stops
 * of interest move no money and book nothing. Money that nothing is owed for is suspended as any
 * other is. Pure, so thread-safe. Amounts do not come from here.
 */
@NullMarked
package io.ebbgate.core.ledger.servicing;

import org.jspecify.annotations.NullMarked;
