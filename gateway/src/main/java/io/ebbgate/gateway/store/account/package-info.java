/**
 * Customers, lines, cards and agreements in PostgreSQL, personal data sealed.
 *
 * <p>Runs on the caller's Vert.x context and never blocks. Locks are taken in the order key,
 * customer, line. Opening what is sealed does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.account;

import org.jspecify.annotations.NullMarked;
