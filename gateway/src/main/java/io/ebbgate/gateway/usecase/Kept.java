package io.ebbgate.gateway.usecase;

/**
 * The answer to a request with an idempotency key.
 *
 * @param value the resource; of a replay, its immutable facts are those of the first answer
 * @param replayed whether an earlier request with the same key had this answer
 * @param <T> the resource
 */
public record Kept<T>(T value, boolean replayed) {}
