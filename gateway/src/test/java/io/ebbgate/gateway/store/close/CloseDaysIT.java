package io.ebbgate.gateway.store.close;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.lending.closing.LoanDay;
import io.ebbgate.core.lending.overdue.DelinquencyTerms;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.store.repayment.FakeTerms;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.PgLoans;
import io.ebbgate.gateway.usecase.ledger.close.CloseBook;
import io.ebbgate.gateway.usecase.ledger.close.CloseDays;
import io.ebbgate.gateway.usecase.ledger.close.CloseReport;
import io.ebbgate.gateway.usecase.repayment.loan.LoanMapping;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseDaysIT {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 20);
  private static final LocalDate DAY = TODAY.minusDays(1);
  private static final int LOANS = 40;
  private static final int BATCH = 7;

  private LendingWorld world;
  private PgCloseBook book;
  private final List<UUID> loans = new ArrayList<>();

  @BeforeEach
  void open() {
    world = new LendingWorld();
    book = new PgCloseBook(world.reader);
    var borrower = world.rows.borrower(world.clientId, 15);
    var products = List.of(FakeTerms.INSTALMENTS, FakeTerms.BULLET, FakeTerms.ACCELERATED);
    for (int i = 0; i < LOANS; i++) {
      loans.add(
          world.rows.loan(
              borrower,
              world.terms.product(products.get(i % 3)),
              Money.fen(10_000L * (i + 1)),
              i % 2 == 0 ? 3 : 6,
              LendingWorld.LENT.minusDays(i)));
    }
  }

  @AfterEach
  void close() {
    world.close();
  }

  private CloseDays closing(CloseBook on, long owner) {
    return new CloseDays(
        on,
        world.terms,
        LendingCaps.defaults(),
        new CloseDays.Settings(BATCH, Duration.ofMinutes(1)),
        new UUID(9, owner),
        _ -> TODAY,
        world.clock);
  }

  private CloseReport closed(LocalDate date) {
    return await(closing(book, 1).closeUpTo(date)).getLast();
  }

  private String days() {
    return world
        .database
        .run("select string_agg(d::text, E'\n' order by d) as all_days from loan_day d")
        .iterator()
        .next()
        .getString("all_days");
  }

  @Test
  void everyActiveLoanIsWrittenOnceAsTheCoreComputesItAlone() {
    world.database.run(
        "update loan set state = 'Settled', outstanding_minor = 0, settled_at = now() where id = $1",
        loans.getFirst());

    var report = closed(DAY);

    assertThat(report.closed().loans()).isEqualTo(LOANS - 1);
    assertThat(report.closed().batches()).isEqualTo(6);
    var plans = new PgLoans(world.reader);
    for (var id : loans.subList(1, LOANS)) {
      var found = await(plans.find(world.clientId, id)).orElseThrow();
      var alone =
          LoanDay.of(
              LoanMapping.toCore(found, world.terms.current(), LendingCaps.defaults()),
              DAY,
              DelinquencyTerms.usual());
      var row =
          world.database.run("select * from loan_day where loan_id = $1", id).iterator().next();
      assertThat(row.getLocalDate("business_date")).isEqualTo(DAY);
      assertThat(row.getString("product")).isEqualTo(found.loan().product());
      assertThat(row.getInteger("days_overdue").longValue())
          .isEqualTo(alone.delinquency().daysOverdue());
      assertThat(row.getString("bucket")).isEqualTo(alone.delinquency().bucket().name());
      assertThat(row.getString("risk_class")).isEqualTo(alone.delinquency().riskClass().name());
      assertThat(row.getString("stage")).isEqualTo(alone.delinquency().stage().name());
      assertThat(row.getLong("outstanding_minor")).isEqualTo(alone.outstanding().minor());
      assertThat(row.getLong("interest_earned_minor")).isEqualTo(alone.interestEarned().minor());
      assertThat(row.getLong("penalty_earned_minor")).isEqualTo(alone.penaltyEarned().minor());
      assertThat(row.getLong("interest_receivable_minor"))
          .isEqualTo(alone.interestReceivable().minor());
      assertThat(row.getLong("penalty_receivable_minor"))
          .isEqualTo(alone.penaltyReceivable().minor());
    }
    assertThat(
            world.database.number(
                "select count(*) from loan_day where days_overdue > 0 and penalty_earned_minor > 0"))
        .isPositive();
  }

  @Test
  void theBalancesAreTheSumsOfTheLoans() {
    var balances = closed(DAY).closed().balances();

    assertThat(balances).extracting(CloseBook.Balance::bucket).contains("CURRENT", "M1", "M2");
    assertThat(balances.stream().mapToLong(CloseBook.Balance::loans).sum()).isEqualTo(LOANS);
    assertThat(balances.stream().mapToLong(CloseBook.Balance::principalMinor).sum())
        .isEqualTo(world.database.number("select sum(outstanding_minor)::bigint from loan"));
    assertThat(balances.stream().mapToLong(CloseBook.Balance::interestReceivableMinor).sum())
        .isEqualTo(
            world.database.number("select sum(interest_receivable_minor)::bigint from loan_day"));
  }

  @Test
  void aClosedDayClosedAgainChangesNothing() {
    var first = closed(DAY);
    var before = days();

    var second = closed(DAY);

    assertThat(second.alreadyClosed()).isTrue();
    assertThat(second.closed()).isEqualTo(first.closed());
    assertThat(days()).isEqualTo(before);
  }

  @Test
  void aKilledCloseIsCarriedOnFromItsLastBatch() {
    var dying = new DyingBook(book, 3);
    assertThatThrownBy(() -> await(closing(dying, 1).closeUpTo(DAY))).hasMessageContaining("died");
    assertThat(world.database.number("select count(*) from loan_day")).isEqualTo(3 * BATCH);
    assertThat(world.database.number("select count(*) from close_balance")).isZero();
    assertThatThrownBy(() -> await(closing(book, 2).closeUpTo(DAY)))
        .hasMessageContaining("Somebody else is closing");

    world.database.run("update day_close set lease_until = '-infinity'");
    var report = await(closing(book, 2).closeUpTo(DAY)).getLast();

    assertThat(report.resumed()).isTrue();
    assertThat(report.closed().loans()).isEqualTo(LOANS);
    assertThat(report.closed().batches()).isEqualTo(6);
    assertThat(world.database.number("select count(distinct loan_id) from loan_day"))
        .isEqualTo(LOANS);
  }

  @Test
  void whoeverLostTheCloseWritesNothingMore() {
    var lost = await(book.take(DAY, new UUID(9, 1), Duration.ZERO, world.clock.instant()));
    var held = await(book.take(DAY, new UUID(9, 2), Duration.ofMinutes(1), world.clock.instant()));
    assertThat(held).isPresent();

    var after = lost.orElseThrow().past(loans.getFirst(), 1);
    assertThat(await(book.save(lost.orElseThrow(), after, List.of(), Duration.ofMinutes(1))))
        .isFalse();
    assertThat(await(book.finish(lost.orElseThrow(), world.clock.instant()))).isFalse();
    assertThat(world.database.number("select count(*) from day_close where state = 'Closed'"))
        .isZero();
  }

  @Test
  void missedDaysAreClosedInOrder() {
    closed(DAY.minusDays(3));

    var reports = await(closing(book, 1).closeUpTo(DAY));

    assertThat(reports)
        .extracting(report -> report.closed().date())
        .containsExactly(DAY.minusDays(2), DAY.minusDays(1), DAY);
    assertThat(world.database.number("select count(*) from loan_day")).isEqualTo(4L * LOANS);
  }

  @Test
  void aDayThatIsNotOverAndOneBeforeTheLastAreRefused() {
    closed(DAY);

    for (var day : List.of(TODAY, TODAY.plusDays(1), DAY.minusDays(1))) {
      assertThatThrownBy(() -> closed(day)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(world.database.number("select count(*) from day_close")).isEqualTo(1);
  }

  @Test
  void theDatabaseKeepsDaysInOrderAndClosedOnesAsTheyAre() {
    closed(DAY);

    assertThatThrownBy(() -> world.database.run("delete from day_close"))
        .hasMessageContaining("stays as it is");
    assertThatThrownBy(
            () -> world.database.run("update day_close set state = 'Open', ended_at = null"))
        .hasMessageContaining("stays as it is");
    assertThatThrownBy(() ->
            world.database.run(
                "insert into day_close (business_date, state, started_at) values ($1, 'Open', now())",
                DAY.minusDays(1)))
        .hasMessageContaining("does not follow");
    assertThatThrownBy(() -> world.database.run("update loan_day set days_overdue = 0"))
        .hasMessageContaining("append-only");
  }
}
