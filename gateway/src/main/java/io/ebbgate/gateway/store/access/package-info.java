/**
 * Clients, API keys and the check of the master key in PostgreSQL. Runs on the caller's Vert.x
 * context and never blocks. Secrets do not belong here, only their digests.
 */
@NullMarked
package io.ebbgate.gateway.store.access;

import org.jspecify.annotations.NullMarked;
