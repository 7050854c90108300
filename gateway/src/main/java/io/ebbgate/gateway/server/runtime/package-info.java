/**
 * The real time, identifiers and randomness that everything else has injected. The only room that
 * may read the clock or a random source by itself.
 */
@NullMarked
package io.ebbgate.gateway.server.runtime;

import org.jspecify.annotations.NullMarked;
