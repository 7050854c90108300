package io.ebbgate.gateway.usecase.notice;

import io.vertx.core.Future;

/** Brings notices of one kind to their receiver. */
public interface NoticeSender {
  /**
   * Tries once. The future always succeeds.
   *
   * @param notice what to tell; its deduplication key goes along
   */
  Future<DeliveryResult> send(QueuedNotice notice);
}
