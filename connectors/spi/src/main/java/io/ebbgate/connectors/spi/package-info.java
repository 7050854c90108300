/**
 * What a payment provider must offer to Ebbgate, and what it is given.
 *
 * <p>A connector translates; it does not decide, retry, store or log payloads. It never throws and
 * never fails a future for a provider's misbehaviour: it answers with an {@link
 * io.ebbgate.core.movement.Outcome}. It runs on the Vert.x context that calls it and never blocks.
 */
@NullMarked
package io.ebbgate.connectors.spi;

import org.jspecify.annotations.NullMarked;
