package io.ebbgate.proving.torture;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.GatewayClient.Pause;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.torture.load.InsistentClient;
import io.ebbgate.proving.torture.load.Promised;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The end of a torture: waits until all is settled, and asks again for everything promised. */
final class Reckoning {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * What became of the promises.
   *
   * @param promised those of which the gateway says that it made them
   * @param contradictions keys answered otherwise than the first time, each in words
   * @param lost promises that the gateway knows nothing of, each in words
   * @param open keys to which it does not answer
   */
  record Kept(List<Promised> promised, List<String> contradictions, List<String> lost, long open) {}

  private final InsistentClient client;
  private final MoneyAudit audit;
  private final Progress progress;
  private final Pause pause;
  private final InstantSource clock;

  Reckoning(
      InsistentClient client,
      MoneyAudit audit,
      Progress progress,
      Pause pause,
      InstantSource clock) {
    this.client = client;
    this.audit = audit;
    this.progress = progress;
    this.pause = pause;
    this.clock = clock;
  }

  /** Waits, at most so long, until no order is under way and every notice is delivered. */
  void awaitSettled(Duration atMost) throws SQLException, InterruptedException {
    var until = clock.instant().plus(atMost);
    long orders = audit.unsettled();
    long notices = undelivered();
    while (orders + notices > 0 && clock.instant().isBefore(until)) {
      progress.say("still under way: orders " + orders + ", notices " + notices);
      pause.of(LOOK_EVERY);
      orders = audit.unsettled();
      notices = undelivered();
    }
    progress.say("under way at the end: orders " + orders + ", notices " + notices);
  }

  private long undelivered() throws SQLException {
    return audit.count("select count(*) from outbox where state in ('Queued', 'Parked')");
  }

  /** Asks for every order once more under its key: the answer must be the one of the first time. */
  Kept askAgain(List<Promised> orders) throws InterruptedException {
    var promised = new ArrayList<Promised>();
    var contradictions = new ArrayList<String>();
    var lost = new ArrayList<String>();
    long open = 0;
    for (var order : orders) {
      var answer = client.order(order.kind().path(), order.body(), order.key());
      if (answer.isEmpty()) {
        open++;
      } else if (answer.get().succeeded()) {
        var id = answer.get().text("id");
        promised.add(new Promised(order.kind(), order.key(), order.body(), id));
        if (order.isCertain() && !order.id().equals(id)) {
          contradictions.add(order + " was made again as " + id);
        }
      } else if (order.isCertain()) {
        lost.add(order + " was promised, and is refused now: " + answer.get().problem());
      }
    }
    return new Kept(promised, contradictions, lost, open);
  }

  /** The identifier of an order as the database knows it. */
  static UUID stored(Promised order) {
    Optional<UUID> id =
        switch (order.kind()) {
          case DRAWDOWN -> IdKind.DRAWDOWN.parse(order.id());
          case REPAYMENT -> IdKind.REPAYMENT.parse(order.id());
        };
    return id.orElseThrow(() -> new IllegalStateException("no identifier: " + order));
  }
}
