package io.ebbgate.core.movement.attempt;

import java.util.UUID;

/**
 * Names one attempt of an order.
 *
 * @param attemptId the attempt
 * @param sequence its number within the order, from 1
 * @param channel the code of the channel that it uses
 */
public record AttemptReference(UUID attemptId, int sequence, String channel) {}
