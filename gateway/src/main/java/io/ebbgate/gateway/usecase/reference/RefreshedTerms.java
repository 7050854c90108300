package io.ebbgate.gateway.usecase.reference;

import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a snapshot of the stored terms and replaces it when their version has grown. While the
 * store is away the last snapshot holds.
 */
public final class RefreshedTerms implements TermsSource {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshedTerms.class);

  private final TermsStore store;
  private final Timers timers;
  private final Duration every;
  private final AtomicReference<Terms> snapshot = new AtomicReference<>(Terms.none());
  private volatile Runnable changed = () -> {};
  private volatile boolean stopped;

  /**
   * @param store where terms are kept
   * @param timers for polling
   * @param every how long to wait between two looks at the version
   */
  public RefreshedTerms(TermsStore store, Timers timers, Duration every) {
    this.store = store;
    this.timers = timers;
    this.every = every;
  }

  /**
   * Loads the terms and keeps them fresh from then on. To be called once, on the context whose
   * timers do the polling.
   */
  public Future<Terms> start() {
    return store.load().map(this::install).onSuccess(terms -> again());
  }

  /**
   * Has somebody told of each change, once {@link #current()} answers the new terms.
   *
   * @param told must return at once; called on any thread
   */
  public void onChange(Runnable told) {
    changed = told;
  }

  /** Stops polling; the last snapshot stays. */
  public void stop() {
    stopped = true;
  }

  @Override
  public Terms current() {
    return snapshot.get();
  }

  /** Looks at once, as after a seeding in this process; answers what holds then. */
  public Future<Terms> refresh() {
    return store
        .version()
        .compose(stored ->
            stored > current().version()
                ? store.load().map(this::install)
                : Future.succeededFuture(current()));
  }

  private void again() {
    timers.after(every, this::poll);
  }

  private void poll() {
    if (stopped) {
      return;
    }
    refresh()
        .onFailure(cause ->
            LOG.warn("terms could not be read, version {} still holds", current().version(), cause))
        .onComplete(ended -> again());
  }

  /** Loads may overtake each other: only newer terms replace older ones. */
  private Terms install(Terms loaded) {
    var before =
        snapshot.getAndAccumulate(
            loaded, (held, fresh) -> fresh.version() >= held.version() ? fresh : held);
    if (loaded.version() > before.version()) {
      changed.run();
    }
    return current();
  }
}
