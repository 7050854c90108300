package io.ebbgate.sandbox.json;

/** Input that cannot be taken; the message is for the sender and repeats none of its values. */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadInput(String message) {
    super(message, null, false, false);
  }
}
