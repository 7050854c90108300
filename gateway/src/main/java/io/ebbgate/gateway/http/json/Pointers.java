package io.ebbgate.gateway.http.json;

/** JSON pointers (RFC 6901) as they may be told back to the caller. */
final class Pointers {
  private static final int MAXIMUM_LENGTH = 128;

  private Pointers() {}

  /** The pointer of a member. */
  static String child(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * A pointer without anything that a name may smuggle in: characters other than visible ASCII
   * become question marks, and what is too long is cut.
   */
  static String tellable(String pointer) {
    var text = new StringBuilder(Math.min(pointer.length(), MAXIMUM_LENGTH + 1));
    for (int i = 0; i < pointer.length() && i < MAXIMUM_LENGTH; i++) {
      char unit = pointer.charAt(i);
      text.append(unit > ' ' && unit < 0x7f ? unit : '?');
    }
    return pointer.length() > MAXIMUM_LENGTH ? text + "…" : text.toString();
  }
}
