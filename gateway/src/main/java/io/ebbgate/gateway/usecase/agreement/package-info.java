/**
 * Debit agreements: asked for, confirmed by the customer's code, cancelled.
 *
 * <p>A row is durable before the provider is asked; the provider is never asked inside a
 * transaction; what it answered is saved only over the version that was asked about. An uncertain
 * answer leaves the state as it is. Debits themselves do not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.agreement;

import org.jspecify.annotations.NullMarked;
