/**
 * What people may do about orders and incidents, and which of it needs two of them.
 *
 * <p>Invariants: money is given up, given back out of suspense, or declared moved or not moved only
 * with the approval of a second person; a proposal changes nothing about money; every booking of a
 * resolution balances and takes out of suspense exactly what the incident had put there. Pure
 * functions over immutable values, so thread-safe. Who somebody is, and storage, do not belong
 * here.
 */
@NullMarked
package io.ebbgate.core.operator;

import org.jspecify.annotations.NullMarked;
