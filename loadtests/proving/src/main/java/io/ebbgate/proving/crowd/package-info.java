/**
 * The customers of a run, made up out of a seed, and how many of them act at once over HTTP.
 *
 * <p>Invariants: the same seed gives the same people; no number is a real card or phone; at most so
 * many calls are under way at a time. Blocking; made for command threads and virtual threads.
 *
 * <p>What customers ask for does not belong here: each command plans its own.
 */
@NullMarked
package io.ebbgate.proving.crowd;

import org.jspecify.annotations.NullMarked;
