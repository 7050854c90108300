package io.ebbgate.sandbox.protocol;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * An answer or a callback, ready for the wire.
 *
 * @param status the HTTP status; without meaning in a callback
 * @param headers signature and content type among them
 * @param body the bytes
 */
public record Answer(int status, Map<String, String> headers, Buffer body) {}
