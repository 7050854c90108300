/**
 * What a provider's wire protocol is to the sandbox, and what it is given.
 *
 * <p>A protocol authenticates requests, reads them into {@link io.ebbgate.sandbox.protocol.Order}s,
 * and words answers and callbacks. It decides nothing about money and injects no fault: that is the
 * {@link io.ebbgate.sandbox.protocol.Provider}'s. Everything here is called on the sandbox's event
 * loop.
 */
@NullMarked
package io.ebbgate.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
