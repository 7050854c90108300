/**
 * The console: one static page that people open in a browser. Its files are read from the resources
 * once, and hold no data and no secrets; everything that they show comes from the API, with the
 * person's own key.
 *
 * <p>Invariants: a file is served under strict headers only, runs nothing but the scripts beside
 * it, and reaches nobody but the gateway. Immutable, so thread-safe. Routing, rendering on the
 * server and everything that knows of orders do not belong here.
 */
@NullMarked
package io.ebbgate.gateway.console;

import org.jspecify.annotations.NullMarked;
