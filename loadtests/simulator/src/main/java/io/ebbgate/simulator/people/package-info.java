/**
 * The people who run the simulated gateway. They look at the providers' books, which the gateway
 * never sees, and act through the real use cases: with right words, with wrong ones, late, twice
 * and at once; and in the end they answer whatever calls for them as the runbook says.
 *
 * <p>One thread; all chance comes from the world's seed. What people say is kept in the store, not
 * here.
 */
@NullMarked
package io.ebbgate.simulator.people;

import org.jspecify.annotations.NullMarked;
