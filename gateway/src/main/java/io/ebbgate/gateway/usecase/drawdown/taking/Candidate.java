package io.ebbgate.gateway.usecase.drawdown.taking;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A drawdown on its way into the book, with the identifiers under which it is written, however
 * often its batch is run.
 *
 * @param drawdownId the drawdown
 * @param attemptId its first attempt, if it is accepted
 * @param key the request's key
 * @param command what is asked for
 * @param customerId the line's customer
 * @param productVersion the version of the product's terms that holds for it
 * @param annualRatePpm the rate in parts per million
 * @param funder who lends
 * @param channel through which it is paid; empty when it is refused
 * @param otherChannels codes of the channels that routing would have chosen from next
 * @param routing the explanation of funder and channel
 * @param refusal why it is refused whatever the line says; empty when the line decides
 * @param at when it was taken, in whole milliseconds
 */
public record Candidate(
    UUID drawdownId,
    UUID attemptId,
    IdempotencyKey key,
    RequestDrawdown command,
    UUID customerId,
    int productVersion,
    long annualRatePpm,
    String funder,
    String channel,
    Set<String> otherChannels,
    JsonObject routing,
    Optional<ProblemCode> refusal,
    Instant at) {}
