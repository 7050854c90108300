/**
 * Simulated payment providers: each keeps an honest book, answers as badly as the faults want, and
 * keeps the promises about time that its connector states.
 *
 * <p>What a provider knows never comes from the gateway's database. One thread.
 */
@NullMarked
package io.ebbgate.simulator.provider;

import org.jspecify.annotations.NullMarked;
