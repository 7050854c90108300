package io.ebbgate.gateway.usecase.movement.rows;

/** What an attempt is made for. */
public enum OrderKind {
  /** Money to the customer. */
  DRAWDOWN("D"),
  /** Money from the customer. */
  REPAYMENT("R");

  private final String letter;

  OrderKind(String letter) {
    this.letter = letter;
  }

  /** As it stands in the database. */
  public String letter() {
    return letter;
  }

  /** The kind of a letter in the database. */
  public static OrderKind of(String letter) {
    return switch (letter) {
      case "D" -> DRAWDOWN;
      case "R" -> REPAYMENT;
      default -> throw new IllegalArgumentException("no kind of order: " + letter);
    };
  }
}
