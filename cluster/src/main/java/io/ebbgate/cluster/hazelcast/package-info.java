/**
 * The grid on Hazelcast: starting and leaving, one map with an entry for each customer, batches of
 * steps as one entry-processor call for each owning member, and their form on the wire.
 *
 * <p>Invariants: no Java serialization of our types; a stored value is never changed, an entry
 * processor puts a changed copy in its place (replication may read the old one on another thread);
 * an entry processor reads no clock and gives on a backup what it gave on the owner.
 *
 * <p>Threading: calls never block; answers come on a Hazelcast thread, which must not be held and
 * may not call the grid again. Starting and closing a member block.
 *
 * <p>The only package that knows the vendor. What a step means belongs to package {@code entry}.
 */
@NullMarked
package io.ebbgate.cluster.hazelcast;

import org.jspecify.annotations.NullMarked;
