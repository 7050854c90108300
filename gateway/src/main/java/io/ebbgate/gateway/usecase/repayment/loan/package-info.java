/**
 * Loans with their schedules: as rows, as the core knows them, and as the customer sees them.
 *
 * <p>Rows and core say the same: nothing is rounded or derived between them but the terms, which
 * never change for a loan. Immutable values and pure functions; reading is a port.
 */
@NullMarked
package io.ebbgate.gateway.usecase.repayment.loan;

import org.jspecify.annotations.NullMarked;
