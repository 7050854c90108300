/**
 * Who may ask: API keys made, shown once, and checked.
 *
 * <p>A key's secret is never stored, only its digest, and never logged. Rate limits do not belong
 * here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.access;

import org.jspecify.annotations.NullMarked;
