/**
 * Circuit breakers and bulkheads of the channels, on Resilience4j, whose types stay in here.
 * Non-blocking permits only, given back when nothing was sent; time is injected; a breaker goes
 * half-open only when somebody asks to be let through.
 */
@NullMarked
package io.ebbgate.gateway.guard;

import org.jspecify.annotations.NullMarked;
