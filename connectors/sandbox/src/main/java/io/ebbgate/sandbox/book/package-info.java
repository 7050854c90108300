/**
 * What the sandbox's provider moved: the independent witness that a money audit compares with.
 *
 * <p>Append-only, in memory, thread-safe. A merchant's reference moves money at most once, whatever
 * the rest of the sandbox does. Moods, faults and wire formats do not belong here.
 */
@NullMarked
package io.ebbgate.sandbox.book;

import org.jspecify.annotations.NullMarked;
