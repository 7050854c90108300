package io.ebbgate.gateway.usecase;

import java.util.UUID;

/**
 * The key of one request, in the scope of client and operation.
 *
 * @param clientId whose
 * @param operation of which operation
 * @param keyDigest SHA-256 of the key's text
 * @param fingerprint SHA-256 of the validated command in canonical form
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record IdempotencyKey(
    UUID clientId, Operation operation, byte[] keyDigest, byte[] fingerprint) {

  /** The operations that take a key, with their number in the database. */
  public enum Operation {
    OPEN_CREDIT_LINE(1),
    BIND_CARD(2),
    DRAWDOWN(3),
    REPAYMENT(4),
    RESOLVE_INCIDENT(5),
    ACT_ON_ORDER(6),
    CLOSE_ORPHAN(7),
    ORDER_ABOUT_LOAN(8);

    private final int number;

    Operation(int number) {
      this.number = number;
    }

    /** The number in the database. */
    public int number() {
      return number;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyKey that
        && clientId.equals(that.clientId)
        && operation == that.operation
        && java.util.Arrays.equals(keyDigest, that.keyDigest)
        && java.util.Arrays.equals(fingerprint, that.fingerprint);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(keyDigest);
  }

  @Override
  public String toString() {
    return operation + " key " + java.util.HexFormat.of().formatHex(keyDigest, 0, 4);
  }
}
