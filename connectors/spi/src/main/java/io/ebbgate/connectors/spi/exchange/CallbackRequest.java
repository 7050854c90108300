package io.ebbgate.connectors.spi.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * A callback as it came in.
 *
 * @param path the request's path, as signed by the provider
 * @param headers the request's headers
 * @param body the raw body, already within the size limit
 */
public record CallbackRequest(String path, MultiMap headers, Buffer body) {}
