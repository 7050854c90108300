package io.ebbgate.simulator.store;

import io.vertx.pgclient.PgException;
import java.io.IOException;

/** How the real database says no. */
final class Refusals {
  private Refusals() {}

  /** Somebody else wrote what this transaction read. */
  static PgException movedOn(String what) {
    return new PgException(what + " has moved on", "ERROR", "40001", "");
  }

  /** A unique key is taken. */
  static PgException taken(String key) {
    return new PgException("duplicate key: " + key, "ERROR", "23505", "");
  }

  /** A check does not hold. */
  static PgException check(String what) {
    return new PgException("check: " + what, "ERROR", "23514", "");
  }

  /** Nobody knows what became of it. */
  static IOException away() {
    return new IOException("the connection broke");
  }
}
