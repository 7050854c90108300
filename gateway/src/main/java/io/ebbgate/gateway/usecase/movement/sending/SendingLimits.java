package io.ebbgate.gateway.usecase.movement.sending;

import java.time.Duration;

/**
 * Limits and times of a sender.
 *
 * @param lease how long this node may take to send, from the attempt's making
 * @param margin what of that is left unused, so that the last byte has left before another node may
 *     ask; shorter than the lease
 * @param waitingAtMost attempts that wait for room on their channel
 * @param connectorGrace how long a connector may take beyond its channel's time for a request;
 *     whatever it does then, its place is given to the next
 */
public record SendingLimits(
    Duration lease, Duration margin, int waitingAtMost, Duration connectorGrace) {}
