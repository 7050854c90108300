package io.ebbgate.proving.stack;

import io.ebbgate.sandbox.fault.Mood;

/**
 * How a local stack is set up.
 *
 * @param mood how badly the sandbox behaves
 * @param seed of every draw in the sandbox
 * @param gatewayHeapMegabytes the most heap a gateway may take
 */
public record StackOptions(Mood mood, long seed, int gatewayHeapMegabytes) {}
