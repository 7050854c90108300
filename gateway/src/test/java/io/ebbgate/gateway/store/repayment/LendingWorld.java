package io.ebbgate.gateway.store.repayment;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.gateway.crypto.TestKeys;
import io.ebbgate.gateway.server.runtime.TimeOrderedIds;
import io.ebbgate.gateway.server.runtime.VertxTimers;
import io.ebbgate.gateway.store.movement.Lease;
import io.ebbgate.gateway.store.movement.LeasedAttempts;
import io.ebbgate.gateway.store.movement.PgMovements;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.store.pool.GroupCommits;
import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.Bookings;
import io.ebbgate.gateway.usecase.movement.DecideOutcomes;
import io.ebbgate.gateway.usecase.movement.LearnOutcome;
import io.ebbgate.gateway.usecase.movement.Learned;
import io.ebbgate.gateway.usecase.movement.Movements;
import io.ebbgate.gateway.usecase.movement.ProviderFacts;
import io.ebbgate.gateway.usecase.movement.WaitingOrders;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.repayment.AcceptRepayment;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.QuoteTokens;
import io.ebbgate.gateway.usecase.repayment.QuoteWhatIsOwed;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.RequestRepayment;
import io.ebbgate.gateway.usecase.repayment.ServeRepayments;
import io.ebbgate.gateway.usecase.repayment.learning.LearnRepayment;
import io.ebbgate.gateway.usecase.repayment.taking.RuleOnRepayments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Repayments wired over a fresh database, with a clock that a test moves and nothing sent. */
final class LendingWorld implements AutoCloseable {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final int MAXIMUM_ATTEMPTS = 4;
  static final LocalDate LENT = LocalDate.of(2026, 3, 10);

  final MigratedDatabase database = new MigratedDatabase();
  final MovingClock clock = new MovingClock(Instant.parse("2026-03-10T02:00:00Z"), SHANGHAI);
  final Ids ids = new TimeOrderedIds(clock, new Random(7));
  final FakeTerms terms = new FakeTerms();
  final LoanRows rows = new LoanRows(database, ids);
  final Queue<NewAttempt> sent = new ConcurrentLinkedQueue<>();
  final UUID clientId = rows.client("app");
  final Principal app = new Principal(clientId, Set.of());
  final QuoteTokens tokens = TestKeys.master(1).quoteTokens(clock);
  final Pool writer;
  final ServeRepayments repayments;

  final PgMovements movements;
  final VertxTimers timers;

  LendingWorld() {
    var vertx = database.vertx();
    timers = new VertxTimers(vertx);
    writer = PgPools.writing(vertx, PoolSettings.of(database.uri(), "write", 4));
    var bookings = new Bookings(ids, SHANGHAI);
    var learning =
        new LearnRepayment(
            terms, terms::channels, ids, bookings, new ComposeNotices(ids), MAXIMUM_ATTEMPTS);
    var outcomes =
        new LearnOutcome(
            new DecideOutcomes(
                new ProviderFacts(_ -> Optional.empty()), List.of(learning), bookings, clock));
    var attempts = new LeasedAttempts(new Lease(ids.next(), Duration.ofSeconds(20)));
    movements = new PgMovements(writer, outcomes, attempts, clock, groups(1));
    var waiting = new WaitingOrders(timers, clock, Duration.ofMillis(20), 1_000);
    outcomes.onSaved(waiting::saved);
    outcomes.onSaved(saved -> sent.addAll(saved.changes().newAttempts()));
    var taking = new TakeRepayments(writer, new RuleOnRepayments(terms, terms::channels), attempts);
    var loans = new PgLoans(database.pool());
    var book = new PgRepayments(database.pool(), groups(2).make("repayment", taking));
    repayments =
        new ServeRepayments(
            loans,
            new QuoteWhatIsOwed(loans, terms, tokens, clock, Duration.ofMinutes(10)),
            new AcceptRepayment(tokens, book, sent::add, ids, clock),
            book,
            waiting);
  }

  private GroupCommits groups(int writers) {
    return new GroupCommits(
        new CommitSettings(
            64,
            8_192,
            writers,
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5)),
        database.vertx().getOrCreateContext(),
        timers,
        clock,
        new SimpleMeterRegistry());
  }

  /** What a channel says of an attempt. */
  Future<Movements.Told> learn(NewAttempt attempt, Outcome outcome) {
    return movements.learn(
        new Learned(
            attempt.id(),
            ids.next(),
            EvidenceSource.CALLBACK,
            outcome,
            "",
            "",
            clock.instant(),
            clock.instant(),
            attempt.channel(),
            Optional.empty(),
            OptionalLong.empty()));
  }

  Moved moved(NewAttempt attempt) {
    return new Moved(attempt.amount(), "provider " + attempt.id(), clock.instant());
  }

  RepaymentQuoteView quote(UUID loanId, String kind) {
    return await(repayments.quote(app, loanId, new QuoteRepayment(kind, Optional.empty())));
  }

  RepaymentQuoteView quote(UUID loanId, Money amount) {
    return await(
        repayments.quote(app, loanId, new QuoteRepayment("EARLY_PARTIAL", Optional.of(amount))));
  }

  /** Takes a repayment under a key of its own. */
  RepaymentView take(RequestRepayment command) {
    return await(repayments.accept(app, key(ids.next().toString(), command), command)).value();
  }

  RepaymentView find(RepaymentView repayment) {
    return await(repayments.find(app, repayment.id()));
  }

  static RequestRepayment pay(RepaymentQuoteView quote, UUID cardId) {
    return new RequestRepayment(quote.loanId(), cardId, quote.quoteId(), quote.amount());
  }

  IdempotencyKey key(String text, RequestRepayment command) {
    return new IdempotencyKey(
        clientId, IdempotencyKey.Operation.REPAYMENT, sha256(text), sha256(command.toString()));
  }

  /** The problem that a future is rejected with. */
  static Rejected rejection(Future<?> future) {
    try {
      var answer = await(future);
      throw new AssertionError("not rejected: " + answer);
    } catch (Rejected rejected) {
      return rejected;
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(writer.close());
    database.close();
  }
}
