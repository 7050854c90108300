/**
 * What a torture has on its table: a durable PostgreSQL, a sandbox and gateways, each a process of
 * its own on loopback ports, each of which can be killed, stalled and started again at its address.
 *
 * <p>Invariants: nothing outlives the command, however it ends: gateways and sandbox watch their
 * standard input, the database has a watch of its own, and whoever stalls a process leaves a shell
 * behind that wakes it. Secrets are fresh and reach children by the environment only. Blocking;
 * made for command threads.
 *
 * <p>When to kill what, and what is asked of the gateways, does not belong here.
 */
@NullMarked
package io.ebbgate.proving.torture.fleet;

import org.jspecify.annotations.NullMarked;
