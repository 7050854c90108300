package io.ebbgate.simulator.store.link;

import io.vertx.pgclient.PgException;
import java.io.IOException;

/** How the real database says no. */
public final class Refusals {
  private Refusals() {}

  /** Somebody else wrote what this transaction read. */
  public static PgException movedOn(String what) {
    return new PgException(what + " has moved on", "ERROR", "40001", "");
  }

  /** It was not this transaction's turn, whoever's fault that is. */
  public static PgException serialization() {
    return new PgException("could not serialize access", "ERROR", "40001", "");
  }

  /** Somebody waits for what this one holds, and the other way round. */
  public static PgException deadlock() {
    return new PgException("deadlock detected", "ERROR", "40P01", "");
  }

  /** A lock was not to be had in time. */
  public static PgException lockRefused() {
    return new PgException("canceling statement due to lock timeout", "ERROR", "55P03", "");
  }

  /** Nothing can be written, and nothing was. */
  public static PgException diskFull() {
    return new PgException("could not extend file", "ERROR", "53100", "");
  }

  /** A unique key is taken. */
  public static PgException taken(String key) {
    return new PgException("duplicate key: " + key, "ERROR", "23505", "");
  }

  /** A check does not hold. */
  public static PgException check(String what) {
    return new PgException("check: " + what, "ERROR", "23514", "");
  }

  /** A trigger refuses it. */
  public static PgException restricted(String what) {
    return new PgException(what, "ERROR", "23001", "");
  }

  /** Nobody knows what became of it. */
  public static IOException away() {
    return new IOException("the connection broke");
  }
}
