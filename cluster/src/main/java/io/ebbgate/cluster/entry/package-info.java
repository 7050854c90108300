/**
 * What one customer's grid entry holds and how it takes a step: pure decisions, no clock, no
 * vendor.
 *
 * <p>Invariants: the same steps at the same given times on equal entries give equal entries and
 * answers (a backup repeats them); records are bounded in number and age.
 *
 * <p>Threading: an entry is changed by one thread at a time and only before it is published; what
 * is stored is never changed again.
 */
@NullMarked
package io.ebbgate.cluster.entry;

import org.jspecify.annotations.NullMarked;
