package io.ebbgate.proving.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs many blocking calls side by side on virtual threads, a bounded number at a time, and shows
 * how far it is.
 */
public final class Crowd {
  private final int concurrency;
  private final Progress progress;

  /** At most so many at a time. */
  public Crowd(int concurrency, Progress progress) {
    this.concurrency = concurrency;
    this.progress = progress;
  }

  /**
   * Runs all tasks; answers their results in order. The first failure is thrown once all have
   * ended.
   */
  public <T> List<T> run(String what, List<Callable<T>> tasks) throws InterruptedException {
    return run(what, tasks, true);
  }

  /** The same, telling how far it is or not. */
  public <T> List<T> run(String what, List<Callable<T>> tasks, boolean told)
      throws InterruptedException {
    var permits = new Semaphore(concurrency);
    var done = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<T>>(tasks.size());
      for (var task : tasks) {
        futures.add(
            threads.submit(() -> {
              permits.acquire();
              try {
                return task.call();
              } finally {
                permits.release();
                if (told) {
                  progress.show(what, done.incrementAndGet(), tasks.size());
                }
              }
            }));
      }
      var results = new ArrayList<T>(tasks.size());
      try {
        for (var future : futures) {
          results.add(future.get());
        }
      } catch (InterruptedException stopped) {
        // Closing waits for every task: whoever is told to stop shall not send the rest first.
        threads.shutdownNow();
        throw stopped;
      }
      if (told) {
        progress.finish(what, tasks.size(), tasks.size());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(what + " failed: " + failed.getMessage(), failed);
    }
  }
}
