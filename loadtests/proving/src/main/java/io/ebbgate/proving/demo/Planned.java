package io.ebbgate.proving.demo;

/**
 * One request of the demo's day.
 *
 * @param kind what it is meant to meet
 * @param person whose
 * @param amountFen the principal
 * @param product the product's code
 * @param termMonths the term
 * @param repeated whether the app asks again with the same key, as after a lost answer
 */
record Planned(
    Kind kind, int person, long amountFen, String product, int termMonths, boolean repeated) {

  /** What a planned request is meant to meet. */
  enum Kind {
    FITS,
    OVER_THE_LIMIT,
    FROZEN_LINE
  }
}
