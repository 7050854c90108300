package io.ebbgate.gateway.usecase.backlog;

import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the backlog again and again, and shows it as gauges. Every node shows the same figures.
 */
public final class WatchBacklog {
  private static final Logger LOG = LoggerFactory.getLogger(WatchBacklog.class);

  private final Backlogs backlogs;
  private final Timers timers;
  private final Duration every;
  private volatile Optional<Backlog> latest = Optional.empty();
  private volatile boolean stopped;

  /**
   * A watch that has not begun.
   *
   * @param every the time between the end of one count and the next
   * @param meters where the gauges are registered, at once
   */
  public WatchBacklog(Backlogs backlogs, Timers timers, Duration every, MeterRegistry meters) {
    this.backlogs = backlogs;
    this.timers = timers;
    this.every = every;
    attempts("Sending", Backlog::sending, meters);
    attempts("Asking", Backlog::asking, meters);
    attempts("Disputed", Backlog::disputed, meters);
    gauge("ebbgate.notices.queued", "Notices not delivered yet", Backlog::noticesQueued)
        .register(meters);
    for (var kind : NoticeKind.values()) {
      gauge(
              "ebbgate.notices.parked",
              "Notices that nobody took; a person has to look",
              backlog -> backlog.noticesParked().getOrDefault(kind, 0L))
          .tag("kind", kind.name())
          .register(meters);
    }
    gauge("ebbgate.incidents.open", "Incidents nobody has closed", Backlog::incidentsOpen)
        .register(meters);
    gauge(
            "ebbgate.proposals.waiting",
            "Proposals that no second person has approved",
            Backlog::proposalsWaiting)
        .register(meters);
  }

  /** Counts now and from now on. */
  public void start() {
    count();
  }

  /** Counts no more. */
  public void stop() {
    stopped = true;
  }

  /** The last count; empty when it failed or there was none. Callable from any thread. */
  public Optional<Backlog> latest() {
    return latest;
  }

  private void count() {
    if (stopped) {
      return;
    }
    backlogs
        .count()
        .onComplete(counted -> {
          if (counted.failed()) {
            LOG.warn("the backlog could not be counted", counted.cause());
          }
          latest = Optional.ofNullable(counted.result());
          if (!stopped) {
            timers.after(every, this::count);
          }
        });
  }

  private void attempts(String state, ToLongFunction<Backlog> figure, MeterRegistry meters) {
    gauge("ebbgate.attempts.open", "Attempts that have not ended", figure)
        .tag("state", state)
        .register(meters);
  }

  private Gauge.Builder<WatchBacklog> gauge(
      String name, String description, ToLongFunction<Backlog> figure) {
    return Gauge.builder(
            name,
            this,
            watch ->
                watch.latest.map(figure::applyAsLong).map(Long::doubleValue).orElse(Double.NaN))
        .description(description)
        .strongReference(true);
  }
}
