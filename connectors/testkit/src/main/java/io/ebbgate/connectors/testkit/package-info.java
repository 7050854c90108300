/**
 * The contract that every connector must pass against the sandbox.
 *
 * <p>A connector's own test extends {@link io.ebbgate.connectors.testkit.ConnectorContract} and
 * says only what its channel's settings are; the contract never looks at the wire. Blocks its
 * threads freely and uses the real clock: for tests alone, never shipped.
 */
@NullMarked
package io.ebbgate.connectors.testkit;

import org.jspecify.annotations.NullMarked;
