/**
 * What becomes of genuine evidence that names no attempt: it waits for its attempt to appear, and
 * calls a person when it has waited long. Pure; the clock and the look into the database come with
 * the events. What the evidence means for money does not belong here: once its attempt is there it
 * is evidence like any other.
 */
@NullMarked
package io.ebbgate.core.movement.orphan;

import org.jspecify.annotations.NullMarked;
