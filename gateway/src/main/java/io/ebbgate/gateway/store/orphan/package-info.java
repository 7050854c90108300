/**
 * Orphans in PostgreSQL: one row for each genuine callback without an attempt. Decides nothing;
 * callable from any thread.
 */
@NullMarked
package io.ebbgate.gateway.store.orphan;

import org.jspecify.annotations.NullMarked;
