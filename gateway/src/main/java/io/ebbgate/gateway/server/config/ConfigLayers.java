package io.ebbgate.gateway.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Lays the user's file over the defaults and the environment over both, leaf by leaf. */
final class ConfigLayers {

  static final String SECRETS = "secrets";

  /** Shorter names for what people set most; the full name wins. */
  private static final Map<String, String> ALIASES =
      Map.of("database.uri", "EBBGATE_PG_URI", "security.masterKey", "EBBGATE_MASTER_KEY");

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final Map<String, ConfigLeaf> leaves = new LinkedHashMap<>();
  private final Map<String, ConfigLeaf> secrets = new TreeMap<>();
  private final JsonNode defaults;
  private final List<ConfigMistake> mistakes;

  ConfigLayers(List<ConfigMistake> mistakes) {
    this.mistakes = mistakes;
    this.defaults = documented();
    collect("", defaults);
  }

  private static JsonNode documented() {
    try (var in =
        Objects.requireNonNull(ConfigLayers.class.getResourceAsStream("/ebbgate-default.yaml"))) {
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("the defaults are missing from the class path", e);
    }
  }

  private void collect(String path, JsonNode node) {
    if (!node.isObject()) {
      leaves.put(path, new ConfigLeaf(node, ""));
      return;
    }
    for (var member : node.properties()) {
      if (!SECRETS.equals(member.getKey())) {
        collect(below(path, member.getKey()), member.getValue());
      }
    }
  }

  void layFile(Path file) {
    JsonNode tree;
    try {
      tree = YAML.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      // The parser's own message quotes the text around the place, which may hold a secret.
      var where = Optional.ofNullable(e.getLocation());
      mistakes.add(
          new ConfigMistake(
              file.toString(),
              "cannot be read"
                  + where
                      .map(at -> " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                      .orElse(""),
              "YAML without a key given twice"));
      return;
    } catch (IOException e) {
      mistakes.add(new ConfigMistake(file.toString(), "cannot be read", "a readable file"));
      return;
    }
    if (!tree.isMissingNode() && !tree.isNull()) {
      lay("", defaults, tree);
    }
  }

  private void lay(String path, JsonNode known, JsonNode given) {
    if (!given.isObject()) {
      mistakes.add(
          new ConfigMistake(
              path.isEmpty() ? "the file" : path, "is not a section", "the keys " + keys(known)));
      return;
    }
    for (var member : given.properties()) {
      var child = below(path, member.getKey());
      var knownChild = known.get(member.getKey());
      if (knownChild == null) {
        mistakes.add(new ConfigMistake(child, "is no known key", keys(known)));
      } else if (child.equals(SECRETS)) {
        laySecrets(member.getValue());
      } else if (!knownChild.isObject()) {
        leaves.put(child, new ConfigLeaf(member.getValue(), ""));
      } else if (!member.getValue().isNull()) {
        lay(child, knownChild, member.getValue());
      }
    }
  }

  private void laySecrets(JsonNode given) {
    if (given.isNull()) {
      return;
    }
    if (!given.isObject()) {
      mistakes.add(new ConfigMistake(SECRETS, "is not a section", "names with texts"));
      return;
    }
    given.properties().forEach(each -> secrets.put(each.getKey(), leaf(each.getValue())));
  }

  private static ConfigLeaf leaf(JsonNode value) {
    return new ConfigLeaf(value, "");
  }

  void layEnvironment(Map<String, String> environment) {
    for (var path : List.copyOf(leaves.keySet())) {
      var alias = ALIASES.get(path);
      if (alias != null) {
        layVariable(path, alias, environment);
      }
      layVariable(path, variable(path), environment);
    }
    var known = new HashSet<>(ALIASES.values());
    leaves.keySet().forEach(path -> known.add(variable(path)));
    mistakes.addAll(ConfigVariables.unknown(known, environment));
    environment.forEach((name, value) -> {
      if (name.startsWith(ConfigVariables.SECRETS_PREFIX) && !value.isEmpty()) {
        secrets.put(secretName(name), new ConfigLeaf(TextNode.valueOf(value), name));
      }
    });
  }

  /** An empty variable says nothing: that is how container files leave one unset. */
  private void layVariable(String path, String name, Map<String, String> environment) {
    var value = environment.getOrDefault(name, "");
    if (!value.isEmpty()) {
      leaves.put(path, new ConfigLeaf(TextNode.valueOf(value), name));
    }
  }

  /** The shorter name of a setting that has one. */
  static String alias(String path) {
    return Objects.requireNonNull(ALIASES.get(path), path);
  }

  /** {@code http.maxBodyBytes} is {@code EBBGATE_HTTP_MAX_BODY_BYTES}. */
  static String variable(String path) {
    return ConfigVariables.PREFIX
        + path.replace('.', '_').replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static String secretName(String variable) {
    return variable
        .substring(ConfigVariables.SECRETS_PREFIX.length())
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String keys(JsonNode section) {
    return String.join(", ", section.properties().stream().map(Map.Entry::getKey).toList());
  }

  Map<String, ConfigLeaf> leaves() {
    return leaves;
  }

  Map<String, ConfigLeaf> secrets() {
    return secrets;
  }
}
