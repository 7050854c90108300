package io.ebbgate.gateway.usecase.movement.orphan;

import io.ebbgate.core.movement.orphan.OrphanState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps orphans. */
public interface Orphans {

  /**
   * Keeps an orphan; succeeds once that is durable. The same delivery, and another delivery of the
   * same body, are kept once.
   *
   * @param firstLook when to look for its attempt
   * @param atMost how many of a channel may wait at once; further ones are not kept
   */
  Future<Keeping> keep(OrphanRow orphan, Instant firstLook, int atMost);

  /** What became of an orphan that was to be kept. */
  enum Keeping {
    /** It is durable now. */
    NEW,
    /** It was there before. */
    SEEN,
    /** Too many wait: it was not kept. */
    FULL
  }

  /**
   * Takes orphans whose time has come, each for one node while the lease holds, and sets the time
   * of the next look.
   *
   * @param now by the business clock
   * @param lease how long learning may take, by the database's clock
   */
  Future<Claim> claim(UUID owner, Instant now, Duration lease, int atMost);

  /**
   * Ends orphans of which their attempts have learned.
   *
   * @param now by the business clock
   */
  Future<?> matched(List<UUID> orphans, Instant now);

  /** How many wait. */
  Future<Counts> count();

  /**
   * An orphan whose time has come.
   *
   * @param attemptIsThere whether its channel has an attempt of that reference now
   */
  record Due(OrphanRow orphan, OrphanState state, boolean attemptIsThere) {}

  /**
   * What became of orphans whose time had come.
   *
   * @param taken how many there were
   * @param learn to be learned by this node now
   * @param alarmed those that a person has to look at from now on
   */
  record Claim(int taken, List<OrphanRow> learn, List<OrphanRow> alarmed) {
    public Claim {
      learn = List.copyOf(learn);
      alarmed = List.copyOf(alarmed);
    }
  }

  /**
   * How many have not ended.
   *
   * @param waiting and nobody was called
   * @param alarmed and a person was called
   */
  record Counts(long waiting, long alarmed) {}

  /** Decides orphans whose time has come. Pure. */
  interface Decision {

    /** What follows. */
    Looked decide(List<Due> due, Instant now);
  }

  /**
   * What was decided.
   *
   * @param changes one for each orphan
   * @param learn those to be learned now
   * @param alarmed those that a person has to look at from now on
   */
  record Looked(List<Change> changes, Set<UUID> learn, Set<UUID> alarmed) {
    public Looked {
      changes = List.copyOf(changes);
      learn = Set.copyOf(learn);
      alarmed = Set.copyOf(alarmed);
    }
  }

  /**
   * How an orphan goes on.
   *
   * @param state as it is now
   * @param looked how often its attempt was looked for
   * @param dueAt when to look next
   */
  record Change(UUID id, String state, int looked, Instant dueAt) {}
}
