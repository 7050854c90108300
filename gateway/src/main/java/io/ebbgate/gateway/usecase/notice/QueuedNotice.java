package io.ebbgate.gateway.usecase.notice;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice on its way out.
 *
 * @param id of the notice
 * @param lane its lane
 * @param sequence ascends with the order of the notices of one key
 * @param kind who is told
 * @param scene why
 * @param dedupKey the same at each try
 * @param customerId whom it is about
 * @param payload what is told
 * @param tries how often it was tried before
 * @param createdAt when it was written
 */
public record QueuedNotice(
    UUID id,
    int lane,
    long sequence,
    NoticeKind kind,
    String scene,
    String dedupKey,
    UUID customerId,
    JsonObject payload,
    int tries,
    Instant createdAt) {}
