package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.backlog.Backlog;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import io.ebbgate.gateway.usecase.movement.sending.queue.Queued;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.ebbgate.gateway.usecase.node.ChannelStanding;
import io.ebbgate.gateway.usecase.node.GuardStanding;
import io.ebbgate.gateway.usecase.node.NodeReports;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A node as the contract's examples show it. */
final class FakeNode implements NodeReports {
  private static final String NODE = "4711@gateway-1";
  private static final Instant AT = Instant.parse("2026-11-23T01:30:00Z");
  private static final Instant SINCE = Instant.parse("2026-11-23T01:00:00Z");
  private static final Instant TRIED = Instant.parse("2026-11-23T01:29:58Z");

  @Override
  public ChannelsReport channels() {
    return new ChannelsReport(NODE, AT, List.of(busy(), ill()));
  }

  @Override
  public Overview overview() {
    return new Overview(
        NODE, AT, Optional.of(new Backlog(3, 2, 1, 5, Map.of(), 2, 1)), new Orphans.Counts(4, 1));
  }

  private static ChannelStanding busy() {
    var settings =
        GuardSettings.of(
            Guarding.few()
                .with(
                    Guarding.terms(
                        GuardSetting.CALLS_PER_SECOND, 20, GuardSetting.BURST_CALLS, 2)));
    return new ChannelStanding(
        terms("sample-a"),
        new GuardStanding(
            settings,
            Set.of(GuardSetting.CALLS_PER_SECOND, GuardSetting.BURST_CALLS),
            SINCE,
            new GuardStanding.Breaker(
                GuardStanding.State.CLOSED,
                SINCE,
                Optional.empty(),
                4,
                OptionalInt.of(25),
                OptionalInt.of(0)),
            new GuardStanding.Calls(2, 3),
            OptionalLong.of(0),
            Optional.of(TRIED),
            Optional.of(SINCE)),
        new Queued(7, Optional.of(new Wait.Rate(AT.plusMillis(50))), 1));
  }

  private static ChannelStanding ill() {
    return new ChannelStanding(
        terms("sample-b"),
        new GuardStanding(
            GuardSettings.of(Guarding.few()),
            Set.of(),
            SINCE,
            new GuardStanding.Breaker(
                GuardStanding.State.OPEN,
                TRIED,
                Optional.of(TRIED.plusSeconds(5)),
                1,
                OptionalInt.empty(),
                OptionalInt.empty()),
            new GuardStanding.Calls(0, 3),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.of(TRIED)),
        Queued.NOTHING);
  }

  private static ChannelTerms terms(String code) {
    return new ChannelTerms(code, "any", 1, true, true, 100, Money.fen(5_000_000), List.of(), true);
  }
}
