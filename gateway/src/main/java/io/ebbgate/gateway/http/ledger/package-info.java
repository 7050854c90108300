/**
 * The ledger over HTTP, as JSON and as comma-separated values (RFC 4180). Invariant: both forms say
 * the same. Sums and order are the use case's.
 */
@NullMarked
package io.ebbgate.gateway.http.ledger;

import org.jspecify.annotations.NullMarked;
