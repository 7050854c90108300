package io.ebbgate.proving.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * SIGTERM or Ctrl-C, told to the main thread, which then stops what it runs and gives the process
 * its exit code. Without it the virtual machine would end with 143 while the main thread still
 * waits, and whatever that thread cleans up would stay.
 *
 * <p>Used by the main thread; {@link #raise} by any.
 */
public final class StopSignal {
  private static final int FAILED = 1;

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "shutdown");
  private final Duration stopLimit;
  private volatile int exitCode = FAILED;
  private @Nullable Thread interruptible;

  private StopSignal(Duration stopLimit) {
    this.stopLimit = stopLimit;
  }

  /**
   * Takes signals from now on.
   *
   * @param stopLimit how long the main thread may take after a signal; the process then ends with 1
   */
  public static StopSignal installed(Duration stopLimit) {
    var signal = new StopSignal(stopLimit);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** A signal that no process sends, for a command that is run inside another program. */
  public static StopSignal detached() {
    return new StopSignal(Duration.ZERO);
  }

  /** The process ends once this returns, or halts by the exit code. */
  private void stop() {
    raise();
    try {
      if (!ended.await(stopLimit.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println(
            "ebbgate: not stopped within " + stopLimit.toSeconds() + " s of the signal; ending");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** As if a signal had come. */
  public synchronized void raise() {
    told.countDown();
    if (interruptible != null) {
      interruptible.interrupt();
      interruptible = null;
    }
  }

  /** Also counts the end of an input as a signal: standard input ends when the parent dies. */
  public void raiseOnEndOf(InputStream input) {
    Thread.ofPlatform().daemon().name("input-watch").start(() -> awaitEnd(input));
  }

  private void awaitEnd(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      System.err.println("ebbgate: the input that is watched broke: " + closed.getMessage());
    }
    raise();
  }

  /** Whether a signal has come. */
  public boolean isRaised() {
    return told.getCount() == 0;
  }

  /** Waits for a signal. */
  public void await() throws InterruptedException {
    told.await();
  }

  /**
   * Does work that a signal breaks off by interrupting it; what follows, as stopping in good order,
   * is not disturbed.
   *
   * @throws InterruptedException when a signal has come before or comes meanwhile
   */
  public <T> T interrupting(Callable<T> work) throws Exception {
    synchronized (this) {
      if (isRaised()) {
        throw new InterruptedException("told to stop");
      }
      interruptible = Thread.currentThread();
    }
    try {
      return work.call();
    } finally {
      synchronized (this) {
        interruptible = null;
        if (isRaised()) {
          // It was for the work alone.
          Thread.interrupted();
        }
      }
    }
  }

  /** Ends the process; the only way out of it once a signal has come. */
  public void exit(int code) {
    exitCode = code;
    ended.countDown();
    try {
      // Halting is for signals alone: it would cut short what else ends with the process.
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException signalled) {
      // The hook runs, and halts by the exit code; the call below never returns.
    }
    System.exit(code);
  }
}
