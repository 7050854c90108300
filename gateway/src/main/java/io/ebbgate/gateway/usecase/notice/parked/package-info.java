/**
 * Notices that reached no receiver, and the people who have them queued again.
 *
 * <p>Invariants: only what is parked is queued again, under its old deduplication key and in its
 * old place; who did it and why is kept for ever. Threading: any context; nothing blocks.
 *
 * <p>Delivering does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.notice.parked;

import org.jspecify.annotations.NullMarked;
