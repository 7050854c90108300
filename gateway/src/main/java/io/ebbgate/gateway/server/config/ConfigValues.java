package io.ebbgate.gateway.server.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives values their types and ranges. A value that does not fit becomes a mistake, and reading
 * goes on with some value of its type, so that every mistake is found.
 */
final class ConfigValues {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

  private final Map<String, ConfigLeaf> leaves;
  private final List<ConfigMistake> mistakes;
  private final Set<String> asked = new LinkedHashSet<>();

  ConfigValues(Map<String, ConfigLeaf> leaves, List<ConfigMistake> mistakes) {
    this.leaves = leaves;
    this.mistakes = mistakes;
  }

  /** The documented keys that nobody has read. */
  Set<String> unasked() {
    var unasked = new LinkedHashSet<>(leaves.keySet());
    unasked.removeAll(asked);
    return unasked;
  }

  private ConfigLeaf leaf(String key) {
    asked.add(key);
    var leaf = leaves.get(key);
    if (leaf == null) {
      throw new IllegalStateException("not in ebbgate-default.yaml: " + key);
    }
    return leaf;
  }

  boolean isGiven(String key) {
    return !leaf(key).isAbsent();
  }

  void wrong(String key, String problem, String allowed) {
    mistakes.add(new ConfigMistake(key, problem + leaf(key).origin(), allowed));
  }

  int whole(String key, int minimum, int maximum) {
    return (int) wholeLong(key, minimum, maximum);
  }

  long wholeLong(String key, long minimum, long maximum) {
    var allowed = "a whole number from " + minimum + " to " + maximum;
    return number(key, leaf(key), key, minimum, maximum, allowed);
  }

  private long number(
      String key, ConfigLeaf leaf, String shownKey, long minimum, long maximum, String allowed) {
    if (leaf.isAbsent()) {
      wrong(key, "is missing", allowed);
      return minimum;
    }
    var node = leaf.value();
    var text = node.asText();
    boolean isNumber =
        leaf.fromEnvironment()
            ? WHOLE_NUMBER.matcher(text).matches()
            : node.isIntegralNumber() && WHOLE_NUMBER.matcher(text).matches();
    if (!isNumber) {
      mistakes.add(new ConfigMistake(shownKey, "is " + shown(leaf) + leaf.origin(), allowed));
      return minimum;
    }
    var value = new BigInteger(text);
    if (value.compareTo(BigInteger.valueOf(minimum)) < 0
        || value.compareTo(BigInteger.valueOf(maximum)) > 0) {
      mistakes.add(new ConfigMistake(shownKey, "is " + text + leaf.origin(), allowed));
      return minimum;
    }
    return value.longValueExact();
  }

  private static String shown(ConfigLeaf leaf) {
    var node = leaf.value();
    return switch (node.getNodeType()) {
      case STRING -> "the text '" + node.asText() + "'";
      case OBJECT -> "a section";
      case ARRAY -> "a list";
      default -> node.asText();
    };
  }

  Duration milliseconds(String key, long minimum, long maximum) {
    return Duration.ofMillis(
        number(
            key,
            leaf(key),
            key,
            minimum,
            maximum,
            "milliseconds, a whole number from " + minimum + " to " + maximum));
  }

  /** Waits one after another, at least one and at most 32. */
  List<Duration> ladder(String key) {
    var allowed = "1 to 32 waits in milliseconds, each from 1 to 604800000";
    var rungs = new ArrayList<Duration>();
    var items = items(key, allowed);
    for (int i = 0; i < items.size(); i++) {
      rungs.add(
          Duration.ofMillis(
              number(key, items.get(i), key + "[" + i + "]", 1, 604_800_000L, allowed)));
    }
    if (items.size() > 32 || (items.isEmpty() && leaf(key).value().isArray())) {
      wrong(key, "has " + items.size() + " waits", allowed);
    }
    return rungs;
  }

  /** Texts that match a pattern. */
  List<String> texts(String key, Pattern pattern, String allowed) {
    var texts = new ArrayList<String>();
    var items = items(key, allowed);
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      if (!item.value().isTextual() || !pattern.matcher(item.value().asText()).matches()) {
        mistakes.add(
            new ConfigMistake(
                key + "[" + i + "]", "is " + shown(item) + leaf(key).origin(), allowed));
      } else {
        texts.add(item.value().asText());
      }
    }
    return texts;
  }

  private List<ConfigLeaf> items(String key, String allowed) {
    var leaf = leaf(key);
    if (leaf.fromEnvironment()) {
      return Arrays.stream(leaf.value().asText().split(",", -1))
          .map(String::strip)
          .map(TextNode::valueOf)
          .map(item -> new ConfigLeaf(item, leaf.environmentVariable()))
          .toList();
    }
    if (!leaf.value().isArray()) {
      wrong(key, leaf.isAbsent() ? "is missing" : "is " + shown(leaf), "a list: " + allowed);
      return List.of();
    }
    return leaf.value().valueStream().map(item -> new ConfigLeaf(item, "")).toList();
  }

  boolean flag(String key) {
    var leaf = leaf(key);
    var text = leaf.value().asText();
    boolean isFlag =
        leaf.fromEnvironment()
            ? "true".equals(text) || "false".equals(text)
            : leaf.value().isBoolean();
    if (!isFlag) {
      wrong(key, leaf.isAbsent() ? "is missing" : "is " + shown(leaf), "true or false");
    }
    return "true".equals(text);
  }

  String text(String key, String allowed) {
    if (leaf(key).isAbsent()) {
      wrong(key, "is missing", allowed);
    }
    return optionalText(key, allowed).orElse("");
  }

  /** A text of a few. */
  String oneOf(String key, List<String> choices) {
    var allowed = String.join(" or ", choices);
    var text = text(key, allowed);
    if (!text.isEmpty() && !choices.contains(text)) {
      wrong(key, "is '" + text + "'", allowed);
    }
    return text;
  }

  Optional<String> optionalText(String key, String allowed) {
    var leaf = leaf(key);
    if (leaf.isAbsent()) {
      return Optional.empty();
    }
    if (!leaf.value().isTextual() || leaf.value().asText().isBlank()) {
      wrong(key, "is " + shown(leaf), allowed);
      return Optional.empty();
    }
    return Optional.of(leaf.value().asText().strip());
  }

  /** Like a text, but no message ever shows it. */
  Optional<Secret> secret(String key, String allowed) {
    var leaf = leaf(key);
    if (leaf.isAbsent()) {
      return Optional.empty();
    }
    if (!leaf.value().isTextual() || leaf.value().asText().isBlank()) {
      wrong(key, "is no text, or an empty one", allowed);
      return Optional.empty();
    }
    return Optional.of(new Secret(leaf.value().asText().strip()));
  }

  Path path(String key, String allowed) {
    var text = text(key, allowed);
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      wrong(key, "is no path", allowed);
      return Path.of("");
    }
  }

  Optional<String> optionalUrl(String key) {
    var allowed = "an address such as https://host/path";
    return optionalText(key, allowed).filter(text -> isHttp(key, text, allowed));
  }

  private boolean isHttp(String key, String text, String allowed) {
    try {
      var uri = new URI(text);
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
      if (("http".equals(scheme) || "https".equals(scheme)) && uri.getHost() != null) {
        return true;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words as for any other address that does not serve.
    }
    // An address may hold a password or a token: it is not repeated.
    wrong(key, "is no address of HTTP", allowed);
    return false;
  }

  ZoneId zone(String key) {
    var allowed = "a time zone such as Asia/Shanghai";
    var text = text(key, allowed);
    try {
      return text.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(text);
    } catch (DateTimeException e) {
      wrong(key, "is '" + text + "'", allowed);
      return ZoneId.of("UTC");
    }
  }
}
