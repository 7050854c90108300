package io.ebbgate.gateway.http.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the front door takes.
 *
 * @param maximumBodyBytes of a request, at least 1,024
 * @param maximumCallbackBytes of a provider's callback, at least 1,024
 * @param maximumCallbackHeaders of a provider's callback, at least 8
 * @param maximumJsonDepth objects and arrays open at once, 4 to 100
 * @param bodyTimeout how long a body may take to arrive
 * @param requestTimeout how long a request may take, waits that the caller asked for apart; at
 *     least the body's time
 * @param callbackTimeout how long the answer to a callback that has arrived may take
 * @param maximumInFlight requests worked on at once on this node; more are turned away
 * @param maximumCallbacksInFlight callbacks worked on at once on this node
 * @param maximumWaiting requests that only wait for an order's end ({@code Prefer: wait}) at once;
 *     more are answered without waiting
 * @param maximumWait the longest such wait
 * @param requestsPerSecond of one client on this node, at most 1,000,000; 0 sets no limit
 * @param burst requests that one client may send at once after a pause, at least 1
 */
public record ExchangeLimits(
    int maximumBodyBytes,
    int maximumCallbackBytes,
    int maximumCallbackHeaders,
    int maximumJsonDepth,
    Duration bodyTimeout,
    Duration requestTimeout,
    Duration callbackTimeout,
    int maximumInFlight,
    int maximumCallbacksInFlight,
    int maximumWaiting,
    Duration maximumWait,
    int requestsPerSecond,
    int burst) {

  private static final int LEAST_BODY_BYTES = 1_024;

  public ExchangeLimits {
    var mistakes = new ArrayList<String>();
    atLeast(mistakes, "maximumBodyBytes", maximumBodyBytes, LEAST_BODY_BYTES);
    atLeast(mistakes, "maximumCallbackBytes", maximumCallbackBytes, LEAST_BODY_BYTES);
    atLeast(mistakes, "maximumCallbackHeaders", maximumCallbackHeaders, 8);
    atLeast(mistakes, "maximumJsonDepth", maximumJsonDepth, 4);
    atLeast(mistakes, "bodyTimeout in ms", bodyTimeout.toMillis(), 1);
    atLeast(mistakes, "requestTimeout in ms", requestTimeout.toMillis(), 1);
    atLeast(mistakes, "callbackTimeout in ms", callbackTimeout.toMillis(), 1);
    atLeast(mistakes, "maximumInFlight", maximumInFlight, 1);
    atLeast(mistakes, "maximumCallbacksInFlight", maximumCallbacksInFlight, 1);
    atLeast(mistakes, "maximumWaiting", maximumWaiting, 0);
    atLeast(mistakes, "maximumWait in ms", maximumWait.toMillis(), 0);
    atLeast(mistakes, "requestsPerSecond", requestsPerSecond, 0);
    atLeast(mistakes, "burst", burst, 1);
    if (requestTimeout.compareTo(bodyTimeout) < 0) {
      mistakes.add("requestTimeout must not be shorter than bodyTimeout");
    }
    if (maximumJsonDepth > 100) {
      mistakes.add("maximumJsonDepth must be at most 100");
    }
    if (requestsPerSecond > 1_000_000) {
      mistakes.add("requestsPerSecond must be at most 1000000");
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
  }

  /** What suits one node of two to eight cores. */
  public static ExchangeLimits usual() {
    return new ExchangeLimits(
        65_536,
        262_144,
        64,
        16,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        2_048,
        512,
        1_024,
        Duration.ofSeconds(30),
        0,
        1_000);
  }

  private static void atLeast(List<String> mistakes, String name, long value, long minimum) {
    if (value < minimum) {
      mistakes.add(name + " must be at least " + minimum);
    }
  }
}
