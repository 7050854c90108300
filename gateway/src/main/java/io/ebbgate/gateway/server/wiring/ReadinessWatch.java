package io.ebbgate.gateway.server.wiring;

import io.ebbgate.cluster.GridMember;
import io.ebbgate.gateway.http.Readiness;
import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the database all the time, so that a question about readiness is answered at once from
 * what is known.
 */
final class ReadinessWatch {
  private final Pool reader;
  private final GridMember member;
  private final Supplier<Connections> connections;
  private final Timers timers;
  private final Duration every;
  private volatile @Nullable String databaseTrouble = "not asked yet";
  private volatile boolean stopped;

  ReadinessWatch(
      Pool reader,
      GridMember member,
      Supplier<Connections> connections,
      Timers timers,
      Duration every) {
    this.reader = reader;
    this.member = member;
    this.connections = connections;
    this.timers = timers;
    this.every = every;
  }

  /** Looks for the first time, and goes on looking. */
  Future<?> start() {
    return look();
  }

  Future<?> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private Future<?> look() {
    return reader
        .query("select 1")
        .execute()
        .onComplete(asked -> {
          databaseTrouble = asked.succeeded() ? null : asked.cause().getClass().getSimpleName();
          if (!stopped) {
            timers.after(every, this::look);
          }
        });
  }

  /**
   * New movements need all of it; callbacks and settlement go on without the cluster's quorum. Of
   * the channels one is enough.
   */
  Readiness readiness() {
    var cluster = member.state();
    var trouble = databaseTrouble;
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("database", trouble == null ? "up" : "down: " + trouble);
    checks.put(
        "cluster",
        cluster.members()
            + " of at least "
            + cluster.quorum()
            + " members"
            + (cluster.inQuorum() ? "" : ": no quorum, new movements are refused"));
    var channels = connections.get();
    checks.put("channels", channels.told());
    return new Readiness(trouble == null && cluster.inQuorum() && channels.usable(), checks);
  }
}
