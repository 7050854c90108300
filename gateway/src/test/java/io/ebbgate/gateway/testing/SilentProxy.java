package io.ebbgate.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Passes bytes on to a server, and can fall silent: what goes over the connections that are open
 * then is swallowed from then on, and they stay open. Connections made later work, as they do when
 * a router forgot some of them.
 */
public final class SilentProxy implements AutoCloseable {

  /** What is swallowed. */
  public enum Silence {
    /** Everything, in both directions. */
    BOTH_WAYS,
    /** What the server says; what it is told still arrives. */
    ANSWERS
  }

  /** When a silence begins on a connection. */
  private enum Mode {
    PASSING,
    NO_ANSWERS,
    NOTHING
  }

  private final NetClient client;
  private final NetServer server;
  private final String host;
  private final int port;
  private final AtomicReference<Silence> planned = new AtomicReference<>();

  /** A proxy on a port of its own, on the event loops of this Vert.x. */
  public SilentProxy(Vertx vertx, String databaseUri) {
    var uri = URI.create(databaseUri);
    this.host = uri.getHost();
    this.port = uri.getPort();
    this.client = vertx.createNetClient();
    this.server =
        MigratedDatabase.await(
            vertx.createNetServer().connectHandler(this::accept).listen(0, "127.0.0.1"));
  }

  /** The address of the database through this proxy. */
  public String through(String databaseUri) {
    return databaseUri.replace(":" + port + "/", ":" + server.actualPort() + "/");
  }

  /**
   * Falls silent on the connection over which something is said next, right before it is passed on,
   * and stays so on that connection.
   */
  public void fallSilentOnNextWord(Silence silence) {
    planned.set(silence);
  }

  /** Whether somebody has run into the silence. */
  public boolean isSilent() {
    return planned.get() == null;
  }

  private void accept(NetSocket caller) {
    caller.pause();
    client
        .connect(port, host)
        .onSuccess(called -> join(caller, called))
        .onFailure(_ -> caller.close());
  }

  private void join(NetSocket caller, NetSocket called) {
    var mode = new AtomicReference<>(Mode.PASSING);
    caller.handler(bytes -> {
      var silence = planned.getAndSet(null);
      if (silence != null) {
        mode.set(silence == Silence.ANSWERS ? Mode.NO_ANSWERS : Mode.NOTHING);
      }
      if (mode.get() != Mode.NOTHING) {
        called.write(bytes);
      }
    });
    called.handler(bytes -> {
      if (mode.get() == Mode.PASSING) {
        caller.write(bytes);
      }
    });
    caller.closeHandler(_ -> called.close());
    called.closeHandler(_ -> {
      // Whoever is silent does not even say good-bye.
      if (mode.get() == Mode.PASSING) {
        caller.close();
      }
    });
    caller.resume();
  }

  @Override
  public void close() {
    MigratedDatabase.await(server.close());
    MigratedDatabase.await(client.close());
  }
}
