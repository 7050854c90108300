/**
 * How much unfinished business the database holds, as figures to watch and to raise an alarm by:
 * attempts whose outcome is not known yet, notices that nobody has received yet, incidents that
 * nobody has closed.
 *
 * <p>Invariants: reads only; figures that could not be read show as not a number, never as the last
 * that were. Threading: one context; gauges are read by any thread.
 *
 * <p>Doing something about it does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.backlog;

import org.jspecify.annotations.NullMarked;
