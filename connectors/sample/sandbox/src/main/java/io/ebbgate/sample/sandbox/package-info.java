/**
 * The sample provider's side of its wire protocol: signed JSON over HTTP/1.1, played on the
 * sandbox.
 *
 * <p>Requests carry {@code Sample-Merchant}, {@code Sample-Timestamp} (epoch milliseconds), {@code
 * Sample-Nonce} and {@code Sample-Signature}, the Base64 HMAC-SHA256 with the merchant's secret
 * over five lines: method, path with query, time stamp, nonce, and the SHA-256 of the body in
 * lower-case hex. An answer is signed likewise, with its status in place of the method and the
 * request's nonce, so that it answers that request and no other. A callback is signed like a
 * request. Deliberately shares no code with the connector: each checks the other.
 *
 * <p>Stateless, on the sandbox's event loop. Decisions about money do not belong here.
 */
@NullMarked
package io.ebbgate.sample.sandbox;

import org.jspecify.annotations.NullMarked;
