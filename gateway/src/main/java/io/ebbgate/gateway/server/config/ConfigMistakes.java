package io.ebbgate.gateway.server.config;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with the configuration; the message has one line for each mistake. */
public final class ConfigMistakes extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ConfigMistake> mistakes;

  /**
   * @param mistakes at least one
   */
  public ConfigMistakes(List<ConfigMistake> mistakes) {
    super(mistakes.stream().map(ConfigMistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** The mistakes, in the order of the documented keys. */
  public List<ConfigMistake> mistakes() {
    return mistakes;
  }
}
