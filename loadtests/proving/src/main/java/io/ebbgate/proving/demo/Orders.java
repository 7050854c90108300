package io.ebbgate.proving.demo;

import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.crowd.Crowd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Orders of one kind that a run waits for, each as it was read last. For one thread. */
final class Orders {
  private static final Set<String> ENDED = Set.of("Disbursed", "Failed", "Succeeded");

  private final String path;
  private final Reads gateway;
  private final Crowd crowd;
  private final Map<String, Answer> known = new LinkedHashMap<>();
  private final List<String> open = new ArrayList<>();

  /** Reads a resource of the gateway. */
  @FunctionalInterface
  interface Reads {
    /** Answers what is at the path. */
    Answer get(String path) throws InterruptedException;
  }

  /** Orders whose resources are below a path. */
  Orders(String path, Reads gateway, Crowd crowd) {
    this.path = path;
    this.gateway = gateway;
    this.crowd = crowd;
  }

  /** Waits for these as well, reading each at once; answers those that have ended already. */
  List<Answer> add(List<String> ids) throws InterruptedException {
    return look(ids);
  }

  /** Reads what was still open; answers what has ended since. */
  List<Answer> look() throws InterruptedException {
    var again = List.copyOf(open);
    open.clear();
    return look(again);
  }

  private List<Answer> look(List<String> ids) throws InterruptedException {
    var reads = ids.stream().map(this::reading).toList();
    var answers = crowd.run("reading " + path, reads, false);
    var ended = new ArrayList<Answer>();
    for (int i = 0; i < answers.size(); i++) {
      known.put(ids.get(i), answers.get(i));
      if (ENDED.contains(answers.get(i).text("state"))) {
        ended.add(answers.get(i));
      } else {
        open.add(ids.get(i));
      }
    }
    return ended;
  }

  private Callable<Answer> reading(String id) {
    return () -> Borrower.wanted(gateway.get(path + id));
  }

  /** How many have not ended. */
  int open() {
    return open.size();
  }

  /** All of them in the order in which they were added. */
  List<Answer> all() {
    return List.copyOf(known.values());
  }
}
