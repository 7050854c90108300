/**
 * What a product says about a loan once it runs: early repayment, lateness, order of payment.
 *
 * <p>Immutable values, thread-safe. Applying them to a loan does not belong here.
 */
@NullMarked
package io.ebbgate.core.product.servicing;

import org.jspecify.annotations.NullMarked;
