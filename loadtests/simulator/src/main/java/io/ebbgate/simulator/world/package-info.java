/**
 * A whole world in virtual time: nodes that come and go, the customers' app, providers, database
 * and grid; run until so many events have reached a lifecycle, then left without faults to settle.
 *
 * <p>One thread for each world. Nothing here knows a wall clock.
 */
@NullMarked
package io.ebbgate.simulator.world;

import org.jspecify.annotations.NullMarked;
