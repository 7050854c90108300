/**
 * Known-wrong behaviours, each put between use cases and ports by a wrapper. They prove that the
 * simulator can fail: each has to be caught, by the invariants that it names.
 *
 * <p>Nothing of this is switched on in production code; production code does not know this package.
 */
@NullMarked
package io.ebbgate.simulator.mutant;

import org.jspecify.annotations.NullMarked;
