package io.ebbgate.core.lifecycle;

import io.ebbgate.core.ledger.Suspense;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanTerms;
import io.ebbgate.core.lending.OverdueTerms;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.attempt.AttemptReference;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.PartialPolicy;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.repayment.RepaymentEffect;
import io.ebbgate.core.repayment.RepaymentEvent;
import io.ebbgate.core.repayment.RepaymentFacts;
import io.ebbgate.core.repayment.RepaymentLifecycle;
import io.ebbgate.core.repayment.RepaymentState;
import io.ebbgate.core.routing.channel.ChannelChoice;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Samples of every state and event of a repayment, and what is decided for each pair. */
public final class RepaymentTable {

  static final LocalDate VALUE_DATE = LocalDate.of(2026, 11, 23);
  static final UUID EVIDENCE = new UUID(2, 2);
  static final UUID EARLIER = new UUID(2, 1);
  static final Suspense IN_SUSPENSE =
      Suspense.held(EARLIER, Suspense.Way.MOVED, Money.fen(101_500));
  static final Suspense GIVEN_BACK =
      new Suspense(
          EARLIER, Suspense.Way.MOVED, Money.fen(101_500), Money.fen(0), Money.fen(0), true);
  static final AttemptReference LATEST = new AttemptReference(new UUID(3, 2), 2, "sample-a");
  static final AttemptReference OLDER = new AttemptReference(new UUID(3, 1), 1, "sample-b");
  static final ChannelChoice NEXT = new ChannelChoice("sample-c", "G-1");

  /** One month, 1,000 yuan at 18 %: 1,000 and 15 are due on 23 December. */
  static final Loan LOAN = loan();

  private RepaymentTable() {}

  private static Loan loan() {
    var rate = AnnualRate.parse("0.18");
    var principal = Money.fen(100_000);
    var terms =
        new LoanTerms(
            RepaymentMethod.BULLET,
            rate,
            DayCount.THIRTY_360,
            Rounding.HALF_UP,
            EarlyRepayment.FULL_AND_PARTIAL,
            PartialPolicy.REDUCE_INSTALMENT,
            23,
            OverdueTerms.defaults(rate, AnnualRate.parse("0.24")));
    var schedule =
        Schedules.plan(
            new ScheduleTerms(
                principal,
                rate,
                RepaymentMethod.BULLET,
                1,
                VALUE_DATE,
                DayCount.THIRTY_360,
                Rounding.HALF_UP,
                23,
                FirstPeriod.LONG));
    return Loan.open(new UUID(9, 9), principal, terms, VALUE_DATE, schedule);
  }

  public static RepaymentFacts facts(int maximumAttempts, long interestFen) {
    return new RepaymentFacts(
        LOAN,
        RepaymentKind.SCHEDULED,
        VALUE_DATE,
        Components.of(Money.fen(100_000), Money.fen(interestFen)),
        2,
        maximumAttempts,
        List.of());
  }

  static Map<String, RepaymentState> states() {
    var states = new LinkedHashMap<String, RepaymentState>();
    states.put("Submitted", new RepaymentState.Submitted());
    states.put("Disputed", new RepaymentState.Disputed());
    states.put("Succeeded", new RepaymentState.Succeeded());
    states.put("Failed", new RepaymentState.Failed());
    states.put("Refused", new RepaymentState.Refused());
    return states;
  }

  /** The same facts, but that the loan's payout came back meanwhile. */
  private static RepaymentFacts ofVoidLoan(RepaymentFacts facts) {
    return new RepaymentFacts(
        facts.loan().asVoided(),
        facts.kind(),
        facts.valueDate(),
        facts.components(),
        facts.latestSequence(),
        facts.maximumAttempts(),
        facts.suspense());
  }

  /** The same facts, but that suspense has held what the attempt collected. */
  static RepaymentFacts with(RepaymentFacts facts, Suspense suspense) {
    return new RepaymentFacts(
        facts.loan(),
        facts.kind(),
        facts.valueDate(),
        facts.components(),
        facts.latestSequence(),
        facts.maximumAttempts(),
        List.of(suspense));
  }

  /** An event with the facts that it is tried under. */
  record Sample(RepaymentEvent event, RepaymentFacts facts) {}

  static Map<String, Sample> events() {
    RepaymentFacts facts = facts(4, 1_500);
    var samples = new LinkedHashMap<String, Sample>();
    samples.put("moved", new Sample(moved(LATEST), facts));
    samples.put("moved, loan changed", new Sample(moved(LATEST), facts(4, 1_499)));
    for (NotMoved.Reason reason : NotMoved.Reason.values()) {
      samples.put(
          reason + ", another channel",
          new Sample(notMoved(LATEST, reason, Optional.of(NEXT)), facts));
    }
    samples.put(
        "DECLINED_BY_CHANNEL, no other channel",
        new Sample(notMoved(LATEST, NotMoved.Reason.DECLINED_BY_CHANNEL, Optional.empty()), facts));
    samples.put(
        "DECLINED_BY_CHANNEL, last attempt",
        new Sample(
            notMoved(LATEST, NotMoved.Reason.DECLINED_BY_CHANNEL, Optional.of(NEXT)),
            facts(2, 1_500)));
    samples.put("disputed", new Sample(disputed(LATEST), facts));
    samples.put("moved, void loan", new Sample(moved(LATEST), ofVoidLoan(facts)));
    samples.put(
        "DECLINED_BY_CHANNEL, void loan",
        new Sample(
            notMoved(LATEST, NotMoved.Reason.DECLINED_BY_CHANNEL, Optional.of(NEXT)),
            ofVoidLoan(facts)));
    samples.put("taken back", new Sample(returned(LATEST), facts));
    samples.put("taken back, in suspense", new Sample(returned(LATEST), with(facts, IN_SUSPENSE)));
    samples.put(
        "taken back, in suspense of a void loan",
        new Sample(returned(LATEST), with(ofVoidLoan(facts), IN_SUSPENSE)));
    samples.put(
        "taken back, given back by people", new Sample(returned(LATEST), with(facts, GIVEN_BACK)));
    samples.put("taken back, older attempt", new Sample(returned(OLDER), facts));
    samples.put(
        "taken back, older attempt in suspense",
        new Sample(returned(OLDER), with(facts, IN_SUSPENSE)));
    samples.put("moved, older attempt", new Sample(moved(OLDER), facts));
    samples.put(
        "not moved, older attempt",
        new Sample(notMoved(OLDER, NotMoved.Reason.NOT_SENT, Optional.of(NEXT)), facts));
    samples.put("disputed, older attempt", new Sample(disputed(OLDER), facts));
    return samples;
  }

  static LifecycleTable table() {
    var rows = new ArrayList<LifecycleTable.Row>();
    states()
        .forEach((stateName, state) ->
            events()
                .forEach((eventName, sample) -> {
                  var decision = RepaymentLifecycle.decide(state, sample.event(), sample.facts());
                  List<String> effects =
                      decision.effects().stream().map(RepaymentTable::show).toList();
                  rows.add(
                      new LifecycleTable.Row(
                          stateName, eventName, decision.state().name(), effects));
                }));
    return new LifecycleTable("Repayment", rows);
  }

  private static String show(RepaymentEffect effect) {
    return switch (effect) {
      case RepaymentEffect.OpenIncident(var reason, var _) -> "OpenIncident(" + reason + ")";
      case RepaymentEffect.PostLedger(var entry) -> "PostLedger(" + entry.kind() + ")";
      case RepaymentEffect.TellFailed(var _, boolean customerToo) ->
          customerToo ? "TellFailed" : "TellFailed(app only)";
      case RepaymentEffect.ChangeLoan _,
          RepaymentEffect.CloseDebit _,
          RepaymentEffect.EndIncident _,
          RepaymentEffect.TellReleased _,
          RepaymentEffect.RecordPaid _,
          RepaymentEffect.ReturnCredit _,
          RepaymentEffect.StartAttempt _,
          RepaymentEffect.TellHeld _,
          RepaymentEffect.TellSucceeded _ ->
          effect.getClass().getSimpleName();
    };
  }

  private static RepaymentEvent moved(AttemptReference attempt) {
    return new RepaymentEvent.AttemptMoved(
        attempt, new Moved(Money.fen(101_500), "P-1", Instant.EPOCH), EVIDENCE);
  }

  static RepaymentEvent returned(AttemptReference attempt) {
    return new RepaymentEvent.AttemptReturned(
        attempt,
        new Moved(Money.fen(101_500), "P-1", Instant.EPOCH).returned(Instant.EPOCH),
        EVIDENCE);
  }

  private static RepaymentEvent notMoved(
      AttemptReference attempt, NotMoved.Reason reason, Optional<ChannelChoice> next) {
    return new RepaymentEvent.AttemptNotMoved(attempt, new NotMoved(reason, "E1"), EVIDENCE, next);
  }

  private static RepaymentEvent disputed(AttemptReference attempt) {
    return new RepaymentEvent.AttemptDisputed(
        attempt, new Moved(Money.fen(1), "P-1", Instant.EPOCH), EVIDENCE);
  }
}
