package io.ebbgate.gateway.server.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells variables of the environment that are ours from those that are ours and misspelt. */
final class ConfigVariables {
  static final String PREFIX = "EBBGATE_";
  static final String SECRETS_PREFIX = PREFIX + "SECRETS_";

  /** What the front door, logs, the deployment and other commands are told. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "EBBGATE_CONFIG",
          "EBBGATE_LOG_LEVEL",
          "EBBGATE_JAVA_OPTIONS",
          "EBBGATE_JDK_FOLDERS",
          "EBBGATE_METRICS_KEY",
          "EBBGATE_POSTGRES_PASSWORD");

  private static final String OF_THE_LOAD_TEST = PREFIX + "LOAD_";

  /**
   * What Kubernetes and container links set for a service that is called after us, whoever asks for
   * it or not.
   */
  private static final Pattern OF_SERVICES =
      Pattern.compile(
          PREFIX + "(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP).*)");

  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private ConfigVariables() {}

  /**
   * A mistake for each variable that is named as ours and that nobody reads, in the order of names.
   *
   * @param known the variables of all settings
   */
  static List<ConfigMistake> unknown(Set<String> known, Map<String, String> environment) {
    var mistakes = new ArrayList<ConfigMistake>();
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (name.startsWith(PREFIX)
              && !known.contains(name)
              && !name.startsWith(SECRETS_PREFIX)
              && !name.startsWith(OF_THE_LOAD_TEST)
              && !OF_OTHERS.contains(name)
              && !isOfAService(name, value)) {
            mistakes.add(new ConfigMistake(name, "is no known variable", likeIt(name, known)));
          }
        });
    return mistakes;
  }

  private static boolean isOfAService(String name, String value) {
    return OF_SERVICES.matcher(name).matches() || SERVICE_ADDRESS.matcher(value).matches();
  }

  /** Those of the same section, such as EBBGATE_HTTP_. */
  private static String likeIt(String name, Set<String> known) {
    int end = name.indexOf('_', PREFIX.length());
    var section = end < 0 ? name : name.substring(0, end + 1);
    var like = new HashSet<>(known);
    like.removeIf(other -> !other.startsWith(section));
    return like.isEmpty()
        ? "a setting's name in capitals, as EBBGATE_HTTP_PORT for http.port"
        : String.join(", ", like.stream().sorted().toList());
  }
}
