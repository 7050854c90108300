package io.ebbgate.gateway.usecase.access;

import io.ebbgate.gateway.usecase.VisibleText;

/**
 * How a client may be called: its name stands in records, and where two people decide it tells who
 * was who.
 */
public final class ClientName {
  /** What is allowed, as the end of a sentence that begins with the name. */
  public static final String RULE =
      "must have 1 to 64 visible characters, the first and the last of them no space";

  private static final int LONGEST = 64;

  private ClientName() {}

  /** Whether the name is allowed; two names that look alike at their edges never both are. */
  public static boolean isAllowed(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && VisibleText.isVisible(name)
        && !isSpace(name.codePointAt(0))
        && !isSpace(name.codePointBefore(name.length()));
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
