package io.ebbgate.connectors.testkit;

import io.ebbgate.sandbox.protocol.Merchant;

/**
 * What a channel of the connector under test is to be set up with.
 *
 * @param baseUrl where the sandbox plays the provider, such as {@code http://127.0.0.1:9301/sample}
 * @param merchant number and secret of the account
 * @param notifyUrl where callbacks are to go
 * @param requestTimeoutMs how long to wait for an answer
 * @param settlingTimeMs how long "not found" may be wrong
 */
public record ChannelSetup(
    String baseUrl,
    Merchant merchant,
    String notifyUrl,
    int requestTimeoutMs,
    int settlingTimeMs) {}
