package io.ebbgate.proving.torture.load;

import io.ebbgate.proving.client.GatewayClient.Pause;
import io.ebbgate.proving.crowd.Borrower;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Customers at their desks: a few threads, each with customers of its own, who take steps at a
 * measured pace until it is enough.
 */
public final class Bustle implements AutoCloseable {
  private static final int DESKS = 6;
  private static final int SHORTEST_PAUSE_MS = 100;
  private static final int LONGEST_PAUSE_MS = 500;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger left;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> desks = new ArrayList<>();

  /**
   * Begins at once.
   *
   * @param mostSteps after so many steps nobody asks any more
   */
  public Bustle(
      List<Borrower> borrowers,
      InsistentClient client,
      Told told,
      SplittableRandom random,
      Pause pause,
      InstantSource clock,
      int mostSteps) {
    this.left = new AtomicInteger(mostSteps);
    for (int desk = 0; desk < DESKS; desk++) {
      var choices = random.split();
      var customers = new ArrayList<Customer>();
      for (int i = desk; i < borrowers.size(); i += DESKS) {
        customers.add(new Customer(borrowers.get(i), client, told, choices, clock));
      }
      desks.add(threads.submit(() -> serve(customers, choices, pause)));
    }
  }

  private Void serve(List<Customer> customers, SplittableRandom choices, Pause pause)
      throws InterruptedException {
    while (!over.get() && left.getAndDecrement() > 0) {
      customers.get(choices.nextInt(customers.size())).step();
      pause.of(Duration.ofMillis(choices.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS)));
    }
    return null;
  }

  /** Lets nobody begin another step, and waits for the answers to those that have begun. */
  public void end() throws InterruptedException {
    over.set(true);
    try {
      for (var desk : desks) {
        desk.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a customer's step failed: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    over.set(true);
    threads.shutdownNow();
    threads.close();
  }
}
