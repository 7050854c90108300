/**
 * What a product, a funder and a channel allow: immutable terms with their own checks.
 *
 * <p>Every figure that the business may change (minimum, cap, fee, priority) is a value here, given
 * by whoever loaded the terms; no code path holds one. Checks return every problem at once, with
 * the figures compared. Thread-safe, since immutable. Loading, storing and dating terms do not
 * belong here.
 */
@NullMarked
package io.ebbgate.core.product;

import org.jspecify.annotations.NullMarked;
