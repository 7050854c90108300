/**
 * A real PostgreSQL server inside the product, for people who have none: the demo, the tests and
 * small installations.
 *
 * <p>Invariants: commits are durable (fsync and synchronous commit are always on); every connection
 * is authenticated by SCRAM; the server listens on the loopback address only; it never outlives the
 * process that started it, however that process ends; a data folder serves one server at a time.
 * The programs are extracted to a folder that only this user can enter. Passwords are neither
 * logged nor passed as process arguments.
 *
 * <p>Threading: everything blocks (process start, disk, JDBC), so never call it from an event loop.
 * One {@code EmbeddedDatabase} may be shared by threads.
 *
 * <p>Schema and queries do not belong here; they are the store's.
 */
@NullMarked
package io.ebbgate.gateway.server.database;

import org.jspecify.annotations.NullMarked;
