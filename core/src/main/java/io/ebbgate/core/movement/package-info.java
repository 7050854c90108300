/**
 * What is known about one movement of money, as a type: {@link io.ebbgate.core.movement.Outcome}
 * and the evidence it rests on.
 *
 * <p>Only a {@link io.ebbgate.core.movement.NotMoved} lets credit go, lets another channel be
 * tried, or lets a customer be told "failed": such code takes it as an argument, so that it does
 * not compile on an unknown.
 */
@NullMarked
package io.ebbgate.core.movement;

import org.jspecify.annotations.NullMarked;
