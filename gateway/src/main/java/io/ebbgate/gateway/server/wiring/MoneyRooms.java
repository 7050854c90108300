package io.ebbgate.gateway.server.wiring;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.routing.channel.BreakerState;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.guard.ResilientGuards;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.store.asking.PgDueAttempts;
import io.ebbgate.gateway.store.drawdown.PgDrawdowns;
import io.ebbgate.gateway.store.movement.Lease;
import io.ebbgate.gateway.store.movement.LeasedAttempts;
import io.ebbgate.gateway.store.movement.PgMovements;
import io.ebbgate.gateway.store.operator.PgOperatorBook;
import io.ebbgate.gateway.store.orphan.PgOrphans;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.store.pool.ContextExecutors;
import io.ebbgate.gateway.store.pool.GroupCommits;
import io.ebbgate.gateway.store.repayment.PgLoans;
import io.ebbgate.gateway.store.repayment.PgRepayments;
import io.ebbgate.gateway.store.repayment.PgVoidLoans;
import io.ebbgate.gateway.store.servicing.PgLoanCommands;
import io.ebbgate.gateway.usecase.drawdown.AcceptDrawdown;
import io.ebbgate.gateway.usecase.drawdown.Drawdowns;
import io.ebbgate.gateway.usecase.drawdown.QuoteDrawdowns;
import io.ebbgate.gateway.usecase.drawdown.ServeDrawdowns;
import io.ebbgate.gateway.usecase.drawdown.learning.DrawdownRows;
import io.ebbgate.gateway.usecase.drawdown.learning.LearnDrawdown;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownRules;
import io.ebbgate.gateway.usecase.drawdown.taking.RuleOnDrawdowns;
import io.ebbgate.gateway.usecase.grid.BatchedCreditGrid;
import io.ebbgate.gateway.usecase.grid.GridLines;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.movement.ProviderFacts;
import io.ebbgate.gateway.usecase.movement.asking.AskProviders;
import io.ebbgate.gateway.usecase.movement.asking.DecideAsking;
import io.ebbgate.gateway.usecase.movement.callback.Callbacks;
import io.ebbgate.gateway.usecase.movement.callback.TakeCallback;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.learning.DecideOutcomes;
import io.ebbgate.gateway.usecase.movement.learning.LearnOutcome;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.learning.WaitingOrders;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.KeepOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import io.ebbgate.gateway.usecase.movement.orphan.SweepOrphans;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.sending.AccountDetailsSource;
import io.ebbgate.gateway.usecase.movement.sending.OtherChannels;
import io.ebbgate.gateway.usecase.movement.sending.SendAttempts;
import io.ebbgate.gateway.usecase.movement.sending.SendingLimits;
import io.ebbgate.gateway.usecase.movement.sending.WithoutVoidLoans;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.operator.CarryOutMarks;
import io.ebbgate.gateway.usecase.operator.Operators;
import io.ebbgate.gateway.usecase.operator.ServeOperators;
import io.ebbgate.gateway.usecase.personal.GatheredAccountDetails;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.ebbgate.gateway.usecase.repayment.AcceptRepayment;
import io.ebbgate.gateway.usecase.repayment.QuoteWhatIsOwed;
import io.ebbgate.gateway.usecase.repayment.Repayments;
import io.ebbgate.gateway.usecase.repayment.ServeRepayments;
import io.ebbgate.gateway.usecase.repayment.learning.LearnRepayment;
import io.ebbgate.gateway.usecase.repayment.taking.RuleOnRepayments;
import io.ebbgate.gateway.usecase.servicing.DecideLoanCommands;
import io.ebbgate.gateway.usecase.servicing.LoanNotices;
import io.ebbgate.gateway.usecase.servicing.ServeServicing;
import io.ebbgate.gateway.usecase.servicing.Servicing;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Context;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * The rooms through which money goes: taking orders, sending attempts, learning outcomes, asking
 * providers.
 */
final class MoneyRooms {

  final Drawdowns drawdowns;
  final Repayments repayments;
  final Callbacks callbacks;
  final SendAttempts attempts;
  final AskProviders asker;
  final SweepOrphans orphans;
  final CarryOutMarks marks;
  final Operators operators;
  final Servicing servicing;
  final ResilientGuards guards;

  private final Foundations base;
  private final GatewayConfig config;
  private final TermsSource terms;
  private final Connectors connectors;
  private final BusinessDays days;

  MoneyRooms(
      Foundations base,
      BusinessDays days,
      TermsSource terms,
      Connectors connectors,
      AccountDetailsSource accounts,
      Runnable wakeNotifier) {
    this.base = base;
    this.days = days;
    this.config = base.config;
    this.terms = terms;
    this.connectors = connectors;
    this.guards =
        new ResilientGuards(
            config.guards(),
            channel -> terms.current().guards(channel),
            base.clock,
            System::nanoTime,
            () -> ThreadLocalRandom.current().nextDouble(),
            base.meters);
    var bookings = new Bookings(base.ids, days);
    var notices = new ComposeNotices(base.ids);
    int most = config.movement().maxAttempts();
    var learnDrawdown =
        new LearnDrawdown(
            this::channels, new DrawdownRows(terms, base.ids, bookings, notices), most, days);
    var learnRepayment =
        new LearnRepayment(
            terms, config.regulation().caps(), this::channels, base.ids, bookings, notices, most);
    var facts = new ProviderFacts(connectors);
    var learn =
        new LearnOutcome(
            new DecideOutcomes(
                facts, List.of(learnDrawdown, learnRepayment), bookings, base.clock));
    var lease = new Lease(base.nodeId, config.movement().lease());
    var leased = new LeasedAttempts(lease);
    var movements =
        new PgMovements(
            base.writer, learn, leased, base.clock, commits(Activity.context(base.vertx)));
    // One for both ways: they share each channel's room, and whoever leaves it lets the next one
    // in.
    this.attempts = sender("movements", connectors, accounts, movements);
    Consumer<NewAttempt> sender = attempts;
    var waiting =
        new WaitingOrders(
            base.timers,
            base.clock,
            config.limits().waitingOrdersEvery(),
            config.limits().waitingOrders());
    var grid = new BatchedCreditGrid(base.grid);
    learn.onSaved(saved -> saved.changes().newAttempts().forEach(sender));
    learn.onSaved(GridLines.installer(grid));
    learn.onSaved(waiting::saved);
    var returned =
        Counter.builder("ebbgate.payouts.returned")
            .description("payouts that came back after they had moved")
            .register(base.meters);
    learn.onSaved(saved -> returned.increment(saved.changes().returnedPayouts().size()));
    learn.onSaved(saved -> {
      if (!saved.changes().notices().isEmpty()) {
        wakeNotifier.run();
      }
    });
    this.drawdowns = drawdowns(lease, grid, sender, waiting);
    this.repayments = repayments(leased, sender, waiting);
    var limits = config.callbacks();
    var decideOrphans = new DecideOrphans(limits.orphanAlarmAfter(), limits.orphanLadder());
    var kept = new PgOrphans(base.reader, decideOrphans);
    this.callbacks = new TakeCallback(connectors, movements, keeper(kept), base.ids, base.clock);
    this.orphans = sweep(kept, movements);
    this.asker = asker(connectors, movements, new DecideAsking(facts, bookings));
    var operatorBook = new PgOperatorBook(base.reader);
    this.marks =
        new CarryOutMarks(
            operatorBook,
            movements,
            base.timers,
            base.clock,
            new CarryOutMarks.Settings(
                config.limits().marksEvery(), config.limits().marksAtOnce()));
    this.operators =
        new ServeOperators(operatorBook, marks, bookings, decideOrphans, base.ids, base.clock);
    this.servicing =
        new ServeServicing(
            new PgLoanCommands(base.reader),
            new DecideLoanCommands(
                terms,
                config.regulation().caps(),
                config.servicing(),
                base.ids,
                bookings,
                new LoanNotices(base.ids)),
            base.ids,
            base.clock,
            days);
  }

  private Drawdowns drawdowns(
      Lease lease, BatchedCreditGrid grid, Consumer<NewAttempt> sender, WaitingOrders waiting) {
    var offers = base.masterKey.offerTokens(base.clock);
    var limits = drawdownRules();
    var rules = new RuleOnDrawdowns(this::channels, limits, base.ids);
    var book =
        new PgDrawdowns(
            base.writer,
            base.reader,
            lease,
            commits(Activity.context(base.vertx)),
            base.clock,
            days);
    return new ServeDrawdowns(
        new QuoteDrawdowns(offers, terms, rules, limits, book, base.clock),
        new AcceptDrawdown(offers, terms, rules, book, grid, sender, base.clock),
        book,
        waiting);
  }

  private DrawdownRules drawdownRules() {
    return new DrawdownRules(
        config.regulation().caps(),
        config.business().authenticationValid(),
        config.limits().clockAhead(),
        config.business().offerValid(),
        days);
  }

  private Repayments repayments(
      LeasedAttempts leased, Consumer<NewAttempt> sender, WaitingOrders waiting) {
    var quotes = base.masterKey.quoteTokens(base.clock);
    var loans = new PgLoans(base.reader);
    var book =
        new PgRepayments(
            base.writer,
            base.reader,
            new RuleOnRepayments(terms, config.regulation().caps(), this::channels),
            leased,
            commits(Activity.context(base.vertx)));
    return new ServeRepayments(
        loans,
        new QuoteWhatIsOwed(
            loans,
            terms,
            config.regulation().caps(),
            quotes,
            base.clock,
            days,
            config.business().repaymentQuoteValid()),
        new AcceptRepayment(
            quotes, book, sender, base.ids, base.clock, days, () -> base.member.state().inQuorum()),
        book,
        waiting);
  }

  private SendAttempts sender(
      String name, Connectors connectors, AccountDetailsSource accounts, Movements movements) {
    var executor = ContextExecutors.of(Activity.context(base.vertx));
    var lease = config.movement().lease();
    return new SendAttempts(
        name,
        connectors,
        guards,
        new OtherChannels(this::channels, config.movement().maxAttempts()),
        new WithoutVoidLoans(
            new GatheredAccountDetails(accounts, config.database().batchSize(), executor),
            new PgVoidLoans(base.reader)),
        movements,
        // A fifth of the lease is left for the bytes to leave.
        new SendingLimits(
            lease,
            lease.dividedBy(5),
            config.movement().sendQueueSize(),
            config.movement().connectorGrace()),
        base.ids,
        base.clock,
        System::nanoTime,
        base.timers,
        executor,
        base.meters);
  }

  private AskProviders asker(Connectors connectors, Movements movements, DecideAsking decide) {
    return new AskProviders(
        new PgDueAttempts(base.writer, decide),
        connectors,
        movements,
        new AskProviders.Settings(
            config.movement().inquiryPoll(),
            config.movement().lease(),
            config.movement().inquiryBatch(),
            config.movement().inquiryConcurrency(),
            config.movement().connectorGrace()),
        base.ids,
        base.clock,
        base.timers,
        base.nodeId,
        base.meters);
  }

  private KeepOrphans keeper(Orphans kept) {
    return new KeepOrphans(
        kept,
        config.callbacks().orphanLadder().getFirst(),
        config.callbacks().maxOrphans(),
        base.ids,
        base.meters);
  }

  private SweepOrphans sweep(Orphans kept, Movements movements) {
    return new SweepOrphans(
        kept,
        movements,
        new SweepOrphans.Settings(
            config.callbacks().orphanPoll(),
            config.movement().lease(),
            config.callbacks().orphanBatch()),
        base.clock,
        base.timers,
        base.nodeId,
        base.meters);
  }

  /** What channel routing looks at, as it is now. */
  private ChannelSnapshot channels() {
    var all = terms.current().channelTerms();
    var breakers = new HashMap<String, BreakerState>();
    var unconnected = new HashSet<String>();
    for (var channel : all) {
      if (connectors.of(channel.code()).isEmpty()) {
        unconnected.add(channel.code());
      }
      breakers.put(
          channel.code(), guards.admits(channel.code()) ? BreakerState.CLOSED : BreakerState.OPEN);
    }
    return new ChannelSnapshot(all, breakers, unconnected);
  }

  private GroupCommits commits(Context context) {
    var limits = config.limits();
    return new GroupCommits(
        new CommitSettings(
            config.database().batchSize(),
            config.database().maxWriteQueue(),
            1,
            limits.commitFirstRetry(),
            limits.commitLongestRetry(),
            limits.commitGiveUp()),
        context,
        base.timers,
        base.clock,
        base.meters);
  }
}
