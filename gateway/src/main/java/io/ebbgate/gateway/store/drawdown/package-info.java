/**
 * Drawdowns in PostgreSQL: taken by one careful statement for each batch, read in batches.
 *
 * <p>The statement takes its locks in the order of the whole product (keys, then lines, each
 * sorted), decides credit on what the locks show, and lets the database's own constraints repeat
 * it. Rules that need no lock do not belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.drawdown;

import org.jspecify.annotations.NullMarked;
