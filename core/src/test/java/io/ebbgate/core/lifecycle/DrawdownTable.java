package io.ebbgate.core.lifecycle;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.drawdown.DrawdownEffect;
import io.ebbgate.core.drawdown.DrawdownEvent;
import io.ebbgate.core.drawdown.DrawdownFacts;
import io.ebbgate.core.drawdown.DrawdownLifecycle;
import io.ebbgate.core.drawdown.DrawdownState;
import io.ebbgate.core.drawdown.Lent;
import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.AttemptReference;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Samples of every state and event of a drawdown, and what is decided for each pair. */
final class DrawdownTable {

  static final Money AMOUNT = Money.fen(500_000);
  static final UUID EVIDENCE = new UUID(2, 2);
  static final UUID EARLIER = new UUID(2, 1);
  static final Suspense GIVEN_UP =
      new Suspense(
          EARLIER,
          Suspense.Way.CAME_BACK,
          Money.fen(205_000),
          Money.fen(0),
          Money.fen(205_000),
          true);
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final AttemptReference LATEST = new AttemptReference(new UUID(3, 2), 2, "sample-a");
  static final AttemptReference OLDER = new AttemptReference(new UUID(3, 1), 1, "sample-b");
  static final ChannelChoice NEXT = new ChannelChoice("sample-c", "");

  private DrawdownTable() {}

  static DrawdownFacts facts(int maximumAttempts) {
    return facts(maximumAttempts, List.of());
  }

  private static DrawdownFacts facts(int maximumAttempts, List<Suspense> suspense) {
    return new DrawdownFacts(
        AMOUNT,
        2,
        maximumAttempts,
        NOW.minusSeconds(60),
        BusinessDays.in(ZoneId.of("Asia/Shanghai")),
        suspense);
  }

  static Map<String, DrawdownState> states() {
    var states = new LinkedHashMap<String, DrawdownState>();
    states.put("Submitted", new DrawdownState.Submitted());
    states.put("Disputed", new DrawdownState.Disputed());
    states.put("Disbursed", new DrawdownState.Disbursed());
    states.put("Returned", new DrawdownState.Returned());
    states.put("Failed", new DrawdownState.Failed());
    states.put("Refused", new DrawdownState.Refused());
    return states;
  }

  /** An event with the facts that it is tried under. */
  record Sample(DrawdownEvent event, DrawdownFacts facts) {
    private Sample(DrawdownEvent event, int maximumAttempts) {
      this(event, DrawdownTable.facts(maximumAttempts));
    }
  }

  static Map<String, Sample> events() {
    var samples = new LinkedHashMap<String, Sample>();
    samples.put("moved", new Sample(moved(LATEST), 4));
    for (NotMoved.Reason reason : NotMoved.Reason.values()) {
      samples.put(
          reason + ", another channel", new Sample(notMoved(LATEST, reason, Optional.of(NEXT)), 4));
    }
    samples.put(
        "DECLINED_BY_CHANNEL, no other channel",
        new Sample(notMoved(LATEST, NotMoved.Reason.DECLINED_BY_CHANNEL, Optional.empty()), 4));
    samples.put(
        "DECLINED_BY_CHANNEL, last attempt",
        new Sample(notMoved(LATEST, NotMoved.Reason.DECLINED_BY_CHANNEL, Optional.of(NEXT)), 2));
    samples.put("disputed", new Sample(disputed(LATEST), 4));
    samples.put("returned", new Sample(returned(LATEST, unpaid()), 4));
    samples.put("returned, repaid in part", new Sample(returned(LATEST, repaidInPart()), 4));
    samples.put("returned, repaid in full", new Sample(returned(LATEST, repaidInFull()), 4));
    samples.put(
        "returned, repayment taken back",
        new Sample(returned(LATEST, repaid(takenBack(205_000))), 4));
    samples.put(
        "returned, repayment taken back in part",
        new Sample(returned(LATEST, repaid(takenBack(1_000))), 4));
    samples.put(
        "returned, repayment taken back and given up",
        new Sample(returned(LATEST, repaid(GIVEN_UP)), 4));
    samples.put("returned, older attempt", new Sample(returned(OLDER, unpaid()), 4));
    samples.put(
        "returned, older attempt in suspense",
        new Sample(
            returned(OLDER, unpaid()),
            facts(4, List.of(Suspense.held(EARLIER, Suspense.Way.MOVED, AMOUNT)))));
    samples.put("moved, older attempt", new Sample(moved(OLDER), 4));
    samples.put(
        "not moved, older attempt",
        new Sample(notMoved(OLDER, NotMoved.Reason.NOT_SENT, Optional.of(NEXT)), 4));
    samples.put("disputed, older attempt", new Sample(disputed(OLDER), 4));
    return samples;
  }

  static LifecycleTable table() {
    var rows = new ArrayList<LifecycleTable.Row>();
    states()
        .forEach((stateName, state) ->
            events()
                .forEach((eventName, sample) -> {
                  var decision = DrawdownLifecycle.decide(state, sample.event(), sample.facts());
                  List<String> effects =
                      decision.effects().stream().map(DrawdownTable::show).toList();
                  rows.add(
                      new LifecycleTable.Row(
                          stateName, eventName, decision.state().name(), effects));
                }));
    return new LifecycleTable("Drawdown", rows);
  }

  private static String show(DrawdownEffect effect) {
    return switch (effect) {
      case DrawdownEffect.OpenIncident(var reason, var _) -> "OpenIncident(" + reason + ")";
      case DrawdownEffect.PostLedger(var entry) -> "PostLedger(" + entry.kind() + ")";
      case DrawdownEffect.ReverseRepayment(var _, var entry, var reason) ->
          "ReverseRepayment(" + entry.kind() + ", " + reason + ")";
      case DrawdownEffect.ReverseTakenBack(var _, var entry, var ended) ->
          "ReverseTakenBack(" + entry.kind() + (ended.isPresent() ? ", ends its incident)" : ")");
      case DrawdownEffect.CreateLoan _,
          DrawdownEffect.EndIncident _,
          DrawdownEffect.RecordPaid _,
          DrawdownEffect.RecordReturned _,
          DrawdownEffect.ReleaseReservation _,
          DrawdownEffect.RestoreCredit _,
          DrawdownEffect.StartAttempt _,
          DrawdownEffect.StopTelling _,
          DrawdownEffect.TellFailed _,
          DrawdownEffect.TellPaid _,
          DrawdownEffect.TellReturned _,
          DrawdownEffect.UseReservation _,
          DrawdownEffect.VoidLoan _ ->
          effect.getClass().getSimpleName();
    };
  }

  static DrawdownEvent.AttemptMoved moved(AttemptReference attempt) {
    return new DrawdownEvent.AttemptMoved(
        attempt, new Moved(AMOUNT, "P-1", NOW.minusSeconds(1)), EVIDENCE, NOW);
  }

  static DrawdownEvent.AttemptReturned returned(AttemptReference attempt, Lent lent) {
    var proof = new Moved(AMOUNT, "P-1", NOW.minusSeconds(1)).returned(NOW);
    return new DrawdownEvent.AttemptReturned(attempt, proof, EVIDENCE, lent);
  }

  /** Nothing of the loan was repaid. */
  static Lent unpaid() {
    return new Lent(AMOUNT, List.of());
  }

  /** 2,000 of the principal and 50 of interest were repaid. */
  static Lent repaidInPart() {
    return new Lent(Money.fen(300_000), List.of(collected(1, 200_000, 5_000)));
  }

  static Suspense takenBack(long fen) {
    return Suspense.held(EARLIER, Suspense.Way.CAME_BACK, Money.fen(fen));
  }

  /** 2,050 were repaid, and suspense has held something of them since. */
  static Lent repaid(Suspense suspense) {
    return new Lent(
        Money.fen(300_000), List.of(collected(1, 200_000, 5_000).with(List.of(suspense))));
  }

  /** All of the principal was repaid, by two repayments. */
  static Lent repaidInFull() {
    return new Lent(
        Money.fen(0), List.of(collected(1, 200_000, 5_000), collected(2, 300_000, 1_000)));
  }

  private static Lent.Collected collected(int number, long principalFen, long interestFen) {
    return new Lent.Collected(
        new UUID(4, number),
        new UUID(5, number),
        Components.of(Money.fen(principalFen), Money.fen(interestFen)));
  }

  private static DrawdownEvent notMoved(
      AttemptReference attempt, NotMoved.Reason reason, Optional<ChannelChoice> next) {
    return new DrawdownEvent.AttemptNotMoved(attempt, new NotMoved(reason, "E1"), EVIDENCE, next);
  }

  private static DrawdownEvent disputed(AttemptReference attempt) {
    return new DrawdownEvent.AttemptDisputed(
        attempt, new Moved(Money.fen(1), "P-1", NOW), EVIDENCE);
  }
}
