package io.ebbgate.proving.stack;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for so long and no longer, and says for what when that was in vain. For threads that may
 * block.
 */
public final class Bounded {
  private Bounded() {}

  /**
   * Waits for a result.
   *
   * @param what is waited for, as in "the sandbox to start"
   * @throws IllegalStateException when the time is over or it failed; names {@code what}
   */
  public static <T> T await(CompletionStage<T> stage, Duration limit, String what)
      throws InterruptedException {
    try {
      return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw inVain(limit, what);
    } catch (ExecutionException failed) {
      var cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IllegalStateException(
          "waited for " + what + ", which failed: " + cause.getMessage(), cause);
    }
  }

  /**
   * Waits for the end of a process, which is killed when the time is over or the wait is broken
   * off.
   *
   * @param what is waited for, as in "the gateway to drain"
   * @return its exit code
   * @throws IllegalStateException when the time is over; names {@code what}
   */
  static int awaitEnd(Process process, Duration limit, String what) throws InterruptedException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw inVain(limit, what);
      }
      return process.exitValue();
    } finally {
      // Of an ended one this would close the streams, which may still hold what it said.
      if (process.isAlive()) {
        process.destroyForcibly();
      }
    }
  }

  private static IllegalStateException inVain(Duration limit, String what) {
    return new IllegalStateException(
        "waited " + limit.toMillis() / 1000.0 + " s in vain for " + what);
  }
}
