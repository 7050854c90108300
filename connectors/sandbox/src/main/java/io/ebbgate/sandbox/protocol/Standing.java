package io.ebbgate.sandbox.protocol;

import io.ebbgate.sandbox.fault.Decline;
import java.time.Instant;

/**
 * How far the provider is with an order it has taken. {@link Processing} ends, and of a payout that
 * is {@link Done} the money may come back; nothing else ever changes.
 */
public sealed interface Standing {

  /** Taken, no result yet. */
  record Processing() implements Standing {}

  /**
   * The money moved.
   *
   * @param at when, in whole milliseconds
   */
  record Done(Instant at) implements Standing {}

  /**
   * The payout succeeded, and its money came back afterwards.
   *
   * @param at when it moved, in whole milliseconds
   * @param returnedAt when it came back, in whole milliseconds
   */
  record Returned(Instant at, Instant returnedAt) implements Standing {}

  /**
   * The money did not move and never will.
   *
   * @param reason why
   */
  record Declined(Decline reason) implements Standing {}
}
