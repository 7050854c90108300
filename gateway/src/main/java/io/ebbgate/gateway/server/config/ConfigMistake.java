package io.ebbgate.gateway.server.config;

/**
 * One thing wrong with the configuration.
 *
 * @param key its path, or the file's name when the file as a whole is wrong
 * @param problem what is wrong and where it came from; shows no secret
 * @param allowed what would be right
 */
public record ConfigMistake(String key, String problem, String allowed) {

  @Override
  public String toString() {
    return key + ": " + problem + "; allowed: " + allowed;
  }
}
