package io.ebbgate.gateway.usecase.movement.sending;

/** An attempt that must not leave any more, whatever time its lease has. */
public final class NotToBeSent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param why in words for the log and the case file
   */
  public NotToBeSent(String why) {
    super(why);
  }
}
