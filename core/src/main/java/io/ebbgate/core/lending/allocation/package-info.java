/**
 * What a payment of any amount pays of a loan: oldest instalment first, the components of each in
 * the product's order for the value date; and what falls due at once when a loan is long overdue.
 *
 * <p>Invariants: what is allocated and what is left over are the payment, to the fen; nothing is
 * allocated beyond what is owed; an instalment that is not due is paid whole or not at all. Pure
 * functions, so thread-safe. Orders, events and booking do not belong here.
 */
@NullMarked
package io.ebbgate.core.lending.allocation;

import org.jspecify.annotations.NullMarked;
