/**
 * The money audit: what the gateway's ledger says against what the provider's book says, to the
 * minor unit, and the gateway's own tables against each other. Reads only; blocking, for command
 * threads.
 */
@NullMarked
package io.ebbgate.proving.audit;

import org.jspecify.annotations.NullMarked;
