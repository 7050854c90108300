package io.ebbgate.cluster;

import io.ebbgate.cluster.step.EntryTerms;
import java.util.List;

/**
 * How a member joins and runs.
 *
 * @param clusterName members of other names never join each other; not blank
 * @param bindHost the address that the member listens on and is known by; not blank
 * @param port its port, 0 for any free one
 * @param members {@code host:port} of members to join (its own may be among them); empty = stand
 *     alone
 * @param partitionCount equal on all members, 1 or more; a small prime sized to the cores, since
 *     each partition touched by a batch costs one operation
 * @param backups copies of each entry on other members, 0 to 6
 * @param expectedMembers how many members the whole cluster has; quorum is half of it plus one
 * @param maxNoHeartbeatMs after how long without a sign a member counts as gone, 2,000 or more
 * @param callTimeoutMs how long a call may take before it is answered {@code TIMED_OUT}, 100 or
 *     more
 * @param mergeCheckMs how often a divided cluster looks for its other part, 1,000 or more
 * @param gracefulStopMs how long leaving may take, 0 or more
 * @param partitionThreads threads that work on entries, 1 or more
 * @param genericThreads threads that spread calls over partitions, 1 or more
 * @param maximumEntries how many customers a member keeps; the least recently used go first; 1 or
 *     more
 * @param terms how long and how many records each entry keeps
 */
public record ClusterSettings(
    String clusterName,
    String bindHost,
    int port,
    List<String> members,
    int partitionCount,
    int backups,
    int expectedMembers,
    int maxNoHeartbeatMs,
    int callTimeoutMs,
    int mergeCheckMs,
    int gracefulStopMs,
    int partitionThreads,
    int genericThreads,
    int maximumEntries,
    EntryTerms terms) {

  public ClusterSettings {
    members = List.copyOf(members);
    require(!clusterName.isBlank(), "clusterName is not blank");
    require(!bindHost.isBlank(), "bindHost is not blank");
    require(port >= 0 && port <= 65_535, "port is from 0 to 65535");
    require(partitionCount >= 1 && partitionCount <= 10_007, "partitionCount is from 1 to 10007");
    require(backups >= 0 && backups <= 6, "backups is from 0 to 6");
    require(expectedMembers >= 1, "expectedMembers is at least 1");
    require(maxNoHeartbeatMs >= 2_000, "maxNoHeartbeatMs is at least 2000");
    require(callTimeoutMs >= 100, "callTimeoutMs is at least 100");
    require(mergeCheckMs >= 1_000, "mergeCheckMs is at least 1000");
    require(gracefulStopMs >= 0, "gracefulStopMs is not negative");
    require(partitionThreads >= 1, "partitionThreads is at least 1");
    require(genericThreads >= 1, "genericThreads is at least 1");
    require(maximumEntries >= 1, "maximumEntries is at least 1");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** A member that stands alone on the loopback, on any free port, with the usual limits. */
  public static ClusterSettings standAlone(String clusterName) {
    int halfOfCores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new ClusterSettings(
        clusterName,
        "127.0.0.1",
        0,
        List.of(),
        31,
        1,
        1,
        5_000,
        5_000,
        30_000,
        10_000,
        halfOfCores,
        halfOfCores,
        100_000,
        new EntryTerms(30_000, 24L * 60 * 60 * 1000, 64));
  }

  /** The members needed to take new movements: more than half of those expected. */
  public int quorum() {
    return expectedMembers / 2 + 1;
  }
}
