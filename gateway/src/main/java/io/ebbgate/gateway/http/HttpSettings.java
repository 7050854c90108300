package io.ebbgate.gateway.http;

import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where and how a server listens.
 *
 * @param host the address to listen on
 * @param port 1 to 65535, or 0 for any free one
 * @param tls the server's certificate; without one it speaks plain HTTP
 * @param http2 whether HTTP/2 is spoken beside HTTP/1.1, over TLS and in clear text
 * @param maximumRequestLineBytes the longest request line
 * @param maximumHeaderBytes all headers of a request together
 * @param idleTimeout after which a silent connection is closed; longer than the longest wait
 * @param maximumConnections open at once on this node; more are closed at once
 * @param maximumStreams requests at once on one connection of HTTP/2
 * @param backlog connections waiting to be taken
 */
public record HttpSettings(
    String host,
    int port,
    Optional<Tls> tls,
    boolean http2,
    int maximumRequestLineBytes,
    int maximumHeaderBytes,
    Duration idleTimeout,
    int maximumConnections,
    int maximumStreams,
    int backlog) {

  /**
   * Names of PEM files.
   *
   * @param certificatePath the certificate and its chain
   * @param keyPath its private key
   */
  public record Tls(String certificatePath, String keyPath) {}

  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535");
    }
    if (maximumRequestLineBytes < 512 || maximumHeaderBytes < 1_024) {
      throw new IllegalArgumentException(
          "maximumRequestLineBytes must be at least 512 and maximumHeaderBytes at least 1024");
    }
    if (!idleTimeout.isPositive() || maximumConnections < 1 || maximumStreams < 1 || backlog < 1) {
      throw new IllegalArgumentException(
          "idleTimeout, maximumConnections, maximumStreams and backlog must be above zero");
    }
  }

  /** The usual limits on an address, without TLS. */
  public static HttpSettings plain(String host, int port) {
    return new HttpSettings(
        host,
        port,
        Optional.empty(),
        true,
        4_096,
        16_384,
        Duration.ofSeconds(60),
        10_000,
        250,
        1_024);
  }

  /** These settings in the server's own terms. */
  HttpServerOptions toOptions() {
    var options =
        new HttpServerOptions()
            .setHost(host)
            // A negative port is one free port for all instances of a verticle.
            .setPort(port == 0 ? -1 : port)
            .setMaxInitialLineLength(maximumRequestLineBytes)
            .setMaxHeaderSize(maximumHeaderBytes)
            .setIdleTimeout(Math.toIntExact(idleTimeout.toMillis()))
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setAcceptBacklog(backlog)
            .setTcpNoDelay(true)
            .setHandle100ContinueAutomatically(false)
            // No web socket is spoken here; its handlers would look at every message.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setDecompressionSupported(false)
            .setHttp2ClearTextEnabled(http2)
            .setInitialSettings(
                new Http2Settings()
                    .setMaxConcurrentStreams(maximumStreams)
                    .setMaxHeaderListSize(maximumHeaderBytes));
    tls.ifPresent(files ->
        options
            .setSsl(true)
            .setUseAlpn(http2)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .setCertPath(files.certificatePath())
                    .setKeyPath(files.keyPath())));
    return options;
  }
}
