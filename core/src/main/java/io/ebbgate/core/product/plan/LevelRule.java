package io.ebbgate.core.product.plan;

/** How the level payment of equal instalments is found. */
public enum LevelRule {
  /** The one sum that repays the principal over the actual periods, an odd first one included. */
  EXACT,
  /** The annuity at a twelfth of the yearly rate, whatever the days of the periods. */
  ANNUITY,
  /**
   * The exact level payment as if the first period had its usual length; interest for the days that
   * it is longer comes on top of the first instalment, and for those it is shorter goes off it.
   */
  ODD_DAYS_ON_TOP
}
