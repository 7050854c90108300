/**
 * What repayments make of their attempts' fates: the loan is paid, another channel is tried, or the
 * repayment fails.
 *
 * <p>Called inside the learning transaction with everything locked; decides by the core and fills
 * the batch. Money that came is always booked: on the loan where the loan still owes it, in
 * suspense with an incident where it does not. Stateless, thread-safe; I/O does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.repayment.learning;

import org.jspecify.annotations.NullMarked;
