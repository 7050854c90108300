/**
 * What a product says about schedules: terms, due days, level payments and fees.
 *
 * <p>Immutable values, thread-safe; each checks itself and tells what is wrong with the figures.
 * Computing schedules does not belong here.
 */
@NullMarked
package io.ebbgate.core.product.plan;

import org.jspecify.annotations.NullMarked;
