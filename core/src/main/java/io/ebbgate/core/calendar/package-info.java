/**
 * Business time: on which business day an instant falls.
 *
 * <p>Invariants: instants everywhere are those of the wall clock; only here do they become days.
 * Business time never runs behind the wall clock and never goes back, and a day once told of an
 * instant stays: where the clock was moved, each instant keeps the lead that held at it. Immutable,
 * so thread-safe. Leases, time-outs and expiries do not belong here: they count real time.
 */
@NullMarked
package io.ebbgate.core.calendar;

import org.jspecify.annotations.NullMarked;
