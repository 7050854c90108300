/**
 * The rows of the money tables as plain values, in the units of the schema. They carry no rule: the
 * core decides, {@link io.ebbgate.gateway.usecase.movement.learning.Changes} collects, a store
 * saves.
 *
 * <p>A row's {@code version} is the one that was loaded; the store writes {@code version + 1} and
 * refuses to save over any other. Immutable, safe to share.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement.rows;

import org.jspecify.annotations.NullMarked;
