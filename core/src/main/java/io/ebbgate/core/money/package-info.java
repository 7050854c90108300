/**
 * Amounts in minor units with exact checks, and annual rates in parts per million.
 *
 * <p>Everything here is an immutable value; nothing rounds silently and nothing overflows silently.
 * Floating point does not belong here.
 */
@NullMarked
package io.ebbgate.core.money;

import org.jspecify.annotations.NullMarked;
