/**
 * The connector of the sample provider: signed JSON over HTTP/1.1. The one to copy for a new
 * provider.
 *
 * <p>Requests carry {@code Sample-Merchant}, {@code Sample-Timestamp} (epoch milliseconds), {@code
 * Sample-Nonce} and {@code Sample-Signature}: the Base64 HMAC-SHA256 with the channel's secret over
 * five lines (method, path with query, time stamp, nonce, SHA-256 of the body in lower-case hex).
 * An answer is signed likewise, with its status in place of the method and with the request's
 * nonce. A callback is signed like a request.
 *
 * <p>Invariants: nothing is believed before its signature is checked; a code that {@link
 * io.ebbgate.sample.SampleCodes} does not list is unknown; "not sent" is said only when no byte of
 * the request was written. Runs on the caller's context, keeps no state but its connections.
 * Deciding, retrying and storing do not belong here.
 */
@NullMarked
package io.ebbgate.sample;

import org.jspecify.annotations.NullMarked;
