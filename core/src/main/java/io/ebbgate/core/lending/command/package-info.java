/**
 * What people may order about one loan beside payments, and the event that follows or the reason
 * why not.
 *
 * <p>Invariants: a command gives exactly one event or one refusal with a stable code and the
 * figures compared; every limit is data. Pure, so thread-safe. Who ordered it, why, and who
 * approved it belong to the operator's action, not here; neither does storing.
 */
@NullMarked
package io.ebbgate.core.lending.command;

import org.jspecify.annotations.NullMarked;
