/**
 * One request's way through the front door: admission, authentication, rate, body, answer, and its
 * trace in metrics. The checks run in the order of precedence of {@link
 * io.ebbgate.gateway.usecase.ProblemCode}, each before the work that the next one costs.
 *
 * <p>An exchange is confined to the event loop of its connection; {@link
 * io.ebbgate.gateway.http.exchange.HttpGate} and what it holds are shared by all of them and
 * thread-safe. What a resource looks like does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.http.exchange;

import org.jspecify.annotations.NullMarked;
