package io.ebbgate.gateway.usecase.node;

import io.ebbgate.gateway.usecase.backlog.Backlog;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells how this node is. Never waits; thread-safe. */
public interface NodeReports {

  /** Each channel of the terms, as it is on this node. */
  ChannelsReport channels();

  /** What is unfinished in the whole cluster, as this node has counted it last. */
  Overview overview();

  /**
   * The channels of one node.
   *
   * @param node the node's name
   * @param at when this was looked at
   * @param channels in the order of their codes
   */
  record ChannelsReport(String node, Instant at, List<ChannelStanding> channels) {
    public ChannelsReport {
      channels = List.copyOf(channels);
    }
  }

  /**
   * Unfinished business.
   *
   * @param node the node's name
   * @param at when this was looked at
   * @param backlog empty while it could not be counted
   * @param orphans as the last sweep found them
   */
  record Overview(String node, Instant at, Optional<Backlog> backlog, Orphans.Counts orphans) {}
}
