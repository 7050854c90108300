package io.ebbgate.connectors.spi;

import io.ebbgate.core.id.Ids;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a connector is given to work with.
 *
 * @param vertx the running Vert.x
 * @param channel the channel's code, as in {@code /callbacks/{channel}}
 * @param settings the channel's settings, secrets resolved
 * @param clock the wall clock for time stamps on the wire
 * @param ids for nonces
 * @param callsAtOnce how many payouts, debits and questions may be under way at once, at least 1;
 *     with fewer connections some of them are not sent
 * @param callbackTolerance by how much the time stamp of a callback may differ from the clock
 */
public record ConnectorEnvironment(
    Vertx vertx,
    String channel,
    Map<String, String> settings,
    InstantSource clock,
    Ids ids,
    int callsAtOnce,
    Duration callbackTolerance) {

  /** Shows no setting, since some are secret. */
  @Override
  public String toString() {
    return "ConnectorEnvironment[channel=" + channel + "]";
  }
}
