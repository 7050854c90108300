/**
 * Where the gateway's text messages, webhooks and credit reports end up: stored once for each
 * deduplication key, and counted as a customer or an app would see them.
 *
 * <p>Faults happen after storing, never before, so that a sender without stable deduplication keys
 * shows as duplicates. Bounded in memory; thread-safe. Payments do not belong here.
 */
@NullMarked
package io.ebbgate.sandbox.sink;

import org.jspecify.annotations.NullMarked;
