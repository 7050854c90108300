package io.ebbgate.sample;

import io.ebbgate.connectors.spi.ConnectorFactory.Setting;
import io.ebbgate.connectors.spi.ProviderPromises;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of one channel, checked.
 *
 * @param baseUrl where the provider is; all paths are added to it
 * @param merchant the account's number at the provider
 * @param secret what both sides sign with
 * @param notifyUrl where callbacks are to go; empty for none, so that only queries tell
 * @param connectTimeoutMs how long a connection, or a free place in the pool, may take
 * @param poolSize connections at a time
 * @param waitingAtMost requests that may wait for a connection
 * @param keepAliveSeconds how long an idle connection is kept: less than the provider keeps it, so
 *     that fewer requests are lost
 * @param answerBytesAtMost the size of an answer
 * @param statementBytesAtMost the size of a statement
 * @param promises the provider's times
 */
record SampleSettings(
    URI baseUrl,
    String merchant,
    String secret,
    Optional<String> notifyUrl,
    int connectTimeoutMs,
    int poolSize,
    int waitingAtMost,
    int keepAliveSeconds,
    int answerBytesAtMost,
    int statementBytesAtMost,
    ProviderPromises promises) {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private static final Pattern SECRET = Pattern.compile(".{16,}", Pattern.DOTALL);

  private static final Pattern MERCHANT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final int POOL_AT_MOST = 10_000;

  /** The longest time that a setting may name: a day. */
  private static final int LONGEST_MS = 86_400_000;

  static final List<Setting> DESCRIBED =
      List.of(
          new Setting("baseUrl", "address of the provider, http or https", true, false),
          new Setting("merchant", "number of the account at the provider", true, false),
          new Setting("secret", "key of all signatures, 16 characters at least", true, true),
          new Setting("notifyUrl", "full address for callbacks; none when absent", false, false),
          new Setting("requestTimeoutMs", "wait for an answer, ms; 5000", false, false),
          new Setting(
              "requestValidityMs", "a request arriving later is refused, ms; 30000", false, false),
          new Setting(
              "settlingTimeMs", "'not found' may be wrong so long, ms; 60000", false, false),
          new Setting(
              "queryLadderMs",
              "waits before each query, ms, separated by commas; 2000,5000,15000,60000,300000",
              false,
              false),
          new Setting("manualReviewAfter", "queries until a person looks too; 20", false, false),
          new Setting("connectTimeoutMs", "wait for a connection, ms; 2000", false, false),
          new Setting(
              "poolSize", "connections at a time; as many as calls may be under way", false, false),
          new Setting("waitingAtMost", "requests waiting for one; 4096", false, false),
          new Setting("keepAliveSeconds", "idle connections are kept so long; 20", false, false),
          new Setting("answerBytesAtMost", "size of an answer; 65536", false, false),
          new Setting("statementBytesAtMost", "size of a statement; 67108864", false, false));

  /**
   * Reads and checks a channel's settings.
   *
   * @param callsAtOnce how many calls there may be at once, which want a connection each
   * @throws IllegalArgumentException naming every setting that is missing, wrong or unknown
   */
  static SampleSettings read(Map<String, String> settings, int callsAtOnce) {
    return new Reading(settings).read(callsAtOnce);
  }

  /** Goes on after a mistake with some value of its type, so that every mistake is found. */
  private static final class Reading {
    private static final URI NOWHERE = URI.create("http://localhost");

    private final Map<String, String> settings;
    private final List<String> mistakes = new ArrayList<>();

    Reading(Map<String, String> settings) {
      this.settings = settings;
    }

    SampleSettings read(int callsAtOnce) {
      for (String key : settings.keySet()) {
        if (DESCRIBED.stream().noneMatch(known -> known.key().equals(key))) {
          mistakes.add(key + " is no setting of this provider");
        }
      }
      var read =
          new SampleSettings(
              address("baseUrl", required("baseUrl")),
              matching("merchant", MERCHANT, "is not 1 to 64 letters, digits, _ or -"),
              matching("secret", SECRET, "is shorter than 16 characters"),
              notifyUrl(),
              number("connectTimeoutMs", 2_000, LONGEST_MS),
              number("poolSize", Math.min(callsAtOnce, POOL_AT_MOST), POOL_AT_MOST),
              number("waitingAtMost", 4_096, 1_000_000),
              number("keepAliveSeconds", 20, 86_400),
              number("answerBytesAtMost", 65_536, 16 << 20),
              number("statementBytesAtMost", 64 << 20, 1 << 30),
              new ProviderPromises(
                  Duration.ofMillis(number("requestTimeoutMs", 5_000, LONGEST_MS)),
                  Duration.ofMillis(number("requestValidityMs", 30_000, LONGEST_MS)),
                  Duration.ofMillis(number("settlingTimeMs", 60_000, LONGEST_MS)),
                  ladder(settings.getOrDefault("queryLadderMs", "2000,5000,15000,60000,300000")),
                  number("manualReviewAfter", 20, 1_000_000)));
      if (!mistakes.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", mistakes));
      }
      return read;
    }

    private String required(String key) {
      String value = settings.getOrDefault(key, "");
      if (value.isBlank()) {
        mistakes.add(key + " is missing");
        return "";
      }
      return value;
    }

    private String matching(String key, Pattern pattern, String otherwise) {
      String value = required(key);
      if (!value.isEmpty() && !pattern.matcher(value).matches()) {
        mistakes.add(key + " " + otherwise);
      }
      return value;
    }

    private Optional<String> notifyUrl() {
      String key = "notifyUrl";
      var url = Optional.ofNullable(settings.get(key)).filter(text -> !text.isEmpty());
      url.ifPresent(text -> address(key, text));
      return url;
    }

    private URI address(String key, String text) {
      if (text.isEmpty()) {
        return NOWHERE;
      }
      try {
        URI uri = URI.create(text);
        if (uri.getHost() != null && SCHEMES.contains(String.valueOf(uri.getScheme()))) {
          return uri;
        }
        mistakes.add(key + " is not an address of http or https");
      } catch (IllegalArgumentException e) {
        mistakes.add(key + " is not an address");
      }
      return NOWHERE;
    }

    private List<Duration> ladder(String text) {
      return Arrays.stream(text.split(",", -1))
          .map(step -> Duration.ofMillis(number("queryLadderMs", step.strip(), LONGEST_MS)))
          .toList();
    }

    private int number(String key, int otherwise, int most) {
      String text = settings.get(key);
      return text == null ? otherwise : number(key, text, most);
    }

    private int number(String key, String text, int most) {
      try {
        int number = Integer.parseInt(text);
        if (number > 0 && number <= most) {
          return number;
        }
        mistakes.add(key + " is not from 1 to " + most);
      } catch (NumberFormatException e) {
        mistakes.add(key + " is not a whole number");
      }
      return 1;
    }
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "SampleSettings[" + merchant + "]";
  }
}
