/**
 * Reads the providers' daily statements into the gateway: each line is evidence like any other,
 * through the use case that learns outcomes. The gateway has no reader of its own yet; this one
 * stands in its place, keeps to what such a reader would know, and decides nothing.
 *
 * <p>What a statement says, and what is wrong with it, is the provider's and does not belong here.
 */
@NullMarked
package io.ebbgate.simulator.statement;

import org.jspecify.annotations.NullMarked;
