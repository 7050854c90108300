package io.ebbgate.gateway.store.repayment;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.server.runtime.VertxTimers;
import io.ebbgate.gateway.store.drawdown.PgDrawdowns;
import io.ebbgate.gateway.store.movement.Lease;
import io.ebbgate.gateway.store.movement.LeasedAttempts;
import io.ebbgate.gateway.store.movement.PgMovements;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.store.pool.GroupCommits;
import io.ebbgate.gateway.usecase.drawdown.learning.DrawdownRows;
import io.ebbgate.gateway.usecase.drawdown.learning.LearnDrawdown;
import io.ebbgate.gateway.usecase.movement.ProviderFacts;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.learning.DecideOutcomes;
import io.ebbgate.gateway.usecase.movement.learning.LearnOutcome;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.learning.WaitingOrders;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.repayment.AcceptRepayment;
import io.ebbgate.gateway.usecase.repayment.QuoteWhatIsOwed;
import io.ebbgate.gateway.usecase.repayment.ServeRepayments;
import io.ebbgate.gateway.usecase.repayment.learning.LearnRepayment;
import io.ebbgate.gateway.usecase.repayment.taking.RuleOnRepayments;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One gateway's share of a {@link LendingWorld}: several race for the same rows. */
public final class LendingNode {
  private static final int MAXIMUM_ATTEMPTS = 4;

  public final PgDrawdowns drawdowns;
  public final PgMovements movements;
  public final ServeRepayments repayments;
  private final LendingWorld world;

  public LendingNode(LendingWorld world, int writers) {
    this.world = world;
    var terms = world.terms;
    var clock = world.clock;
    var timers = new VertxTimers(world.database.vertx());
    var groups =
        new GroupCommits(
            new CommitSettings(
                64,
                8_192,
                writers,
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5)),
            world.database.vertx().getOrCreateContext(),
            timers,
            clock,
            world.meters);
    var bookings = new Bookings(world.ids, LendingWorld.DAYS);
    var notices = new ComposeNotices(world.ids);
    var learning =
        new LearnRepayment(
            terms,
            LendingCaps.defaults(),
            terms::channels,
            world.ids,
            bookings,
            notices,
            MAXIMUM_ATTEMPTS);
    var lease = new Lease(world.ids.next(), Duration.ofSeconds(20));
    var attempts = new LeasedAttempts(lease);
    var drawdownLearning =
        new LearnDrawdown(
            terms::channels,
            new DrawdownRows(terms, world.ids, bookings, notices),
            MAXIMUM_ATTEMPTS,
            LendingWorld.DAYS);
    var outcomes =
        new LearnOutcome(
            new DecideOutcomes(
                new ProviderFacts(_ -> Optional.empty()),
                List.of(learning, drawdownLearning),
                bookings,
                clock));
    drawdowns =
        new PgDrawdowns(world.writer, world.reader, lease, groups, clock, LendingWorld.DAYS);
    movements = new PgMovements(world.writer, outcomes, attempts, clock, groups);
    var waiting = new WaitingOrders(timers, clock, Duration.ofMillis(20), 1_000);
    outcomes.onSaved(waiting::saved);
    outcomes.onSaved(saved -> world.sent.addAll(saved.changes().newAttempts()));
    var loans = new PgLoans(world.reader);
    var book =
        new PgRepayments(
            world.writer,
            world.reader,
            new RuleOnRepayments(terms, LendingCaps.defaults(), terms::channels),
            attempts,
            groups);
    repayments =
        new ServeRepayments(
            loans,
            new QuoteWhatIsOwed(
                loans,
                terms,
                LendingCaps.defaults(),
                world.tokens,
                clock,
                LendingWorld.DAYS,
                Duration.ofMinutes(10)),
            new AcceptRepayment(
                world.tokens,
                book,
                world.sent::add,
                world.ids,
                clock,
                LendingWorld.DAYS,
                world.inQuorum::get),
            book,
            waiting);
  }

  public Future<Movements.Told> learn(NewAttempt attempt, Outcome outcome) {
    return movements.learn(
        new Learned(
            attempt.id(),
            world.ids.next(),
            EvidenceSource.CALLBACK,
            outcome,
            "",
            "",
            world.clock.instant(),
            world.clock.instant(),
            attempt.channel(),
            Optional.empty(),
            OptionalLong.empty()));
  }
}
