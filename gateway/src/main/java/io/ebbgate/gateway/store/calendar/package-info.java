/** Business time in PostgreSQL. Moves are numbered, so that of two at once one is refused. */
@NullMarked
package io.ebbgate.gateway.store.calendar;

import org.jspecify.annotations.NullMarked;
