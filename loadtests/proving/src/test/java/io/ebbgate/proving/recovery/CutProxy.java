package io.ebbgate.proving.recovery;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a gateway and PostgreSQL and reads along. It can let a transaction commit and cut
 * the connection before the gateway hears of it: the moment at which nobody but the database knows.
 */
final class CutProxy implements AutoCloseable {
  private static final String WRITER = "ebbgate-writer";
  private static final int CHUNK = 64 * 1024;

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<String> marker = new AtomicReference<>("");
  private final AtomicInteger cuts = new AtomicInteger();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile int databasePort;

  CutProxy() throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var _ = threads.submit(this::accept);
  }

  /** The address of the proxy in place of the database's. */
  URI inFrontOf(URI database) {
    databasePort = database.getPort();
    return URI.create(
        database.toString().replace(":" + databasePort + "/", ":" + server.getLocalPort() + "/"));
  }

  /**
   * Cuts the next writing connection whose statements carry these bytes, once: at the end of that
   * transaction, and before a byte of the end's answer has gone back.
   */
  void cutTheCommitOf(byte[] bytes) {
    marker.set(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /**
   * Lets nothing through any more on the connections that are open now, without closing them: so
   * looks a database whose machine is gone. Connections made later work.
   */
  void freezeOpenConnections() {
    open.forEach(connection -> connection.frozen = true);
  }

  /** How often a commit's answer was cut off. */
  int cuts() {
    return cuts.get();
  }

  private Void accept() throws IOException {
    while (!server.isClosed()) {
      var gateway = server.accept();
      var _ = threads.submit(() -> connect(gateway));
    }
    return null;
  }

  private Void connect(Socket gateway) throws IOException {
    try (gateway;
        var database = new Socket(InetAddress.getLoopbackAddress(), databasePort)) {
      gateway.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      var connection = new Connection(gateway, database);
      open.add(connection);
      try {
        var asking = threads.submit(connection::forwardQuestions);
        connection.forwardAnswers();
        asking.cancel(true);
      } finally {
        open.remove(connection);
      }
    }
    return null;
  }

  /** One connection; each direction has a thread of its own. */
  private final class Connection {
    private final Socket gateway;
    private final Socket database;
    private volatile boolean marked;
    private volatile boolean frozen;

    Connection(Socket gateway, Socket database) {
      this.gateway = gateway;
      this.database = database;
    }

    Void forwardQuestions() throws IOException {
      var in = gateway.getInputStream();
      var out = database.getOutputStream();
      var chunk = new byte[CHUNK];
      boolean first = true;
      boolean writes = false;
      var tail = "";
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        var text = tail + new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
        // The start-up message names the application.
        writes |= first && text.contains(WRITER);
        first = false;
        var wanted = marker.get();
        if (writes && !wanted.isEmpty() && text.contains(wanted)) {
          // Before the database sees it, so that its answer cannot be missed.
          marked = marker.compareAndSet(wanted, "");
        }
        tail = text.substring(Math.max(0, text.length() - 512));
        if (!frozen) {
          out.write(chunk, 0, read);
        }
      }
      database.shutdownOutput();
      return null;
    }

    /**
     * Message by message; those of one answer together, so that an answer is heard whole or not.
     */
    void forwardAnswers() throws IOException {
      var in = new DataInputStream(database.getInputStream());
      var out = gateway.getOutputStream();
      var answer = new ByteArrayOutputStream();
      boolean started = false;
      for (int type = in.read(); type >= 0; type = in.read()) {
        answer.write(type);
        if (!started && type == 'N') {
          // Not a message: the refusal of encryption, a single byte.
          flush(answer, out);
          continue;
        }
        started = true;
        int length = in.readInt();
        answer.write(
            new byte[] {
              (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
            });
        var body = in.readNBytes(length - 4);
        answer.write(body);
        // ReadyForQuery, outside of a transaction: what was to be committed is.
        if (type == 'Z' && body[0] == 'I' && marked) {
          cuts.incrementAndGet();
          return;
        }
        if (type == 'Z' || (in.available() == 0 && !marked)) {
          flush(answer, out);
        }
      }
    }

    private void flush(ByteArrayOutputStream answer, OutputStream out) throws IOException {
      if (!frozen) {
        answer.writeTo(out);
        out.flush();
      }
      answer.reset();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
