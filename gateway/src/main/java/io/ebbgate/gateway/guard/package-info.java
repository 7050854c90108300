/**
 * What guards each channel: circuit breaker (Resilience4j), bound on calls under way (Netflix
 * concurrency-limits) and rate (Bucket4j). The types of these libraries stay in here. Nothing
 * blocks; what was taken is given back when nothing was sent; time and chance are injected; a
 * breaker goes half-open only when somebody asks to be let through.
 *
 * <p>Settings come from the terms and may change at any moment. Only the parts whose settings
 * changed are made anew, and a permit belongs for ever to the parts that gave it.
 */
@NullMarked
package io.ebbgate.gateway.guard;

import org.jspecify.annotations.NullMarked;
