package io.ebbgate.simulator.world;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.gateway.server.runtime.TimeOrderedIds;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.simulator.invariant.Inspector;
import io.ebbgate.simulator.invariant.Invariant;
import io.ebbgate.simulator.invariant.LineInspector;
import io.ebbgate.simulator.invariant.LoanInspector;
import io.ebbgate.simulator.invariant.NoticeInspector;
import io.ebbgate.simulator.invariant.PeopleInspector;
import io.ebbgate.simulator.invariant.SuspenseInspector;
import io.ebbgate.simulator.invariant.Violations;
import io.ebbgate.simulator.node.Behaviour;
import io.ebbgate.simulator.node.SimGrid;
import io.ebbgate.simulator.node.SimTerms;
import io.ebbgate.simulator.node.Surroundings;
import io.ebbgate.simulator.node.Tokens;
import io.ebbgate.simulator.outbox.NoticeTables;
import io.ebbgate.simulator.people.Office;
import io.ebbgate.simulator.provider.Books;
import io.ebbgate.simulator.provider.Messenger;
import io.ebbgate.simulator.provider.SimProvider;
import io.ebbgate.simulator.statement.Clerk;
import io.ebbgate.simulator.store.Tables;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.time.Calendar;
import io.ebbgate.simulator.time.Chance;
import io.ebbgate.simulator.time.EventLog;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import io.ebbgate.simulator.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One world from its seed to its end. */
public final class World {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final int CHECK_EVERYTHING_EVERY = 50_000;
  private static final long SETTLING_MICROS = Duration.ofHours(2).toNanos() / 1_000;

  /** In days; together they pass the first due dates of most loans. */
  private static final List<Integer> PAUSES = List.of(1, 3, 14, 31);

  private static final int FIRST_PAUSE_MS = 20_000;
  private static final int PAUSE_MS = 160_000;
  private static final LocalTime MORNING = LocalTime.of(8, 30);
  private static final LocalTime BEFORE_MIDNIGHT = LocalTime.of(23, 59, 40);

  private final long seed;
  private final Scheduler scheduler = new Scheduler(START);
  private final Calendar calendar = new Calendar(scheduler, ZONE);
  private final EventLog log = new EventLog(scheduler);
  private final Violations violations = new Violations();
  private final Books books = new Books();
  private final Inspector inspector = new Inspector(violations, books);
  private final LineInspector lines = new LineInspector(violations);
  private final LoanInspector loans = new LoanInspector(violations);
  private final PeopleInspector people = new PeopleInspector(violations);
  private final NoticeTables notices;
  private final Fleet fleet = new Fleet();
  private final Faults faults;
  private final Messenger messenger;
  private final Surroundings around;
  private final Crowd crowd;
  private final Office office;
  private final List<Clerk> clerks;

  /** A world that has not begun. */
  public World(long seed, Behaviour behaviour) {
    this.seed = seed;
    var chance = new Chance(seed);
    this.faults = new Faults(chance);
    var ids = new TimeOrderedIds(scheduler, chance.bits());
    this.notices =
        new NoticeTables(behaviour.rules().noticeOrder(), new NoticeInspector(violations));
    var tables =
        new Tables(
            behaviour.rules(),
            behaviour.peopleRules(),
            inspector,
            lines,
            loans,
            new SuspenseInspector(violations),
            people,
            log);
    this.messenger =
        new Messenger(scheduler, calendar, chance, faults, fleet, violations, tables::hasNonce);
    var providers =
        SimTerms.CHANNELS.stream()
            .map(channel ->
                new SimProvider(
                    channel,
                    channel.equals(SimTerms.CHANNELS.getFirst()),
                    scheduler,
                    chance,
                    faults,
                    books,
                    inspector,
                    messenger,
                    log,
                    ZONE,
                    ids))
            .toList();
    this.around =
        new Surroundings(
            scheduler,
            chance,
            faults,
            calendar,
            ids,
            tables,
            notices,
            new Link(scheduler, chance, faults),
            new SimGrid(scheduler, chance, faults),
            new Tokens(),
            providers,
            inspector,
            violations,
            behaviour);
    this.crowd = new Crowd(around, fleet);
    this.office = new Office(around, books, fleet::anyNode);
    this.clerks =
        SimTerms.CHANNELS.stream()
            .map(channel -> new Clerk(around, channel, fleet::anyNode))
            .toList();
  }

  /**
   * Runs until so many events have reached a lifecycle or something is wrong, and then, without
   * faults, until everything has settled.
   */
  public WorldReport run(long steps) {
    fleet.start(around);
    crowd.arrive();
    disturb();
    letDaysPass(FIRST_PAUSE_MS);
    clerks.forEach(Clerk::start);
    office.open();
    long events = 0;
    while (violations.none() && violations.steps() < steps && scheduler.next()) {
      if (++events % CHECK_EVERYTHING_EVERY == 0) {
        lines.everything();
      }
    }
    int unsettled = violations.none() ? settle() : lines.open();
    return new WorldReport(
        seed,
        violations.steps(),
        crowd.payments(),
        faults.counts(),
        loans.repaid(),
        people.done(),
        violations.kept(),
        unsettled,
        log.digest());
  }

  /**
   * Now and then everything stands still for days, so that what was lent falls due. It goes on in
   * the morning, or just before midnight, so that a date changes in the middle of everything.
   */
  private void letDaysPass(int atMostMs) {
    scheduler.after(
        calendar.pauseMicros() + around.chance().micros(atMostMs / 4, atMostMs),
        () -> {
          if (!faults.on()) {
            return;
          }
          faults.count(FaultKind.DAYS_PASSED);
          calendar.pause(
              around.chance().pick(PAUSES), around.chance().oneIn(2) ? MORNING : BEFORE_MIDNIGHT);
          fleet.shutDown();
          crowd.welcome();
          wakeLate();
          letDaysPass(PAUSE_MS);
        });
  }

  /** A provider that is not open yet when the nodes are: then its statement is all there is. */
  private void wakeLate() {
    if (around.chance().oneIn(2)) {
      var provider = around.chance().pick(around.providers());
      scheduler.after(
          calendar.pauseMicros(), () -> provider.maintain(around.chance().micros(4_000, 20_000)));
    }
  }

  private int settle() {
    crowd.leave();
    faults.off();
    // Two nights more: what is decided after the first midnight is in the statement of that day.
    calendar.pause(2, MORNING);
    fleet.shutDown();
    long until = scheduler.nowMicros() + calendar.pauseMicros() + SETTLING_MICROS;
    office.close();
    while (violations.none() && isBusy() && scheduler.nowMicros() < until && scheduler.next()) {
      // Everything happens in the queue.
    }
    if (violations.none()) {
      if (isUnderWay()) {
        settles();
      }
      lines.everything();
      inspector.atTheEnd();
      notices.inspector().atTheEnd();
      if (violations.none() && isBusy()) {
        settles();
      }
    }
    return lines.open();
  }

  private void settles() {
    violations.found(
        Invariant.SETTLES,
        ("%d orders, %d notices, %d movements, %d deliveries, %d statements and %d calls for people"
                + " are left")
            .formatted(
                lines.open(),
                notices.queued(),
                undecided(),
                messenger.underWay(),
                clerks.stream().filter(Clerk::isBehind).count(),
                around.tables().people().left()));
  }

  /** People come last: they compare the books when all the rest is done. */
  private boolean isBusy() {
    return isUnderWay() || office.isBusy();
  }

  private boolean isUnderWay() {
    return lines.open() > 0
        || notices.queued() > 0
        || undecided() > 0
        || messenger.underWay() > 0
        || clerks.stream().anyMatch(Clerk::isBehind);
  }

  private int undecided() {
    return around.providers().stream().mapToInt(SimProvider::undecided).sum();
  }

  /** Strangers write, and providers take back what they said. */
  private void disturb() {
    scheduler.after(
        calendar.pauseMicros() + around.chance().micros(200, 4_000),
        () -> {
          if (!faults.on()) {
            return;
          }
          if (faults.strike(FaultKind.CALLBACK_UNKNOWN_REFERENCE, 6)) {
            messenger.unknownReference(
                around.chance().pick(SimTerms.CHANNELS), around.ids().next());
          }
          var moved = inspector.someMoved(around.chance());
          if (moved.isPresent() && faults.strike(FaultKind.TAKEN_BACK, 4)) {
            around
                .tables()
                .attempt(moved.get())
                .ifPresent(attempt ->
                    say(
                        attempt,
                        EvidenceSource.QUERY,
                        new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "taken back")));
          }
          disturb();
        });
  }

  private void say(AttemptRow attempt, EvidenceSource source, Outcome outcome) {
    fleet
        .anyNode()
        .ifPresent(node -> {
          var now = node.life().clock().instant();
          var _ =
              node.movements()
                  .learn(
                      new Learned(
                          attempt.id(),
                          around.ids().next(),
                          source,
                          outcome,
                          "",
                          "",
                          now,
                          now,
                          attempt.channel(),
                          Optional.empty(),
                          OptionalLong.empty()));
        });
  }
}
