/**
 * The cluster's grid as use cases ask it: turns duplicates and what cannot fit away before the
 * database works. Never the last word: the database repeats each decision. Thread-safe; answers
 * come back on the context that asked.
 */
@NullMarked
package io.ebbgate.gateway.usecase.grid;

import org.jspecify.annotations.NullMarked;
