package io.ebbgate.gateway.store.repayment;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.gateway.crypto.TestKeys;
import io.ebbgate.gateway.server.runtime.TimeOrderedIds;
import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.QuoteTokens;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.RequestRepayment;
import io.ebbgate.gateway.usecase.repayment.ServeRepayments;
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
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Repayments wired over a fresh database, with a clock that a test moves and nothing sent. */
public final class LendingWorld implements AutoCloseable {
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  public static final BusinessDays DAYS = BusinessDays.in(SHANGHAI);
  public static final LocalDate LENT = LocalDate.of(2026, 3, 10);

  public final MigratedDatabase database = new MigratedDatabase();
  public final MovingClock clock = new MovingClock(Instant.parse("2026-03-10T02:00:00Z"), SHANGHAI);
  public final Ids ids = new TimeOrderedIds(clock, new Random(7));
  public final FakeTerms terms = new FakeTerms();
  public final LoanRows rows = new LoanRows(database, ids);
  public final Queue<NewAttempt> sent = new ConcurrentLinkedQueue<>();
  public final UUID clientId = rows.client("app");
  public final Principal app = new Principal(clientId, Set.of());
  public final QuoteTokens tokens = TestKeys.master(1).quoteTokens(clock);
  public final AtomicBoolean inQuorum = new AtomicBoolean(true);
  public final Pool writer;
  public final Pool reader;
  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  public final LendingNode node;
  public final ServeRepayments repayments;

  public LendingWorld() {
    writer = PgPools.writing(database.vertx(), patient("write"));
    reader = PgPools.reading(database.vertx(), patient("read"));
    node = new LendingNode(this, 1);
    repayments = node.repayments;
  }

  /** What a channel says of an attempt. */
  public Future<Movements.Told> learn(NewAttempt attempt, Outcome outcome) {
    return node.learn(attempt, outcome);
  }

  public Moved moved(NewAttempt attempt) {
    return new Moved(attempt.amount(), "provider " + attempt.id(), clock.instant());
  }

  /** Connections for a machine that is busy with other things. */
  private PoolSettings patient(String name) {
    return new PoolSettings(
        database.uri(),
        name,
        6,
        1_000,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(10),
        Duration.ofSeconds(40),
        64);
  }

  public RepaymentQuoteView quote(UUID loanId, String kind) {
    return await(repayments.quote(app, loanId, new QuoteRepayment(kind, Optional.empty())));
  }

  public RepaymentQuoteView quote(UUID loanId, Money amount) {
    return await(
        repayments.quote(app, loanId, new QuoteRepayment("EARLY_PARTIAL", Optional.of(amount))));
  }

  /** A part of what is due. */
  public RepaymentQuoteView quotePart(UUID loanId, long fen) {
    return await(quoting(loanId, fen));
  }

  public Future<RepaymentQuoteView> quoting(UUID loanId, long fen) {
    return repayments.quote(
        app, loanId, new QuoteRepayment("OVERDUE", Optional.of(Money.fen(fen))));
  }

  /** Takes a repayment under a key of its own. */
  public RepaymentView take(RequestRepayment command) {
    return await(repayments.accept(app, key(ids.next().toString(), command), command)).value();
  }

  public RepaymentView find(RepaymentView repayment) {
    return await(repayments.find(app, repayment.id()));
  }

  public static RequestRepayment pay(RepaymentQuoteView quote, UUID cardId) {
    return new RequestRepayment(quote.loanId(), cardId, quote.quoteId(), quote.amount());
  }

  public IdempotencyKey key(String text, RequestRepayment command) {
    return key(IdempotencyKey.Operation.REPAYMENT, text, command);
  }

  public IdempotencyKey key(IdempotencyKey.Operation operation, String text, Record command) {
    return new IdempotencyKey(clientId, operation, sha256(text), sha256(command.toString()));
  }

  public static boolean isRejected(Throwable failure, ProblemCode code) {
    return failure instanceof Rejected rejected && rejected.problem().code() == code;
  }

  /** The problem that a future is rejected with. */
  public static Rejected rejection(Future<?> future) {
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
    await(reader.close());
    database.close();
  }
}
