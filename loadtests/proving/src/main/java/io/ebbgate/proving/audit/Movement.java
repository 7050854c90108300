package io.ebbgate.proving.audit;

/**
 * One movement of money as one side tells it.
 *
 * @param reference the gateway's reference of the attempt
 * @param kind {@code payout}, {@code debit}, or {@code return} of either
 * @param minor the amount in minor units
 * @param currency its ISO 4217 code
 */
public record Movement(String reference, String kind, long minor, String currency)
    implements Comparable<Movement> {
  @Override
  public int compareTo(Movement other) {
    return java.util.Comparator.comparing(Movement::reference)
        .thenComparing(Movement::kind)
        .thenComparingLong(Movement::minor)
        .thenComparing(Movement::currency)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return kind + " " + reference + " " + minor + " " + currency;
  }
}
