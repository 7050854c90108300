package io.ebbgate.gateway.usecase.movement.sending;

/** An attempt that must not leave any more, whatever time its lease has. */
public final class NotToBeSent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  /**
   * @param why in words for the log
   */
  public NotToBeSent(String why) {
    super(why);
    this.why = why;
  }

  /** In words for the log. */
  public String why() {
    return why;
  }
}
