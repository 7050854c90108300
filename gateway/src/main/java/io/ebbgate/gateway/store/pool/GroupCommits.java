package io.ebbgate.gateway.store.pool;

import io.ebbgate.gateway.usecase.Timers;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import java.time.InstantSource;

/** Makes group commits that work on one context, each with its own queue and limits. */
public final class GroupCommits {
  private final CommitSettings settings;
  private final Context context;
  private final Timers timers;
  private final InstantSource clock;
  private final CommitMeters meters;

  /**
   * @param context the event loop on which batches are made and answers are read
   */
  public GroupCommits(
      CommitSettings settings,
      Context context,
      Timers timers,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.context = context;
    this.timers = timers;
    this.clock = clock;
    this.meters = new CommitMeters(registry);
  }

  /**
   * A group commit with nothing to do yet.
   *
   * @param name for metrics and logs
   */
  public <T, R> GroupCommit<T, R> make(String name, Committer<T, R> committer) {
    return new GroupCommit<>(
        name,
        settings,
        committer,
        ContextExecutors.of(context),
        ContextExecutors.callers(),
        timers,
        clock,
        meters);
  }
}
