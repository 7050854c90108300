/**
 * Genuine callbacks that name no attempt. They are durable before the provider is answered, bounded
 * in number and size, learned as evidence when their attempt appears, and alarmed when it does not.
 * Nothing that a connector has not verified comes here, and no money is decided here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement.orphan;

import org.jspecify.annotations.NullMarked;
