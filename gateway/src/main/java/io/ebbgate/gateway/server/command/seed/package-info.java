/**
 * Loads a seed file: products, funders, channels and lines. Channels are tried out before anything
 * is written.
 *
 * <p>Runs on the main thread, which may wait, and once. What a seed means and how it is planted
 * does not belong here: use cases read and write it.
 */
@NullMarked
package io.ebbgate.gateway.server.command.seed;

import org.jspecify.annotations.NullMarked;
