package io.ebbgate.proving.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** The demonstration's products, funder and channels: a seed file with two places for addresses. */
public final class DemoTerms {
  private final String template;
  private final JsonNode tree;

  /** Reads them from the class path. */
  public DemoTerms() throws IOException {
    try (var in = DemoTerms.class.getResourceAsStream("/demo-seed.yaml")) {
      if (in == null) {
        throw new IllegalStateException("demo-seed.yaml is not on the class path");
      }
      this.template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    this.tree = new YAMLMapper().readTree(template);
  }

  /** The seed file with a stack's addresses. */
  public String at(String sandboxUrl, String gatewayUrl) {
    return template.replace("${sandbox}", sandboxUrl).replace("${gateway}", gatewayUrl);
  }

  /** The codes of the channels. */
  public List<String> channels() {
    return texts("code");
  }

  /**
   * The names under which configuration holds the channels' secrets, in the order of the channels.
   */
  public List<String> secretNames() {
    return texts("secret");
  }

  /** The merchants' numbers at the provider, in the order of the channels. */
  public List<String> merchants() {
    return each()
        .map(channel -> channel.required("settings").required("merchant").asText())
        .toList();
  }

  private List<String> texts(String member) {
    return each().map(channel -> channel.required(member).asText()).toList();
  }

  private java.util.stream.Stream<JsonNode> each() {
    return StreamSupport.stream(tree.required("channels").spliterator(), false);
  }
}
