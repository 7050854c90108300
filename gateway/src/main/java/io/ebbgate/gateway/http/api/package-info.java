/**
 * The operations of the lending app: headers and fields to a command, the port's answer to JSON;
 * and how every operation reads keys, pages and fields. Business rules do not belong here; what is
 * checked is whether a command is well-formed at all. What people do to keep the gateway going is
 * in {@link io.ebbgate.gateway.http.operators}.
 *
 * <p>All classes are stateless or immutable, and thread-safe.
 */
@NullMarked
package io.ebbgate.gateway.http.api;

import org.jspecify.annotations.NullMarked;
