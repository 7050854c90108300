package io.ebbgate.core.product.plan;

/** Terms on which no schedule exists. The code is stable, the message tells the figures. */
public final class UnsoundTermsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code stable, lower case with hyphens
   * @param message for people, with the figures compared; holds nothing personal
   */
  public UnsoundTermsException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Which rule is broken: stable, lower case with hyphens. */
  public String code() {
    return code;
  }
}
