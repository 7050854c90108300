/**
 * What drawdowns make of their attempts' fates: the loan is booked, another channel is tried, or
 * the drawdown fails and its reservation is released.
 *
 * <p>Called inside the learning transaction with everything locked; decides by the core and fills
 * the batch. Stateless, thread-safe; I/O does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.drawdown.learning;

import org.jspecify.annotations.NullMarked;
