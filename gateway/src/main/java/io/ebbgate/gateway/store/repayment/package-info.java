/**
 * Loans and repayments in PostgreSQL: read for one client, and repayments taken by group commit.
 *
 * <p>Locks are taken in the order of the whole gateway (keys, customer, loan), each sorted. What a
 * taken repayment may do is decided by the use case, under these locks; saving what is learned of
 * its attempts belongs to the movement store. Callable from any context; nothing blocks.
 */
@NullMarked
package io.ebbgate.gateway.store.repayment;

import org.jspecify.annotations.NullMarked;
