/**
 * Taking repayments durably: candidates collected into one transaction, ruled on under its locks,
 * and either kept with their first attempt, kept as refused, or turned away without a trace.
 *
 * <p>One debit is in flight for each loan and for each card: taking one puts a hold on both, and
 * only its end lifts the hold. What is owed is computed by the core; SQL does not belong here.
 * Rulings are pure, callable from any thread, and repeated when their transaction is.
 */
@NullMarked
package io.ebbgate.gateway.usecase.repayment.taking;

import org.jspecify.annotations.NullMarked;
