package io.ebbgate.gateway.server.command;

import io.ebbgate.gateway.server.config.GatewayConfigReader;
import io.ebbgate.gateway.server.wiring.Node;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ebbgate serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the gateway until it is told to stop (SIGTERM or Ctrl-C): it then drains and exits 0.",
      "The database is EBBGATE_PG_URI (postgresql://user:password@host:port/name), or an embedded",
      "PostgreSQL with a data folder that survives restarts. When it is ready, it says so in one",
      "JSON line on standard output; logs go to standard error. If the embedded PostgreSQL is",
      "killed, it stops as well, with 3, to be started again."
    })
public final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private static final String LOST =
      "the embedded PostgreSQL ended without being stopped, so the gateway did, too; start it again:"
          + " what was committed is there";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the gateway's configuration; also EBBGATE_CONFIG")
  private @Nullable Path config;

  @Option(
      names = "--stop-on-end-of-input",
      description = "also stop when standard input ends, as it does when the parent process dies")
  private boolean stopOnEndOfInput;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> environment = System.getenv();
    var file =
        Optional.ofNullable(config)
            .or(() -> Optional.ofNullable(environment.get("EBBGATE_CONFIG")).map(Path::of));
    Node node;
    try {
      node = Node.start(GatewayConfigReader.read(file, environment));
    } catch (Exception failed) {
      // Also what is declared nowhere: a future's failure is thrown as it is.
      return failed(CommandFailure.of(failed));
    }
    var told = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    var code = new AtomicInteger();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(told, stopped, code), "shutdown"));
    node.whenDatabaseLost(() -> {
      LOG.error("the embedded PostgreSQL ended without being stopped");
      code.set(CommandFailure.ENVIRONMENT);
      told.countDown();
    });
    if (stopOnEndOfInput) {
      Thread.ofPlatform().daemon().name("input-watch").start(() -> awaitEnd(System.in, told));
    }
    var out = spec.commandLine().getOut();
    out.println(new JsonObject().put("ready", true).put("apiUrl", node.apiUrl().toString()));
    out.flush();
    LOG.info("ready at {}", node.apiUrl());
    told.await();
    LOG.info("draining");
    try {
      node.stop();
      LOG.info("stopped");
    } finally {
      // The hook waits for this: without it a process that cannot stop would never end either.
      stopped.countDown();
    }
    return code.get() == 0 ? 0 : failed(new CommandFailure(code.get(), LOST));
  }

  /**
   * A signal ends the process once this returns; halting lets it end with 0, since draining is what
   * was asked for.
   */
  private static void stop(CountDownLatch told, CountDownLatch stopped, AtomicInteger code) {
    told.countDown();
    try {
      stopped.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code.get());
  }

  private static void awaitEnd(InputStream in, CountDownLatch told) {
    try {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException closed) {
      LOG.info("standard input broke: {}", closed.getMessage());
    }
    told.countDown();
  }

  private int failed(CommandFailure failure) {
    var err = spec.commandLine().getErr();
    failure.message().lines().forEach(line -> err.println(spec.qualifiedName() + ": " + line));
    err.flush();
    return failure.code();
  }
}
