package io.ebbgate.proving.torture.fleet;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a fleet is set up.
 *
 * @param gateways how many gateways, clustered with each other, at least one
 * @param seed of every draw in the sandbox
 * @param settings of the gateways over the fleet's own, as in their environment
 * @param disk where the database's files are; empty for the folder of the fleet
 * @param wayToDatabase the address at which gateways reach the database, made of its own: a proxy
 *     in between, or the same
 * @param wayToProvider the same for the provider
 */
public record FleetOptions(
    int gateways,
    long seed,
    Map<String, String> settings,
    Optional<SmallDisk> disk,
    UnaryOperator<URI> wayToDatabase,
    UnaryOperator<URI> wayToProvider) {

  public FleetOptions {
    settings = Map.copyOf(settings);
    if (gateways < 1) {
      throw new IllegalArgumentException("gateways must be at least 1: " + gateways);
    }
  }

  /** So many gateways, with nothing in between. */
  public static FleetOptions of(int gateways, long seed) {
    return new FleetOptions(
        gateways,
        seed,
        Map.of(),
        Optional.empty(),
        UnaryOperator.identity(),
        UnaryOperator.identity());
  }

  /** The same with the database on this disk. */
  public FleetOptions on(Optional<SmallDisk> otherDisk) {
    return new FleetOptions(gateways, seed, settings, otherDisk, wayToDatabase, wayToProvider);
  }

  /** The same with other settings. */
  public FleetOptions with(Map<String, String> otherSettings) {
    return new FleetOptions(gateways, seed, otherSettings, disk, wayToDatabase, wayToProvider);
  }

  /** The same with another way to the database. */
  public FleetOptions reachingDatabase(UnaryOperator<URI> way) {
    return new FleetOptions(gateways, seed, settings, disk, way, wayToProvider);
  }

  /** The same with another way to the provider. */
  public FleetOptions reachingProvider(UnaryOperator<URI> way) {
    return new FleetOptions(gateways, seed, settings, disk, wayToDatabase, way);
  }
}
