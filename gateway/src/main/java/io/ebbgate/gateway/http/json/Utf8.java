package io.ebbgate.gateway.http.json;

/** Checks of text at the door, since a database refuses what these refuse. */
final class Utf8 {
  private Utf8() {}

  /**
   * Whether bytes are well-formed UTF-8 by RFC 3629, section 4: no overlong forms, no surrogates,
   * nothing above U+10FFFF. The parser behind checks less.
   */
  static boolean isWellFormed(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int first = bytes[at] & 0xff;
      if (first < 0x80) {
        at++;
        continue;
      }
      int following = followingBytes(first);
      if (following == 0 || at + following >= bytes.length) {
        return false;
      }
      int second = bytes[at + 1] & 0xff;
      if (second < lowestSecond(first) || second > highestSecond(first)) {
        return false;
      }
      for (int i = 2; i <= following; i++) {
        if ((bytes[at + i] & 0xc0) != 0x80) {
          return false;
        }
      }
      at += following + 1;
    }
    return true;
  }

  private static int followingBytes(int first) {
    if (first >= 0xc2 && first <= 0xdf) {
      return 1;
    }
    if (first >= 0xe0 && first <= 0xef) {
      return 2;
    }
    return first >= 0xf0 && first <= 0xf4 ? 3 : 0;
  }

  private static int lowestSecond(int first) {
    return switch (first) {
      case 0xe0 -> 0xa0;
      case 0xf0 -> 0x90;
      default -> 0x80;
    };
  }

  private static int highestSecond(int first) {
    return switch (first) {
      case 0xed -> 0x9f;
      case 0xf4 -> 0x8f;
      default -> 0xbf;
    };
  }

  /** Whether a text is free of U+0000 and lone surrogates, which PostgreSQL does not store. */
  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        return false;
      }
      if (Character.isSurrogate(unit)) {
        boolean paired =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
