package io.ebbgate.gateway.usecase.account;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where customers and their lines are kept. */
public interface CreditLines {

  /**
   * Stores a line, its customer when new, and the key, all or nothing. Fails with {@link
   * io.ebbgate.gateway.usecase.Rejected} when the key was used for another request, or by the
   * judge; nothing is stored then.
   *
   * @param judge is told the sum of the limits of the customer's other lines, which cannot change
   *     until the line is stored; an answer forbids the line
   */
  Future<Kept<CreditLineView>> open(NewLine line, Function<Money, Optional<Problem>> judge);

  /** Reads a line of a client. */
  Future<Optional<CreditLineView>> find(UUID clientId, UUID lineId);

  /**
   * Brings a line from one state to another and counts its version up; does nothing when it is in
   * any other state. Answers the line as it is then; empty when the client has no such line.
   */
  Future<Optional<Changed>> change(UUID clientId, UUID lineId, String from, String to);

  /**
   * A line to be stored.
   *
   * @param key of the request; names the client
   * @param id of the line
   * @param customerId of the customer, should it be new
   * @param customerReference the lending app's number of the customer
   * @param nameSealed for a new customer
   * @param phoneSealed for a new customer
   * @param phoneTail the last four digits, for a new customer
   * @param limit what may be owed
   * @param repaymentDay 1 to 31
   * @param createdAt now
   */
  record NewLine(
      IdempotencyKey key,
      UUID id,
      UUID customerId,
      String customerReference,
      Buffer nameSealed,
      Buffer phoneSealed,
      String phoneTail,
      Money limit,
      int repaymentDay,
      Instant createdAt) {}

  /**
   * A line after a change was asked for.
   *
   * @param line as it is now
   * @param version of its row
   * @param done whether the change was made by this very call
   */
  record Changed(CreditLineView line, long version, boolean done) {}
}
