/**
 * The outbox in PostgreSQL, as its deliverers see it. Rows are inserted elsewhere, in the commit
 * that gives their reason.
 */
@NullMarked
package io.ebbgate.gateway.store.notice;

import org.jspecify.annotations.NullMarked;
