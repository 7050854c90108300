/**
 * Strict reading of JSON that others sent, and problem details for what cannot be read.
 *
 * <p>Duplicate members, deep nesting, trailing text, fractions for whole numbers and wrong types
 * are refused, never repaired. Stateless and thread-safe.
 */
@NullMarked
package io.ebbgate.sandbox.json;

import org.jspecify.annotations.NullMarked;
