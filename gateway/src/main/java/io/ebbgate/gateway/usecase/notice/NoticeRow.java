package io.ebbgate.gateway.usecase.notice;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * One thing to tell, as it stands in the outbox.
 *
 * @param id UUIDv7
 * @param key what the order of delivery is kept for: a drawdown before there is a loan, the loan
 *     after
 * @param kind who is told
 * @param scene why, such as {@code drawdown-paid}
 * @param dedupKey the same for every delivery of this notice, and for no other notice
 * @param clientId whose customer
 * @param customerId the customer
 * @param orderId the drawdown or repayment that gives the reason
 * @param payload what is told; nothing secret, no phone number
 */
public record NoticeRow(
    UUID id,
    UUID key,
    NoticeKind kind,
    String scene,
    String dedupKey,
    UUID clientId,
    UUID customerId,
    UUID orderId,
    JsonObject payload) {

  /** The number of lanes, each with one owner at a time. */
  public static final int LANES = 64;

  /** The lane of this notice's key. */
  public int lane() {
    return Math.floorMod(key.hashCode(), LANES);
  }
}
