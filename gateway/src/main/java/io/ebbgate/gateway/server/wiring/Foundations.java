package io.ebbgate.gateway.server.wiring;

import io.ebbgate.cluster.BatchLimits;
import io.ebbgate.cluster.BatchedGrid;
import io.ebbgate.cluster.GridMember;
import io.ebbgate.cluster.hazelcast.HazelcastMember;
import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.crypto.MasterKey;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.server.config.Secret;
import io.ebbgate.gateway.server.database.EmbeddedDatabase;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseOptions;
import io.ebbgate.gateway.server.runtime.MasterKeys;
import io.ebbgate.gateway.server.runtime.TimeOrderedIds;
import io.ebbgate.gateway.server.runtime.VertxTimers;
import io.ebbgate.gateway.store.access.PgMasterKeyChecks;
import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.store.schema.Migrations;
import io.ebbgate.gateway.usecase.Timers;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What everything else of a node stands on: event loops, clock, identifiers, meters, the database
 * with its pools, the cluster's member and the keys. Starting and closing block.
 */
final class Foundations implements AutoCloseable {

  final GatewayConfig config;
  final Clock clock;
  final SecureRandom random = new SecureRandom();
  final Ids ids;
  final UUID nodeId;

  /**
   * Process and machine, for people: tells nodes of one machine apart, and restarts of one node.
   */
  final String nodeName = ManagementFactory.getRuntimeMXBean().getName();

  final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final Vertx vertx;
  final Timers timers;
  final MasterKey masterKey;
  final Pool writer;
  final Pool reader;
  final GridMember member;
  final BatchedGrid grid;

  private final Deque<Runnable> opened = new ArrayDeque<>();
  private Optional<EmbeddedDatabase> ownDatabase = Optional.empty();

  Foundations(GatewayConfig config) throws IOException {
    this.config = config;
    this.clock = Clock.system(config.business().zone());
    // Identifiers must be unique and ordered, not hard to guess: what they name is guarded by its
    // owner.
    this.ids = new TimeOrderedIds(clock, () -> ThreadLocalRandom.current().nextLong());
    this.nodeId = ids.next();
    boolean started = false;
    try {
      this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
      opened.push(() -> vertx.close().await());
      this.timers = new VertxTimers(vertx);
      bindProcessMeters();
      // The two slow starts side by side: the member on a worker, the database here.
      var joining = vertx.executeBlocking(() -> HazelcastMember.start(config.cluster()));
      opened.push(() -> leave(joining));
      var uri = config.database().uri().map(Secret::value).orElseGet(this::startEmbedded);
      Migrations.run(uri);
      this.writer =
          PgPools.writing(vertx, pool(uri, "writer", config.database().writerConnections()));
      opened.push(() -> writer.close().await());
      this.reader =
          PgPools.reading(vertx, pool(uri, "reader", config.database().readerConnections()));
      opened.push(() -> reader.close().await());
      this.masterKey = MasterKeys.proven(config, random, new PgMasterKeyChecks(reader), clock);
      this.member = joining.await();
      opened.push(member::close);
      this.grid = member.batchedGrid(clock, BatchLimits.DEFAULT);
      started = true;
    } finally {
      // Not by catching: what a future failed with is thrown undeclared, whatever it is.
      if (!started) {
        close();
      }
    }
  }

  /** Also when a start failed while the member was still joining. */
  private static void leave(Future<? extends GridMember> joining) {
    joining
        .map(Optional::<GridMember>of)
        .otherwise(Optional.empty())
        .await()
        .ifPresent(GridMember::close);
  }

  private String startEmbedded() {
    var settings = config.database();
    var embedded =
        EmbeddedDatabase.start(
            EmbeddedDatabaseOptions.in(settings.embeddedDataFolder())
                .withPort(settings.embeddedPort()));
    opened.push(embedded::close);
    ownDatabase = Optional.of(embedded);
    return embedded.uri();
  }

  /** Has somebody told when the database that runs with this node ends without being stopped. */
  void whenDatabaseLost(Runnable told) {
    ownDatabase.ifPresent(database -> database.whenLost(told));
  }

  private PoolSettings pool(String uri, String name, int size) {
    var settings = config.database();
    return new PoolSettings(
        uri,
        "ebbgate-" + name,
        size,
        settings.maxWaitQueue(),
        settings.connectTimeout(),
        settings.statementTimeout(),
        settings.lockTimeout(),
        settings.silenceTimeout(),
        config.limits().pipelining());
  }

  private void bindProcessMeters() {
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    var collections = new JvmGcMetrics();
    collections.bindTo(meters);
    opened.push(collections::close);
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      opened.pop().run();
    }
  }
}
