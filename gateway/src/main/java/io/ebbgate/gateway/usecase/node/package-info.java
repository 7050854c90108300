/**
 * What one node knows of itself at this moment: its channels with what guards them and waits for
 * them, and the cluster's unfinished business as it was counted last.
 *
 * <p>Invariants: everything is read from memory, so that it neither waits nor changes anything, and
 * may be asked on an event loop. Thread-safe. Acting on it does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.node;

import org.jspecify.annotations.NullMarked;
