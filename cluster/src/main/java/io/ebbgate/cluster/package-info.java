/**
 * What the gateway asks of the cluster: membership with a quorum, and one fast entry for each
 * customer that answers duplicates and turns away what cannot fit before the database works.
 *
 * <p>Invariants: nothing here is the last word about money. The database repeats each decision, so
 * a stale, lost or divided grid costs availability or speed, never money. No type of this package
 * shows the grid's vendor; stages never end exceptionally, trouble is an answer.
 *
 * <p>Threading: everything is safe for use by many threads. Answers arrive on a thread of the grid:
 * go back to your own context, and never block there. Starting and closing a member blocks: keep
 * both off an event loop.
 *
 * <p>Does not belong here: reading the database, HTTP, what a refusal means to a customer.
 */
@NullMarked
package io.ebbgate.cluster;

import org.jspecify.annotations.NullMarked;
