package io.ebbgate.proving.stack;

import java.time.Duration;

/**
 * How long a stack waits for its parts; what was waited for is said when the time is over.
 *
 * @param start for the sandbox or a gateway to be ready, and for a command to end that prepares one
 * @param stop for a part to stop; a gateway is killed afterwards
 */
public record StackLimits(Duration start, Duration stop) {

  /** Generous: a machine that compiles beside it starts a gateway in a minute. */
  public static StackLimits usual() {
    return new StackLimits(Duration.ofSeconds(90), Duration.ofSeconds(20));
  }
}
