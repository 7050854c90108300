/**
 * Connections to PostgreSQL, and group commit: what arrives while one commit is in flight becomes
 * the next one. Nothing here knows what is written.
 *
 * <p>A {@link io.ebbgate.gateway.store.pool.GroupCommit} may be asked from any thread; it works on
 * one loop of its own and answers each caller on the caller's.
 */
@NullMarked
package io.ebbgate.gateway.store.pool;

import org.jspecify.annotations.NullMarked;
