package io.ebbgate.simulator.node;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.routing.channel.BreakerState;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.guard.ResilientGuards;
import io.ebbgate.gateway.store.pool.CommitMeters;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.store.pool.Committer;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.store.pool.GroupCommit;
import io.ebbgate.gateway.usecase.drawdown.AcceptDrawdown;
import io.ebbgate.gateway.usecase.drawdown.Drawdowns;
import io.ebbgate.gateway.usecase.drawdown.QuoteDrawdowns;
import io.ebbgate.gateway.usecase.drawdown.ServeDrawdowns;
import io.ebbgate.gateway.usecase.drawdown.learning.DrawdownRows;
import io.ebbgate.gateway.usecase.drawdown.learning.LearnDrawdown;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownRules;
import io.ebbgate.gateway.usecase.drawdown.taking.RuleOnDrawdowns;
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
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.learning.WaitingOrders;
import io.ebbgate.gateway.usecase.movement.orphan.KeepOrphans;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.sending.AccountDetailsSource;
import io.ebbgate.gateway.usecase.movement.sending.OtherChannels;
import io.ebbgate.gateway.usecase.movement.sending.SendAttempts;
import io.ebbgate.gateway.usecase.movement.sending.SendingLimits;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.notice.DeliverNotices;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeSender;
import io.ebbgate.gateway.usecase.operator.Operators;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.gateway.usecase.repayment.AcceptRepayment;
import io.ebbgate.gateway.usecase.repayment.QuoteWhatIsOwed;
import io.ebbgate.gateway.usecase.repayment.Repayments;
import io.ebbgate.gateway.usecase.repayment.ServeRepayments;
import io.ebbgate.gateway.usecase.repayment.learning.LearnRepayment;
import io.ebbgate.gateway.usecase.repayment.taking.RuleOnRepayments;
import io.ebbgate.simulator.guard.GuardChoices;
import io.ebbgate.simulator.guard.WatchedGuards;
import io.ebbgate.simulator.provider.Gateways;
import io.ebbgate.simulator.provider.SimConnector;
import io.ebbgate.simulator.store.DrawdownTables;
import io.ebbgate.simulator.store.LearningTables;
import io.ebbgate.simulator.store.RepaymentTables;
import io.ebbgate.simulator.store.SimDrawdownBook;
import io.ebbgate.simulator.store.SimDueAttempts;
import io.ebbgate.simulator.store.SimMovements;
import io.ebbgate.simulator.store.SimRepaymentBook;
import io.ebbgate.simulator.time.NodeLife;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** One gateway process, wired as the gateway's own wiring does it. */
public final class SimNode implements Gateways.Door {
  private static final int ATTEMPTS_AT_MOST = 3;
  private static final int NODES = 3;

  private final Surroundings around;
  private final NodeLife life;
  private final MeterRegistry meters = new CompositeMeterRegistry();
  private final SimTerms terms;
  private final WatchedGuards guards;
  private final Clock clock;
  private final Connectors connectors;
  private final Movements movements;
  private final SendAttempts sender;
  private final AskProviders asker;
  private final DeliverNotices notifier;
  private final Callbacks callbacks;
  private final Drawdowns drawdowns;
  private final Repayments repayments;
  private final NodeDesk desk;

  /** A node that asks and tells nobody before {@link #start()}. */
  public SimNode(Surroundings around, NodeLife life, SimTerms terms) {
    this.around = around;
    this.life = life;
    this.terms = terms;
    this.clock = life.clock();
    this.guards = guards();
    this.connectors = connectors();
    var facts = new ProviderFacts(connectors);
    var bookings = new Bookings(around.ids(), days());
    var learn = new LearnOutcome(decide(facts, bookings));
    this.movements = around.behaviour().movements(movements(learn));
    this.sender = sender(connectors);
    this.notifier = notifier();
    var waiting = new WaitingOrders(life, clock, Duration.ofSeconds(1), 16);
    var grid = new NodeGrid(around.grid(), life);
    learn.onSaved(saved -> saved.changes().newAttempts().forEach(sender));
    learn.onSaved(GridLines.installer(grid));
    learn.onSaved(waiting::saved);
    learn.onSaved(saved -> {
      if (!saved.changes().notices().isEmpty()) {
        notifier.wake();
      }
    });
    this.drawdowns = drawdowns(grid, waiting);
    this.repayments = repayments(waiting);
    this.callbacks = new TakeCallback(connectors, movements, orphans(), around.ids(), clock);
    this.asker = asker(connectors, new DecideAsking(facts, bookings));
    this.desk = new NodeDesk(around, life, movements, bookings);
  }

  /** Begins to ask, to tell, and to carry out what people have approved. */
  public void start() {
    life.run(asker::start);
    life.run(notifier::start);
    life.run(desk::start);
  }

  @Override
  public NodeLife life() {
    return life;
  }

  @Override
  public Callbacks callbacks() {
    return callbacks;
  }

  @Override
  public Movements movements() {
    return movements;
  }

  /** What speaks to a channel's provider. */
  public Connector connector(String channel) {
    return connectors.of(channel).orElseThrow();
  }

  /** What the lending app does with drawdowns. */
  public Drawdowns drawdowns() {
    return drawdowns;
  }

  /** What the lending app does with repayments. */
  public Repayments repayments() {
    return repayments;
  }

  /** What people do. */
  public Operators operators() {
    return desk.operators();
  }

  private WatchedGuards guards() {
    Function<String, GuardTerms> guarded = channel -> terms.current().guards(channel);
    var real =
        new ResilientGuards(
            GuardChoices.DEFAULTS,
            guarded,
            clock,
            life::nanoTime,
            around.chance().bits()::nextDouble,
            meters);
    return new WatchedGuards(
        around.behaviour().guards(real),
        guarded,
        clock,
        life::nanoTime,
        around.violations(),
        around.faults());
  }

  private Connectors connectors() {
    Map<String, Connector> byChannel = new LinkedHashMap<>();
    for (var provider : around.providers()) {
      Connector real =
          new SimConnector(
              provider,
              life,
              around.scheduler(),
              around.chance(),
              around.faults(),
              around.inspector(),
              () -> guards.sent(provider.channel()));
      byChannel.put(provider.channel(), around.behaviour().connector(provider.channel(), real));
    }
    return channel -> Optional.ofNullable(byChannel.get(channel));
  }

  private BusinessDays days() {
    return BusinessDays.in(clock.getZone());
  }

  private DecideOutcomes decide(ProviderFacts facts, Bookings bookings) {
    var notices = new ComposeNotices(around.ids());
    var drawdown =
        new LearnDrawdown(
            this::channels,
            new DrawdownRows(terms, around.ids(), bookings, notices),
            ATTEMPTS_AT_MOST,
            days());
    var repayment =
        new LearnRepayment(
            terms,
            LendingCaps.defaults(),
            this::channels,
            around.ids(),
            bookings,
            notices,
            ATTEMPTS_AT_MOST);
    return new DecideOutcomes(facts, List.of(drawdown, repayment), bookings, clock);
  }

  private Movements movements(LearnOutcome learn) {
    var decision = around.behaviour().decision(new WatchedDecision(learn, around.violations()));
    var tables =
        new LearningTables(
            around.tables(), around.notices(), around.scheduler(), around.violations());
    Committer<Learned, Movements.Told> real =
        new SimMovements(tables, around.link(), life, decision, Surroundings.LEASE);
    var group = group("learning", around.behaviour().learning(decision, real));
    return learned -> DatabaseAway.told(group.submit(learned), "say it again");
  }

  private <T, R> GroupCommit<T, R> group(String name, Committer<T, R> committer) {
    var settings =
        new CommitSettings(
            64, 1_024, 1, Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(5));
    return new GroupCommit<>(
        name, settings, committer, life, () -> life, life, clock, new CommitMeters(meters));
  }

  private KeepOrphans orphans() {
    return new KeepOrphans(
        new SimOrphans(around.tables().people(), around.link(), life),
        Duration.ofSeconds(10),
        Integer.MAX_VALUE,
        around.ids(),
        meters);
  }

  private SendAttempts sender(Connectors connectors) {
    AccountDetailsSource accounts =
        cards ->
            around
                .link()
                .read(
                    life,
                    () -> {
                      Map<UUID, AccountDetails> found = new HashMap<>();
                      cards.forEach(card ->
                          found.put(card, new AccountDetails("6222020000000", "Li", "ICBC")));
                      return found;
                    });
    var settings =
        new SendingLimits(
            Surroundings.LEASE, Surroundings.LEASE.dividedBy(5), 256, Surroundings.CONNECTOR_GRACE);
    return new SendAttempts(
        "movements",
        connectors,
        guards,
        new OtherChannels(this::channels, ATTEMPTS_AT_MOST),
        accounts,
        movements,
        around.behaviour().sending(settings),
        around.ids(),
        clock,
        life::nanoTime,
        life,
        life,
        meters);
  }

  private AskProviders asker(Connectors connectors, DecideAsking decide) {
    return new AskProviders(
        new SimDueAttempts(
            around.tables(), around.link(), life, decide, around.scheduler(), around.violations()),
        connectors,
        movements,
        new AskProviders.Settings(
            Duration.ofMillis(500), Surroundings.LEASE, 32, 64, Surroundings.CONNECTOR_GRACE),
        around.ids(),
        clock,
        life,
        life.id(),
        meters);
  }

  private DeliverNotices notifier() {
    NoticeSender receiver = around.behaviour().notices(new Receiver(life, around));
    return new DeliverNotices(
        new SimNoticeQueue(around.notices(), around.link(), life, around.scheduler()),
        Map.of(NoticeKind.SMS, receiver, NoticeKind.WEBHOOK, receiver, NoticeKind.REPORT, receiver),
        new DeliverNotices.Settings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)),
            64,
            16,
            Duration.ofSeconds(5)),
        clock,
        life,
        life.id(),
        () -> NODES,
        meters);
  }

  private Drawdowns drawdowns(NodeGrid grid, WaitingOrders waiting) {
    var offers = around.tokens().offers(clock);
    var limits =
        new DrawdownRules(
            LendingCaps.defaults(),
            Duration.ofMinutes(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15),
            days());
    var rules = new RuleOnDrawdowns(this::channels, limits, around.ids());
    var book =
        around
            .behaviour()
            .drawdowns(
                new SimDrawdownBook(
                    new DrawdownTables(
                        around.tables(),
                        Surroundings.LEASE,
                        around.scheduler(),
                        () -> LocalDate.now(clock)),
                    around.link(),
                    life,
                    committer -> group("drawdowns", committer)));
    return new ServeDrawdowns(
        new QuoteDrawdowns(offers, terms, rules, limits, book, clock),
        new AcceptDrawdown(offers, terms, rules, book, grid, this::toSend, clock),
        book,
        waiting);
  }

  private Repayments repayments(WaitingOrders waiting) {
    var quotes = around.tokens().quotes(clock);
    var book =
        new SimRepaymentBook(
            new RepaymentTables(around.tables(), Surroundings.LEASE, around.scheduler()),
            around.link(),
            life,
            new RuleOnRepayments(terms, LendingCaps.defaults(), this::channels),
            committer -> group("repayments", committer));
    return new ServeRepayments(
        book.loans(),
        new QuoteWhatIsOwed(
            book.loans(),
            terms,
            LendingCaps.defaults(),
            quotes,
            clock,
            days(),
            Duration.ofMinutes(15)),
        new AcceptRepayment(quotes, book, this::toSend, around.ids(), clock, days(), () -> true),
        book,
        waiting);
  }

  private void toSend(NewAttempt attempt) {
    if (life.mayAct()) {
      sender.accept(attempt);
    }
  }

  private ChannelSnapshot channels() {
    var breakers = new HashMap<String, BreakerState>();
    for (var channel : SimTerms.CHANNELS) {
      breakers.put(channel, guards.admits(channel) ? BreakerState.CLOSED : BreakerState.OPEN);
    }
    return new ChannelSnapshot(terms.current().channelTerms(), breakers);
  }
}
