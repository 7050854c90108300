package io.ebbgate.gateway.usecase.personal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the database keeps to tell its one right master key from every other: a value that only that
 * key gives.
 */
public interface MasterKeyChecks {

  /** The value that is kept; empty before the first key was used. */
  Future<Optional<Buffer>> kept();

  /**
   * Keeps a value unless there is one, whoever else tries at the same time.
   *
   * @return the value that holds from now on: this one, or the one that was there before
   */
  Future<Buffer> keep(Buffer value, Instant at);

  /** Any name that is stored sealed; empty when there is none. */
  Future<Optional<SealedName>> anyName();

  /**
   * A name as stored.
   *
   * @param customerId whose
   * @param name sealed
   */
  record SealedName(UUID customerId, Buffer name) {}
}
