/**
 * Daily closes in PostgreSQL. Batches are statements over arrays; the place that a close has come
 * to is changed with them, under its fence.
 */
@NullMarked
package io.ebbgate.gateway.store.close;

import org.jspecify.annotations.NullMarked;
