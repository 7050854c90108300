/**
 * The operations of the API: headers and fields to a command, the port's answer to JSON. Business
 * rules do not belong here; what is checked is whether a command is well-formed at all.
 *
 * <p>All classes are stateless or immutable, and thread-safe.
 */
@NullMarked
package io.ebbgate.gateway.http.api;

import org.jspecify.annotations.NullMarked;
