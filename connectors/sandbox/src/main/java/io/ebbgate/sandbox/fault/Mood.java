package io.ebbgate.sandbox.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How badly the sandbox behaves. Its figures are in {@link Odds}. */
public enum Mood {
  /** Every payout and debit is accepted, settles shortly after, and is told by one callback. */
  NONE,

  /** A bad day: about 2 % definite declines, 3 % faulty answers, 4 % faulty callbacks. */
  MILD,

  /** Everything that goes wrong in a year: 3 % definite declines, 30 % and 40 % faults. */
  HARSH;

  /** The name on the command line and on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mood of that wire name. */
  public static Optional<Mood> of(String wireName) {
    return Arrays.stream(values()).filter(mood -> mood.wireName().equals(wireName)).findFirst();
  }
}
