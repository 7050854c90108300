package io.ebbgate.cluster;

import io.ebbgate.cluster.step.Digest;
import io.ebbgate.cluster.step.GridKey;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import java.util.Optional;
import java.util.UUID;

/** Values for tests, numbered so that the same number is the same thing. */
public final class Requests {

  /** The one client of the tests. */
  public static final UUID CLIENT = new UUID(9, 9);

  private Requests() {}

  /** The customer with this number. */
  public static UUID customer(int number) {
    return new UUID(1, number);
  }

  /** The only line of the customer with this number. */
  public static UUID line(int customer) {
    return new UUID(2, customer);
  }

  /** An order. */
  public static UUID order(int number) {
    return new UUID(3, number);
  }

  /** A key of the operation 3. */
  public static GridKey key(int number) {
    return new GridKey(CLIENT, 3, new Digest(4, 0, 0, number));
  }

  /** A command's fingerprint. */
  public static Digest fingerprint(int number) {
    return new Digest(5, 0, 0, number);
  }

  /** An active line on which nothing is reserved or used. */
  public static LineSnapshot row(int customer, long version, long limitMinor) {
    return row(customer, version, limitMinor, 0, LineState.ACTIVE);
  }

  /** A line on which nothing is used. */
  public static LineSnapshot row(
      int customer, long version, long limitMinor, long reservedMinor, LineState state) {
    return new LineSnapshot(
        customer(customer), line(customer), version, limitMinor, reservedMinor, 0, state);
  }

  /** A reservation whose order, key and fingerprint bear the same number. */
  public static ReserveRequest reserve(int customer, int number, long amountMinor) {
    return reserve(customer, number, number, amountMinor);
  }

  /** A reservation with a key and fingerprint of their own. */
  public static ReserveRequest reserve(int customer, int order, int key, long amountMinor) {
    return new ReserveRequest(
        customer(customer), line(customer), order(order), amountMinor, key(key), fingerprint(key));
  }

  /** Committed, counted by the row given. */
  public static Settlement.Accepted accepted(int customer, int number, LineSnapshot row) {
    return new Settlement.Accepted(
        customer(customer), order(number), key(number), fingerprint(number), Optional.of(row));
  }

  /** Nothing was written. */
  public static Settlement.Aborted aborted(int customer, int number) {
    return new Settlement.Aborted(customer(customer), order(number), key(number));
  }
}
