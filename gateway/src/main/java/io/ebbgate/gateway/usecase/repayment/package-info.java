/**
 * Loans as the customer sees them, repayment quotes, and repayments accepted durably. Allocation
 * rules belong to the core.
 */
@NullMarked
package io.ebbgate.gateway.usecase.repayment;

import org.jspecify.annotations.NullMarked;
