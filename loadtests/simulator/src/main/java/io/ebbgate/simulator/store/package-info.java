/**
 * The simulated database: committed rows in memory, transactions that commit, roll back, or whose
 * outcome is not heard, and the ports of the use cases over them. Unique keys, versions, leases and
 * fences are those of the real schema. Group commit is the real one.
 *
 * <p>A learning transaction reads, lets the node decide, and writes later: where the real one holds
 * locks in between, this one fails as a serialization failure when a row has moved on. Rules of
 * money do not belong here.
 */
@NullMarked
package io.ebbgate.simulator.store;

import org.jspecify.annotations.NullMarked;
