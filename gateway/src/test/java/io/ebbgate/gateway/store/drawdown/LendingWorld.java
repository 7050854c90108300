package io.ebbgate.gateway.store.drawdown;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.crypto.TestKeys;
import io.ebbgate.gateway.server.runtime.TimeOrderedIds;
import io.ebbgate.gateway.server.runtime.VertxTimers;
import io.ebbgate.gateway.store.asking.PgDueAttempts;
import io.ebbgate.gateway.store.movement.Lease;
import io.ebbgate.gateway.store.movement.LeasedAttempts;
import io.ebbgate.gateway.store.movement.PgMovements;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.store.pool.GroupCommits;
import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.drawdown.AcceptDrawdown;
import io.ebbgate.gateway.usecase.drawdown.QuoteDrawdown;
import io.ebbgate.gateway.usecase.drawdown.QuoteDrawdowns;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.drawdown.ServeDrawdowns;
import io.ebbgate.gateway.usecase.drawdown.learning.DrawdownRows;
import io.ebbgate.gateway.usecase.drawdown.learning.LearnDrawdown;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownRules;
import io.ebbgate.gateway.usecase.drawdown.taking.RuleOnDrawdowns;
import io.ebbgate.gateway.usecase.grid.GridLines;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.movement.FakeConnector;
import io.ebbgate.gateway.usecase.movement.ProviderFacts;
import io.ebbgate.gateway.usecase.movement.asking.AskProviders;
import io.ebbgate.gateway.usecase.movement.asking.DecideAsking;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.learning.DecideOutcomes;
import io.ebbgate.gateway.usecase.movement.learning.LearnOutcome;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.learning.WaitingOrders;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.sending.AccountDetailsSource;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Drawdowns wired over a fresh database: several nodes if asked for, two fake channels, and no
 * sender unless a test starts one.
 */
public final class LendingWorld implements AutoCloseable {
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  public static final BusinessDays DAYS = BusinessDays.in(SHANGHAI);
  public static final Duration LEASE = Duration.ofSeconds(20);

  public final MigratedDatabase database = new MigratedDatabase();
  public final Clock clock = Clock.system(SHANGHAI);
  public final Ids ids = new TimeOrderedIds(clock, new Random(11));
  public final LendingTerms terms = new LendingTerms();
  public final FakeGrid grid = new FakeGrid();
  public final FakeConnector first = new FakeConnector();
  public final FakeConnector second = new FakeConnector();
  public final Connectors connectors =
      channel -> Optional.ofNullable(Map.of("first", first, "second", second).get(channel));
  public final UUID clientId = ids.next();
  public final Principal app = TestRequests.principal(clientId);
  public final VertxTimers timers = new VertxTimers(database.vertx());
  public final OffsetDateTime longAgo = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** The card in clear is none of the database's business here. */
  public final AccountDetailsSource accounts =
      cards -> {
        var found = new ConcurrentHashMap<UUID, AccountDetails>();
        cards.forEach(
            card -> found.put(card, new AccountDetails("6222020000000000", "Li", "ICBC")));
        return Future.succeededFuture(found);
      };

  public LendingWorld() {
    database.run("insert into client values ($1, $2, $3)", clientId, "app", longAgo);
  }

  /** A customer's line and card. */
  public record Account(UUID customerId, UUID lineId, UUID cardId) {}

  public Account account(long limitMinor) {
    var account = new Account(ids.next(), ids.next(), ids.next());
    var sealed = Buffer.buffer("sealed");
    database.run(
        "insert into customer values ($1, $2, $3, $4, $4, '1234', $5)",
        account.customerId(),
        clientId,
        account.customerId().toString(),
        sealed,
        longAgo);
    database.run(
        """
        insert into credit_line (id, client_id, customer_id, currency, limit_minor, state,
          repayment_day, created_at) values ($1, $2, $3, 'CNY', $4, 'ACTIVE', 15, $5)\
        """,
        account.lineId(),
        clientId,
        account.customerId(),
        limitMinor,
        longAgo);
    database.run(
        "insert into card values ($1, $2, $3, $4, $5, $4, '4321', 'ICBC', $6)",
        account.cardId(),
        clientId,
        account.customerId(),
        sealed,
        Buffer.buffer(account.cardId().toString()),
        longAgo);
    return account;
  }

  /** One gateway process as far as drawdowns go. */
  public final class Node implements AutoCloseable {
    public final Pool writer;
    public final Queue<NewAttempt> toSend = new ConcurrentLinkedQueue<>();
    public final PgDrawdowns book;
    public final LearnOutcome outcomes;
    public final PgMovements movements;
    public final WaitingOrders waiting;
    public final ServeDrawdowns drawdowns;
    private final UUID id = ids.next();
    private final DecideAsking asking;
    public volatile Consumer<NewAttempt> sender = toSend::add;

    public Node(CommitSettings commits, Duration lease, UnaryOperator<Pool> wrap) {
      writer =
          wrap.apply(
              PgPools.writing(database.vertx(), PoolSettings.of(database.uri(), "write", 4)));
      var bookings = new Bookings(ids, DAYS);
      var facts = new ProviderFacts(connectors);
      asking = new DecideAsking(facts, bookings);
      var learning =
          new LearnDrawdown(
              terms::channels,
              new DrawdownRows(terms, ids, bookings, new ComposeNotices(ids)),
              4,
              DAYS);
      outcomes = new LearnOutcome(new DecideOutcomes(facts, List.of(learning), bookings, clock));
      waiting = new WaitingOrders(timers, clock, Duration.ofMillis(50), 1_000);
      outcomes.onSaved(waiting::saved);
      outcomes.onSaved(GridLines.installer(grid));
      outcomes.onSaved(saved -> saved.changes().newAttempts().forEach(this::send));
      var held = new Lease(id, lease);
      movements =
          new PgMovements(writer, outcomes, new LeasedAttempts(held), clock, groups(commits));
      book = new PgDrawdowns(writer, database.pool(), held, groups(commits), clock, DAYS);
      var offers = TestKeys.master(1).offerTokens(clock);
      var limits =
          new DrawdownRules(
              LendingCaps.defaults(),
              Duration.ofMinutes(15),
              Duration.ofSeconds(30),
              Duration.ofMinutes(15),
              DAYS);
      var rules = new RuleOnDrawdowns(terms::channels, limits, ids);
      drawdowns =
          new ServeDrawdowns(
              new QuoteDrawdowns(offers, terms, rules, limits, book, clock),
              new AcceptDrawdown(offers, terms, rules, book, grid, this::send, clock),
              book,
              waiting);
    }

    private void send(NewAttempt attempt) {
      sender.accept(attempt);
    }

    private GroupCommits groups(CommitSettings commits) {
      return new GroupCommits(
          commits, database.vertx().getOrCreateContext(), timers, clock, new SimpleMeterRegistry());
    }

    public AskProviders asker() {
      return new AskProviders(
          new PgDueAttempts(writer, asking),
          connectors,
          movements,
          new AskProviders.Settings(
              Duration.ofMillis(20), Duration.ofSeconds(5), 64, 16, Duration.ofSeconds(10)),
          ids,
          clock,
          timers,
          id,
          new SimpleMeterRegistry());
    }

    public RequestDrawdown request(Account account, long amountMinor) {
      var amount = Money.fen(amountMinor);
      var quote =
          await(
              drawdowns.quote(
                  app, new QuoteDrawdown(account.lineId(), amount, LendingTerms.PRODUCT, 3)));
      return new RequestDrawdown(
          account.lineId(),
          account.cardId(),
          amount,
          LendingTerms.PRODUCT,
          3,
          "contract-1",
          quote.offer().orElseThrow().id(),
          "FACE",
          "face-1",
          clock.instant());
    }

    /** What a channel says of an attempt. */
    public Future<Movements.Told> learn(
        NewAttempt attempt, EvidenceSource source, Outcome outcome, Optional<String> nonce) {
      Instant now = clock.instant();
      return movements.learn(
          new Learned(
              attempt.id(),
              ids.next(),
              source,
              outcome,
              "code",
              "digest",
              now,
              now,
              attempt.channel(),
              nonce,
              OptionalLong.empty()));
    }

    @Override
    public void close() {
      await(writer.close());
    }
  }

  public Node node() {
    return new Node(CommitSettings.defaults(), LEASE, UnaryOperator.identity());
  }

  public IdempotencyKey key(String text, RequestDrawdown command) {
    return TestRequests.key(clientId, IdempotencyKey.Operation.DRAWDOWN, text, command.toString());
  }

  /** Whether every line's sums are what its open orders and its loans say. */
  public boolean booksAgree() {
    return database.number(
            """
            select count(*) from credit_line l where
              l.reserved_minor <> (select coalesce(sum(d.amount_minor), 0) from drawdown d
                where d.line_id = l.id and d.state in ('Submitted', 'Disputed'))
              or l.used_minor <> (select coalesce(sum(o.outstanding_minor), 0) from loan o
                where o.line_id = l.id)
              or l.reserved_minor + l.used_minor > l.limit_minor\
            """)
        == 0;
  }

  public long count(String what, Object... values) {
    return database.number("select count(*) from " + what, values);
  }

  @Override
  public void close() {
    database.close();
  }
}
