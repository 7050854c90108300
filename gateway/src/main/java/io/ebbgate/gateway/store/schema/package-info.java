/**
 * The database's shape: migrations at the start, monthly partitions made in advance, what may be
 * thrown away thrown away.
 *
 * <p>Migrations block and run on a worker; everything else runs on the caller's Vert.x context.
 * Reading and writing business rows does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.schema;

import org.jspecify.annotations.NullMarked;
