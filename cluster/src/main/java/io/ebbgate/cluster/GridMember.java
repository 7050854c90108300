package io.ebbgate.cluster;

import java.time.InstantSource;

/** This process's member of the cluster. Obtained from {@code HazelcastMember.start(settings)}. */
public interface GridMember extends AutoCloseable {

  /** What it sees of the cluster, for readiness. Cheap, never blocks. */
  MemberState state();

  /** Where others reach it, {@code host:port}. */
  String address();

  /** The customers' entries, called in batches that the caller makes. */
  CustomerGrid customerGrid();

  /**
   * A front that makes the batches; closed with the member. One for a process is enough.
   *
   * @param clock whose time decides on expiry
   */
  BatchedGrid batchedGrid(InstantSource clock, BatchLimits limits);

  /**
   * Leaves the cluster gracefully: hands its partitions over, answers what waits with {@code
   * Unavailable}. Blocks, up to the configured time. Idempotent.
   */
  @Override
  void close();
}
