/**
 * Writes seeds to PostgreSQL: one transaction for a whole document, one statement for a thousand
 * rows. Runs on the caller's Vert.x context and never blocks. Judging what is written does not
 * belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.seeding;

import org.jspecify.annotations.NullMarked;
