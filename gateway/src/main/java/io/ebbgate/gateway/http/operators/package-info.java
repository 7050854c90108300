/**
 * The operations of people who keep the gateway going: case files, incidents and actions, orphans,
 * notices, products, and how a node stands. Headers and fields to a command, the port's answer to
 * JSON.
 *
 * <p>All classes are stateless or immutable, and thread-safe. Business rules do not belong here;
 * who may do what is the use case's to decide. What the lending app asks for is in {@link
 * io.ebbgate.gateway.http.api}.
 */
@NullMarked
package io.ebbgate.gateway.http.operators;

import org.jspecify.annotations.NullMarked;
