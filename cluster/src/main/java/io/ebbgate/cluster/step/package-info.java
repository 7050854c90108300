/**
 * The steps that a customer's grid entry can take, and their answers. Immutable values, free of any
 * vendor; amounts are minor units of the line's own currency, times are milliseconds since the
 * epoch on the caller's clock.
 *
 * <p>Does not belong here: how a step is decided (package {@code entry}) or carried (package {@code
 * hazelcast}).
 */
@NullMarked
package io.ebbgate.cluster.step;

import org.jspecify.annotations.NullMarked;
