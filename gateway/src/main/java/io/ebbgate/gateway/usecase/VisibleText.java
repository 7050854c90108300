package io.ebbgate.gateway.usecase;

/** What can be seen of a text by whoever reads it in a record or in a log. */
public final class VisibleText {
  private VisibleText() {}

  /** Whether every character can be seen or is a space; an empty text can. */
  public static boolean isVisible(String text) {
    return text.codePoints().noneMatch(VisibleText::isInvisible);
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
