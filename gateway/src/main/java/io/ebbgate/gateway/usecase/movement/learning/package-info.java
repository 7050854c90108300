/**
 * From evidence to consequences: a batch of learned outcomes is decided by the core's lifecycles
 * under lock, and everything that follows is saved in one transaction. Unknown is never failure
 * here. Decisions do no I/O and may be run again; effects come after the commit.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement.learning;

import org.jspecify.annotations.NullMarked;
