package io.ebbgate.sandbox.fault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * Draws that depend only on a seed and on what they are drawn for. Not thread-safe; made for one
 * decision and thrown away.
 */
public final class Chance {

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The draws for one subject, such as a reference and the number of its arrival. */
  public static Chance of(long seed, Object... subject) {
    // FNV-1a over the subject's text, then the splitmix64 sequence from there.
    long hash = 0xcbf29ce484222325L ^ seed;
    for (Object part : subject) {
      String text = part.toString();
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      }
      hash = (hash ^ 0x1f) * 0x100000001b3L;
    }
    return new Chance(hash);
  }

  /** A name of 32 hexadecimal digits that is always the same for the same parts. */
  public static String name(Object... parts) {
    var text = new StringBuilder();
    for (Object part : parts) {
      text.append(part).append('\u001f');
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A whole number from 0 to 999. */
  public int perMille() {
    return (int) Long.remainderUnsigned(next(), 1000);
  }

  /** A duration from {@code low} to {@code high}, both included, in whole milliseconds. */
  public Duration between(Duration low, Duration high) {
    long span = Math.max(0, high.toMillis() - low.toMillis()) + 1;
    return low.plusMillis(Long.remainderUnsigned(next(), span));
  }

  /** One of the keys, each with its odds per mille, or {@code otherwise} for the rest. */
  public <E extends Enum<E>> E pick(Map<E, Integer> oddsPerMille, E otherwise) {
    int drawn = perMille();
    for (var entry : oddsPerMille.entrySet()) {
      drawn -= entry.getValue();
      if (drawn < 0) {
        return entry.getKey();
      }
    }
    return otherwise;
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long mixed = state;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
