package io.ebbgate.sandbox.engine;

import io.ebbgate.sandbox.fault.CallbackFault;
import io.ebbgate.sandbox.fault.Chance;
import io.ebbgate.sandbox.fault.FaultCounts;
import io.ebbgate.sandbox.fault.Planner;
import io.ebbgate.sandbox.fault.Timings;
import io.ebbgate.sandbox.protocol.Answer;
import io.ebbgate.sandbox.protocol.Movement;
import io.ebbgate.sandbox.protocol.SandboxProtocol;
import io.ebbgate.sandbox.protocol.Standing;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Tells results by callback, again and again until somebody says that he has it, or until the
 * back-off is used up; then only a query finds the result.
 */
final class CallbackDelivery {

  /** Callbacks on their way at a time; more are not delivered, as if they had been lost. */
  private static final int MAXIMUM_OPEN = 100_000;

  private final InstantSource clock;
  private final Timers timers;
  private final Timings timings;
  private final Planner planner;
  private final FaultCounts faults;
  private final CallbackPost post;
  private final AtomicLong deliveries = new AtomicLong();
  private final AtomicLong open = new AtomicLong();

  CallbackDelivery(
      InstantSource clock,
      Timers timers,
      Timings timings,
      Planner planner,
      FaultCounts faults,
      CallbackPost post) {
    this.clock = clock;
    this.timers = timers;
    this.timings = timings;
    this.planner = planner;
    this.faults = faults;
    this.post = post;
  }

  /** An order was taken; when its callback is to be forged, that happens now. */
  void taken(SandboxProtocol protocol, Movement movement, CallbackFault fault) {
    String url = movement.order().notifyUrl();
    if (url == null || fault != CallbackFault.FORGED) {
      return;
    }
    faults.add("callback", fault);
    var claim = movement.standing(new Standing.Done(clock.instant()));
    String wrongKey = Chance.name("forged", movement.order().reference());
    timers.after(Duration.ofMillis(10), () -> post.post(url, word(protocol, claim, url, wrongKey)));
  }

  /** A result stands; its callback leaves, as well as the fault allows. */
  void settled(SandboxProtocol protocol, Movement movement, CallbackFault fault) {
    String url = movement.order().notifyUrl();
    if (url == null) {
      return;
    }
    if (fault != CallbackFault.FORGED) {
      faults.add("callback", fault);
    }
    Duration delay = planner.callbackDelay(movement.order().reference(), fault);
    switch (fault) {
      case LOST -> {}
      case NONE, LATE, FORGED -> deliver(protocol, movement, url, delay, _ -> {});
      case REPLAYED ->
          deliver(protocol, movement, url, delay, delivered -> post.post(url, delivered));
      case DUPLICATED -> {
        deliver(protocol, movement, url, delay, _ -> {});
        deliver(protocol, movement, url, delay.multipliedBy(3).plusMillis(5), _ -> {});
      }
      case OUT_OF_ORDER -> {
        var earlier = movement.standing(new Standing.Processing());
        deliver(
            protocol,
            movement,
            url,
            delay,
            _ -> deliver(protocol, earlier, url, Duration.ofMillis(5), _ -> {}));
      }
    }
  }

  /**
   * Delivers until somebody has it.
   *
   * @param afterwards what to do once it is delivered, given the very callback that was
   */
  private void deliver(
      SandboxProtocol protocol,
      Movement movement,
      String url,
      Duration delay,
      Consumer<Answer> afterwards) {
    if (open.incrementAndGet() > MAXIMUM_OPEN) {
      open.decrementAndGet();
      faults.add("callback", CallbackFault.LOST);
      return;
    }
    timers.after(delay, () -> attempt(protocol, movement, url, 0, afterwards));
  }

  private void attempt(
      SandboxProtocol protocol,
      Movement movement,
      String url,
      int earlier,
      Consumer<Answer> afterwards) {
    Answer callback = word(protocol, movement, url, movement.order().merchant().secret());
    post.post(url, callback)
        .onComplete(answered -> {
          if (answered.succeeded() && received(answered.result())) {
            open.decrementAndGet();
            afterwards.accept(callback);
          } else if (earlier < timings.callbackBackOff().size()) {
            timers.after(
                timings.callbackBackOff().get(earlier),
                () -> attempt(protocol, movement, url, earlier + 1, afterwards));
          } else {
            open.decrementAndGet();
          }
        });
  }

  /** Whether the receiver has the callback: he says so, or that he had it already. */
  private static boolean received(int status) {
    return status / 100 == 2 || status == 409;
  }

  private Answer word(SandboxProtocol protocol, Movement movement, String url, String secret) {
    var order = movement.order();
    String nonce =
        Chance.name(
            "nonce", order.merchant().id(), order.reference(), deliveries.getAndIncrement());
    return protocol.callback(movement, target(url), secret, nonce, clock.instant());
  }

  /** Path and query of an address, as the first line of the request names them. */
  private static String target(String url) {
    var uri = URI.create(url);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
