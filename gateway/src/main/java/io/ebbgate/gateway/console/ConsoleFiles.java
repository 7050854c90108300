package io.ebbgate.gateway.console;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the console. */
public final class ConsoleFiles {
  /** The page itself; the others are beside it. */
  public static final String PAGE = "index.html";

  private static final List<String> NAMES =
      List.of(
          PAGE,
          "acting.js",
          "actions.js",
          "api.js",
          "casefile.js",
          "channels.js",
          "console.css",
          "dom.js",
          "icon.svg",
          "incidents.js",
          "lists.js",
          "main.js",
          "orphans.js",
          "overview.js");

  /**
   * No script, style, picture or connection but the gateway's own; no frame round the page; and
   * nothing in the page may turn a text into markup.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_SECURITY_POLICY,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private final Map<String, ConsoleFile> files;

  private ConsoleFiles(Map<String, ConsoleFile> files) {
    this.files = Map.copyOf(files);
  }

  /**
   * One file.
   *
   * @param contentType its media type
   * @param content its bytes; not to be changed
   * @param headers with which it must be served
   */
  public record ConsoleFile(String contentType, Buffer content, Map<String, String> headers) {}

  /** Reads all files from the resources; blocks, so call it before traffic. */
  public static ConsoleFiles read() {
    var files = new HashMap<String, ConsoleFile>();
    for (var name : NAMES) {
      files.put(name, new ConsoleFile(contentType(name), content(name), HEADERS));
    }
    return new ConsoleFiles(files);
  }

  private static Buffer content(String name) {
    try (var bytes = ConsoleFiles.class.getResourceAsStream("/console/" + name)) {
      if (bytes == null) {
        throw new IllegalStateException("the console's file is not among the resources: " + name);
      }
      return Buffer.buffer(bytes.readAllBytes());
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    }
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".html" -> "text/html; charset=utf-8";
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("no media type for " + name);
    };
  }

  /** The names of all files. */
  public List<String> names() {
    return NAMES;
  }

  /** A file by its name. */
  public Optional<ConsoleFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }
}
