package io.ebbgate.connectors.spi.exchange;

import io.ebbgate.core.movement.Outcome;

/**
 * What the provider answered, read.
 *
 * @param outcome what it says about the money
 * @param providerCode the provider's code, or an empty string when there was no readable answer
 * @param digest SHA-256 in lower-case hex of the raw answer, or an empty string when there was none
 */
public record Reply(Outcome outcome, String providerCode, String digest) {}
