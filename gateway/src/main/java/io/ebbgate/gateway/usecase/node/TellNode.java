package io.ebbgate.gateway.usecase.node;

import io.ebbgate.gateway.usecase.backlog.Backlog;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import io.ebbgate.gateway.usecase.movement.sending.queue.Queued;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts together what the parts of a node know. Thread-safe. */
public final class TellNode implements NodeReports {
  private final String node;
  private final TermsSource terms;
  private final GuardStandings guards;
  private final Function<String, Queued> queues;
  private final Supplier<Optional<Backlog>> backlog;
  private final Supplier<Orphans.Counts> orphans;
  private final InstantSource clock;

  /**
   * Reports of a node; every source is asked when somebody wants to know, and answers at once.
   *
   * @param node its name
   * @param queues what waits for a channel
   * @param backlog counted last
   * @param orphans counted last
   */
  public TellNode(
      String node,
      TermsSource terms,
      GuardStandings guards,
      Function<String, Queued> queues,
      Supplier<Optional<Backlog>> backlog,
      Supplier<Orphans.Counts> orphans,
      InstantSource clock) {
    this.node = node;
    this.terms = terms;
    this.guards = guards;
    this.queues = queues;
    this.backlog = backlog;
    this.orphans = orphans;
    this.clock = clock;
  }

  @Override
  public ChannelsReport channels() {
    var channels =
        terms.current().channelTerms().stream()
            .map(channel ->
                new ChannelStanding(
                    channel, guards.standing(channel.code()), queues.apply(channel.code())))
            .toList();
    return new ChannelsReport(node, clock.instant(), channels);
  }

  @Override
  public Overview overview() {
    return new Overview(node, clock.instant(), backlog.get(), orphans.get());
  }
}
