/**
 * Changes of a running loan's plan that are no payments: its end, one due day, a stop of interest,
 * what is given up or borne by a sponsor.
 *
 * <p>Invariants: the principal of a loan stays the principal that was lent, to the fen; only what
 * is not due is planned anew; nothing is given up beyond what is owed. Each function gives the loan
 * back unchanged where there is nothing to change, since a change of the past may take away what a
 * later event was about. Pure, so thread-safe. Who may do it, and when, does not belong here.
 */
@NullMarked
package io.ebbgate.core.lending.replan;

import org.jspecify.annotations.NullMarked;
