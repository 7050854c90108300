package io.ebbgate.sandbox.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox will do with one reference.
 *
 * @param request what goes wrong with the request
 * @param decline why the money will not move; null when it moves
 * @param atOnce whether the result stands in the first answer
 * @param settleAfter the time from acceptance to result when it does not
 * @param hiddenFor how long queries do not know of it after its arrival
 * @param callback what goes wrong with the callback
 */
public record Plan(
    RequestFault request,
    @Nullable Decline decline,
    boolean atOnce,
    Duration settleAfter,
    Duration hiddenFor,
    CallbackFault callback) {

  /** Accepted, moved after the given time, told by one callback. */
  public static Plan settlingAfter(Duration settleAfter) {
    return new Plan(RequestFault.NONE, null, false, settleAfter, Duration.ZERO, CallbackFault.NONE);
  }

  /** Moved in the first answer, told by one callback. */
  public static Plan settlingAtOnce() {
    return new Plan(
        RequestFault.NONE, null, true, Duration.ZERO, Duration.ZERO, CallbackFault.NONE);
  }

  /** The same with another fault of the request. */
  public Plan with(RequestFault fault) {
    return new Plan(fault, decline, atOnce, settleAfter, hiddenFor, callback);
  }

  /** The same with a definite decline. */
  public Plan with(Decline reason) {
    return new Plan(request, reason, atOnce, settleAfter, hiddenFor, callback);
  }

  /** The same with another fault of the callback. */
  public Plan with(CallbackFault fault) {
    return new Plan(request, decline, atOnce, settleAfter, hiddenFor, fault);
  }

  /** The same, unknown to queries for a while. */
  public Plan hiddenFor(Duration time) {
    return new Plan(request, decline, atOnce, settleAfter, time, callback);
  }
}
