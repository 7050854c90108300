/**
 * What goes to a provider and what comes back, as plain values: requests, replies, callbacks and
 * lines of statements. They carry what is said and no rule about it. Immutable, safe to share.
 */
@NullMarked
package io.ebbgate.connectors.spi.exchange;

import org.jspecify.annotations.NullMarked;
