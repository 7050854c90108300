package io.ebbgate.simulator.invariant;

import java.util.UUID;

/** What the providers' honest books say of one reference. */
public interface ProviderBook {

  /** How much has moved, whichever way; 0 when nothing has. */
  long movedMinor(UUID attemptId);

  /**
   * What is with the provider of it now: above zero what it collected for us, below zero what it
   * paid out for us; 0 when nothing has moved, or when all of it is back.
   */
  long netMinor(UUID attemptId);

  /** Whether it came back, all of it. */
  boolean cameBack(UUID attemptId);

  /** Whether the provider moved it after having denied it: its word is broken, not ours. */
  boolean brokeItsWord(UUID attemptId);

  /** Whether somebody claimed another amount for it. */
  boolean otherAmountClaimed(UUID attemptId);
}
