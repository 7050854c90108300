/**
 * Takes what providers deliver by themselves. Nothing is believed before its channel's connector
 * has verified it, and nothing is acknowledged before its evidence is durable.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement.callback;

import org.jspecify.annotations.NullMarked;
