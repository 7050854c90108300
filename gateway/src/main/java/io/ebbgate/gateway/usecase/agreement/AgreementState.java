package io.ebbgate.gateway.usecase.agreement;

import java.util.Arrays;

/** The states of an agreement. */
public enum AgreementState {
  /** Durable here; the provider may or may not know of it. */
  REQUESTED("Requested"),
  /** The provider waits for the customer's code. */
  AWAITING_CODE("AwaitingCode"),
  /** Debits may be sent under it. */
  ACTIVE("Active"),
  /** The provider said no. */
  DECLINED("Declined"),
  /** Ended. */
  CANCELLED("Cancelled");

  private final String text;

  AgreementState(String text) {
    this.text = text;
  }

  /** The state's name in the API and the database. */
  public String text() {
    return text;
  }

  /** Whether the card can have no other agreement with the channel meanwhile. */
  public boolean alive() {
    return this == REQUESTED || this == AWAITING_CODE || this == ACTIVE;
  }

  /** The state of a name in the database. */
  public static AgreementState of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such agreement state: " + text));
  }
}
