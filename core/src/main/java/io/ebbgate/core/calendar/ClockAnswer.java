package io.ebbgate.core.calendar;

/** What becomes of a wish to move business time. */
public sealed interface ClockAnswer {

  /** It is there already: nothing is to be done. */
  record Unmoved() implements ClockAnswer {}

  /**
   * Business time from now on.
   *
   * @param shift what is added to {@link BusinessTime#shifts()}
   */
  record Shifted(Shift shift) implements ClockAnswer {}

  /** It would go back: days that were told would change. */
  record Backwards() implements ClockAnswer {}

  /** It would go further than the calendar of loans reaches. */
  record TooFar() implements ClockAnswer {}
}
