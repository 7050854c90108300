/**
 * Attempts that are due to be asked about, taken under fenced leases from PostgreSQL. What is
 * learned is saved elsewhere.
 */
@NullMarked
package io.ebbgate.gateway.store.asking;

import org.jspecify.annotations.NullMarked;
