package io.ebbgate.proving.stack;

import io.ebbgate.sandbox.fault.Mood;

/**
 * How a local stack is set up.
 *
 * @param mood how badly the sandbox behaves
 * @param seed of every draw in the sandbox
 * @param gatewayHeapMegabytes the most heap a gateway may take
 * @param gatewayOwnsDatabase whether the gateway runs the embedded database itself, as a plain
 *     {@code serve} does, so that both are killed together; otherwise the stack runs it
 * @param limits how long to wait for the parts
 */
public record StackOptions(
    Mood mood,
    long seed,
    int gatewayHeapMegabytes,
    boolean gatewayOwnsDatabase,
    StackLimits limits) {

  /** A stack that runs the database itself. */
  public StackOptions(Mood mood, long seed, int gatewayHeapMegabytes) {
    this(mood, seed, gatewayHeapMegabytes, false, StackLimits.usual());
  }

  /** The same with the database in the gateway's hands. */
  public StackOptions withGatewaysOwnDatabase() {
    return new StackOptions(mood, seed, gatewayHeapMegabytes, true, limits);
  }

  /** The same with other limits. */
  public StackOptions within(StackLimits newLimits) {
    return new StackOptions(mood, seed, gatewayHeapMegabytes, gatewayOwnsDatabase, newLimits);
  }
}
