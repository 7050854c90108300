package io.ebbgate.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.sandbox.book.Book;
import io.ebbgate.sandbox.fault.FaultCounts;
import io.ebbgate.sandbox.fault.Mood;
import io.ebbgate.sandbox.fault.Plan;
import io.ebbgate.sandbox.fault.Planner;
import io.ebbgate.sandbox.fault.QueryFault;
import io.ebbgate.sandbox.sink.Sinks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;

/** A running sandbox. Thread-safe. */
public final class Sandbox {

  private final Vertx vertx;
  private final Planner planner;
  private final FaultCounts faults = new FaultCounts();
  private final Book book = new Book();
  private final Sinks sinks;
  private final SandboxServer server;

  private Sandbox(Vertx vertx, SandboxOptions options) {
    this.vertx = vertx;
    this.planner =
        new Planner(options.timings(), new Planner.Setting(options.mood(), options.seed()));
    this.sinks =
        new Sinks(
            planner,
            faults,
            options.clock(),
            options.webhookSecret(),
            options.limits().maximumMessages());
    this.server = new SandboxServer(options, planner, faults, book, sinks);
  }

  /**
   * Starts a sandbox with every protocol on the class path.
   *
   * @return the sandbox once it listens; fails when the port is taken
   */
  public static Future<Sandbox> start(Vertx vertx, SandboxOptions options) {
    var sandbox = new Sandbox(vertx, options);
    return vertx.deployVerticle(sandbox.server).map(sandbox);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** What really moved. */
  public Book book() {
    return book;
  }

  /** What the sinks saw, as {@code GET /sandbox/messages} tells it. */
  public ObjectNode messages() {
    return sinks.messages();
  }

  /** How often each fault was injected, by name. */
  public Map<String, Long> faultsInjected() {
    return faults.snapshot();
  }

  /** Changes mood and seed for whatever comes from now on. */
  public void change(Mood mood, long seed) {
    planner.change(new Planner.Setting(mood, seed));
  }

  /** Fixes what happens to a reference, whatever the mood: for tests. */
  public void rehearse(String reference, Plan plan) {
    planner.rehearse(reference, plan);
  }

  /** Fixes what happens to the next query of a reference: for tests. */
  public void rehearseQuery(String reference, QueryFault fault) {
    planner.rehearseQuery(reference, fault);
  }

  /** Stops listening; what was to happen later does not happen any more. */
  public Future<Void> close() {
    return vertx.undeploy(server.deploymentID()).mapEmpty();
  }
}
