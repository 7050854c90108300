package io.ebbgate.core.lending.overdue;

/** How long overdue a loan is, in steps that are thirty days wide by default. */
public enum Bucket {
  /** Nothing is overdue. */
  CURRENT,
  /** The first step. */
  M1,
  /** The second step. */
  M2,
  /** The third step. */
  M3,
  /** The fourth step. */
  M4,
  /** The fifth step. */
  M5,
  /** The sixth step. */
  M6,
  /** Longer than the sixth step. */
  M6_PLUS
}
