/**
 * The business clock: from where a node knows on which business day things happen, and how it is
 * moved where it may be.
 *
 * <p>Nodes learn a move from the database within a second; the one that was asked knows it at once.
 * While the database is away the last known time holds. Everything that counts real time (leases,
 * time-outs, expiries, signatures) stays with the wall clock and does not belong here. Thread-safe.
 */
@NullMarked
package io.ebbgate.gateway.usecase.calendar;

import org.jspecify.annotations.NullMarked;
