package io.ebbgate.gateway.usecase.upkeep;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** The database's own chores. Each may run on several nodes at once, and again. */
public interface Upkeep {

  /** The tables that are partitioned by month. */
  List<String> partitioned();

  /**
   * Makes the monthly partitions of a table that are not there yet.
   *
   * @param table one of {@link #partitioned()}
   * @param from the first month is this instant's, in UTC
   * @param months how many
   * @return how many were made
   */
  Future<Integer> ensurePartitions(String table, Instant from, int months);

  /**
   * Forgets callback deliveries that were seen before an instant.
   *
   * @param atMost how many in one step
   * @return how many were forgotten
   */
  Future<Integer> forgetDeliveries(Instant before, int atMost);
}
