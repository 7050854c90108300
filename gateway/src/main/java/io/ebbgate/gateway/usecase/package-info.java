/**
 * What the gateway does, apart from any technology: use cases (verb and noun) and the ports that
 * adapters implement.
 *
 * <p>Use cases run on the Vert.x context that calls them and never block. They hold no business
 * branches of their own: they load, let the core decide, save, then perform effects. SQL, HTTP,
 * Hazelcast and Resilience4j types do not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase;

import org.jspecify.annotations.NullMarked;
