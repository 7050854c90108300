package io.ebbgate.gateway.server.command.seed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** Parses YAML files; what is in them is never repeated in a message. */
final class YamlTree {
  /** A hundred thousand lines with cards are about 40 MB. */
  private static final int LARGEST = 256 * 1024 * 1024;

  private YamlTree() {}

  /**
   * The file as maps, lists and scalars; null when it is empty.
   *
   * @throws IllegalArgumentException when it is not well-formed, or gives a key twice
   */
  static @Nullable Object read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IllegalArgumentException(file + " is larger than " + LARGEST + " bytes");
    }
    var limits = new LoaderOptions();
    limits.setCodePointLimit(LARGEST);
    var yaml =
        YAMLMapper.builder(YAMLFactory.builder().loaderOptions(limits).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    try (var in = Files.newBufferedReader(file)) {
      return yaml.readValue(in, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + place(e.getLocation()) + ": not well-formed YAML, or a key is given twice");
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
