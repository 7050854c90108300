package io.ebbgate.sandbox.protocol;

import io.ebbgate.sandbox.fault.Decline;
import java.time.Instant;

/** How far the provider is with an order it has taken. Only {@link Processing} ever changes. */
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
   * The money did not move and never will.
   *
   * @param reason why
   */
  record Declined(Decline reason) implements Standing {}
}
