/**
 * The gateway's real guards, watched: each channel's permits, rate and breaker are followed by
 * plain models of what the settings promise, which know nothing of the libraries behind them. Also
 * the settings, which chance changes while nodes run.
 *
 * <p>One watch for each node, on the world's thread. What guards channels does not belong here.
 */
@NullMarked
package io.ebbgate.simulator.guard;

import org.jspecify.annotations.NullMarked;
