/**
 * Terms in PostgreSQL: jsonb documents and one version row.
 *
 * <p>Runs on the caller's Vert.x context and never blocks. Polling and caching do not belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.reference;

import org.jspecify.annotations.NullMarked;
