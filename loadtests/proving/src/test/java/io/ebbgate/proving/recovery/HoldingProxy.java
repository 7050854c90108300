package io.ebbgate.proving.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a gateway and its provider. It can keep the provider's answers back for a while:
 * so looks a provider that takes its time.
 */
final class HoldingProxy implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger held = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int providerPort;

  HoldingProxy() throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var _ = threads.submit(this::accept);
  }

  /** The address of the proxy in place of the provider's. */
  URI inFrontOf(URI provider) {
    providerPort = provider.getPort();
    return URI.create(provider.toString().replace(":" + providerPort, ":" + server.getLocalPort()));
  }

  /** Keeps answers back from now on. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  /** How many answers were kept back. */
  int held() {
    return held.get();
  }

  /** Hands on what was kept back, and everything that comes. */
  void release() {
    gate.countDown();
  }

  private Void accept() throws IOException {
    while (!server.isClosed()) {
      var gateway = server.accept();
      var _ = threads.submit(() -> connect(gateway));
    }
    return null;
  }

  private Void connect(Socket gateway) throws IOException, InterruptedException {
    try (gateway;
        var provider = new Socket(InetAddress.getLoopbackAddress(), providerPort)) {
      var asking =
          threads.submit(() -> {
            copy(gateway.getInputStream(), provider.getOutputStream());
            provider.shutdownOutput();
            return null;
          });
      answer(provider.getInputStream(), gateway.getOutputStream());
      asking.cancel(true);
    }
    return null;
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    var chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      out.write(chunk, 0, read);
    }
  }

  private void answer(InputStream in, OutputStream out) throws IOException, InterruptedException {
    var chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      if (gate.getCount() > 0) {
        held.incrementAndGet();
        gate.await();
      }
      out.write(chunk, 0, read);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    release();
    threads.shutdownNow();
  }
}
