/**
 * Transports of notices over HTTP: text messages, Standard Webhooks, credit reports. Each tries
 * once and says what became of it; when to try again is decided in the use case. Sees no SQL.
 */
@NullMarked
package io.ebbgate.gateway.notify;

import org.jspecify.annotations.NullMarked;
