package io.ebbgate.proving.demo;

import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.crowd.Crowd;
import io.ebbgate.proving.crowd.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Waits, until one deadline, for orders to end and for notices to arrive. */
final class Settling {
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final Set<String> ENDED = Set.of("Disbursed", "Failed", "Succeeded");

  private final Reads gateway;
  private final Crowd crowd;
  private final Progress progress;
  private final GatewayClient.Pause pause;
  private final InstantSource clock;
  private final Instant deadline;

  /** Reads a resource of the gateway. */
  @FunctionalInterface
  interface Reads {
    /** Answers what is at the path. */
    Answer get(String path) throws InterruptedException;
  }

  /**
   * Waits that share a deadline. Whatever is waited for is looked at once, even after it.
   *
   * @param pause how to wait between two looks
   */
  Settling(
      Reads gateway,
      Crowd crowd,
      Progress progress,
      GatewayClient.Pause pause,
      InstantSource clock,
      Instant deadline) {
    this.gateway = gateway;
    this.crowd = crowd;
    this.progress = progress;
    this.pause = pause;
    this.clock = clock;
    this.deadline = deadline;
  }

  /**
   * Reads the orders until all have ended or the time is over; answers each as it was read last.
   */
  List<Answer> await(String what, String path, List<String> ids) throws InterruptedException {
    var known = new LinkedHashMap<String, Answer>();
    var open = new ArrayList<>(ids);
    do {
      if (!known.isEmpty()) {
        progress.show(what, ids.size() - open.size(), ids.size());
        pause.of(BETWEEN);
      }
      var reads = open.stream().map(id -> reading(path + id)).toList();
      var answers = crowd.run(what, reads, false);
      for (int i = 0; i < answers.size(); i++) {
        known.put(open.get(i), answers.get(i));
      }
      open.removeIf(id -> ended(known, id));
    } while (!open.isEmpty() && clock.instant().isBefore(deadline));
    progress.finish(what, ids.size() - open.size(), ids.size());
    return ids.stream().map(known::get).toList();
  }

  private static boolean ended(Map<String, Answer> known, String id) {
    var answer = known.get(id);
    return answer != null && ENDED.contains(answer.text("state"));
  }

  private Callable<Answer> reading(String path) {
    return () -> Borrower.wanted(gateway.get(path));
  }

  /**
   * Waits until the outbox is empty; answers how many notices it still holds when the time is over.
   */
  long awaitNotices(Outside outside) throws InterruptedException, IOException, SQLException {
    long left = outside.noticesUndelivered();
    while (left > 0 && clock.instant().isBefore(deadline)) {
      progress.say("notices still to deliver: " + left);
      pause.of(BETWEEN);
      left = outside.noticesUndelivered();
    }
    return left;
  }
}
