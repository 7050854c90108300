package io.ebbgate.proving.recovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A provider that takes whatever it is sent and never answers. It remembers each payout. */
final class SilentProvider implements AutoCloseable {
  private static final Pattern PAYOUT = Pattern.compile("POST \\S*/payouts ");
  private static final Pattern REFERENCE = Pattern.compile("att_[0-9a-z]{26}");
  private static final int CHUNK = 16 * 1024;

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<String> payouts = new ConcurrentLinkedQueue<>();

  SilentProvider() throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var _ = threads.submit(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The references of the payouts that arrived, in their order. */
  List<String> payouts() {
    return new ArrayList<>(payouts);
  }

  private Void accept() throws IOException {
    while (!server.isClosed()) {
      var gateway = server.accept();
      var _ = threads.submit(() -> listen(gateway));
    }
    return null;
  }

  /** Nothing is answered, so the gateway sends one request on a connection and then gives it up. */
  private Void listen(Socket gateway) throws IOException {
    try (gateway) {
      var in = gateway.getInputStream();
      var heard = new StringBuilder();
      var chunk = new byte[CHUNK];
      boolean known = false;
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        heard.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
        var reference = REFERENCE.matcher(heard);
        if (!known && PAYOUT.matcher(heard).find() && reference.find()) {
          known = true;
          payouts.add(reference.group());
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
