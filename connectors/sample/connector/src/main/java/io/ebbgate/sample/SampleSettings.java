package io.ebbgate.sample;

import io.ebbgate.connectors.spi.ConnectorFactory.Setting;
import io.ebbgate.connectors.spi.ProviderPromises;
import java.net.URI;
import java.time.Duration;
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
    int answerBytesAtMost,
    int statementBytesAtMost,
    ProviderPromises promises) {

  private static final Set<String> SCHEMES = Set.of("http", "https");

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
          new Setting("answerBytesAtMost", "size of an answer; 65536", false, false),
          new Setting("statementBytesAtMost", "size of a statement; 67108864", false, false));

  /**
   * Reads and checks a channel's settings.
   *
   * @param callsAtOnce how many calls there may be at once, which want a connection each
   * @throws IllegalArgumentException naming the setting that is missing, wrong or unknown
   */
  static SampleSettings read(Map<String, String> settings, int callsAtOnce) {
    for (String key : settings.keySet()) {
      if (DESCRIBED.stream().noneMatch(known -> known.key().equals(key))) {
        throw new IllegalArgumentException(key + " is no setting of this provider");
      }
    }
    String secret = required(settings, "secret");
    if (secret.length() < 16) {
      throw new IllegalArgumentException("secret is shorter than 16 characters");
    }
    String merchant = required(settings, "merchant");
    if (!MERCHANT.matcher(merchant).matches()) {
      throw new IllegalArgumentException("merchant is not 1 to 64 letters, digits, _ or -");
    }
    Optional<String> notifyUrl =
        Optional.ofNullable(settings.get("notifyUrl")).filter(url -> !url.isEmpty());
    notifyUrl.ifPresent(url -> address("notifyUrl", url));
    return new SampleSettings(
        address("baseUrl", required(settings, "baseUrl")),
        merchant,
        secret,
        notifyUrl,
        number(settings, "connectTimeoutMs", 2_000, LONGEST_MS),
        number(settings, "poolSize", Math.min(callsAtOnce, POOL_AT_MOST), POOL_AT_MOST),
        number(settings, "waitingAtMost", 4_096, 1_000_000),
        number(settings, "answerBytesAtMost", 65_536, 16 << 20),
        number(settings, "statementBytesAtMost", 64 << 20, 1 << 30),
        new ProviderPromises(
            Duration.ofMillis(number(settings, "requestTimeoutMs", 5_000, LONGEST_MS)),
            Duration.ofMillis(number(settings, "requestValidityMs", 30_000, LONGEST_MS)),
            Duration.ofMillis(number(settings, "settlingTimeMs", 60_000, LONGEST_MS)),
            ladder(settings.getOrDefault("queryLadderMs", "2000,5000,15000,60000,300000")),
            number(settings, "manualReviewAfter", 20, 1_000_000)));
  }

  private static String required(Map<String, String> settings, String key) {
    String value = settings.getOrDefault(key, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static URI address(String key, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && SCHEMES.contains(String.valueOf(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " is not an address", e);
    }
    throw new IllegalArgumentException(key + " is not an address of http or https");
  }

  private static List<Duration> ladder(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(step -> Duration.ofMillis(number("queryLadderMs", step.strip(), LONGEST_MS)))
        .toList();
  }

  private static int number(Map<String, String> settings, String key, int otherwise, int most) {
    String text = settings.get(key);
    return text == null ? otherwise : number(key, text, most);
  }

  private static int number(String key, String text, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is not a whole number", e);
    }
    throw new IllegalArgumentException(key + " is not from 1 to " + most);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "SampleSettings[" + merchant + "]";
  }
}
