package io.ebbgate.gateway.store.ledger;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.ledger.balance.AccountTotal;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.ledger.LoanStatement;
import io.ebbgate.gateway.usecase.ledger.ReadLedger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerBookIT {
  private static final UUID NODE = new UUID(1, 1);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  private final Booking ledger = new Booking();
  private final ReadLedger book =
      new ReadLedger(
          new PgLedgerBook(ledger.database.pool()),
          ledger.timers,
          BusinessDays.in(ZoneOffset.ofHours(8)));

  @AfterEach
  void close() {
    ledger.close();
  }

  private void loan(long number) {
    ledger.database.run(
        "insert into loan (id, drawdown_id, client_id, customer_id, line_id, card_id,"
            + " principal_minor, outstanding_minor, currency, product, product_version,"
            + " annual_rate_ppm, funder, value_date, interest_from, state, created_at) values ($1,"
            + " $2, $2, $2, $2, $2, 500000, 400000, 'CNY', 'p', 1, 150000, 'own', $3, $3, 'Active',"
            + " now())",
        new UUID(3, number),
        new UUID(2, number),
        DAY);
  }

  @Test
  void nothingIsBookedYet() {
    var balance = await(book.trialBalance(Optional.empty()));

    assertThat(balance.date()).as("noon in UTC is evening there").isEqualTo(DAY);
    assertThat(balance.accounts()).isEmpty();
    assertThat(balance.sequence()).isZero();
    assertThat(balance.balances()).isTrue();
  }

  @Test
  void aBalanceCountsTheDaysUpToItsDate() {
    ledger.book(1);
    ledger.book(2);
    ledger.tamper("ledger_entry", "update ledger_entry set business_date = '2026-11-24'");
    ledger.book(3);
    ledger.seal(ledger.sealer(NODE, 10));
    ledger.book(4);

    var yesterday = await(book.trialBalance(Optional.of(DAY.minusDays(1))));
    var today = await(book.trialBalance(Optional.of(DAY)));

    assertThat(await(book.trialBalance(Optional.of(DAY.minusDays(2)))).accounts()).isEmpty();
    assertThat(yesterday.accounts())
        .containsExactly(
            new AccountTotal("interest-income", "CNY", 0, 3_000),
            new AccountTotal("loan-principal", "CNY", 0, 200_000),
            new AccountTotal("provider-clearing:a", "CNY", 203_000, 0));
    assertThat(today.accounts())
        .contains(new AccountTotal("provider-clearing:a", "CNY", 304_500, 0));
    assertThat(today.sequence()).as("the fourth is not sealed yet").isEqualTo(3);
    assertThat(today.totals().get("CNY")).isEqualTo(new AccountTotal("", "CNY", 304_500, 304_500));
    assertThat(today.balances()).isTrue();
  }

  @Test
  void aLoansEntriesComeInTheirOrderWithWhatIsOwedAfterEach() {
    loan(1);
    ledger.book(1);
    ledger.seal(ledger.sealer(NODE, 10));
    ledger.book(2);
    ledger.tamper("ledger_entry", "update ledger_entry set loan_id = '" + new UUID(3, 1) + "'");

    var statement = await(book.loan(new UUID(3, 1)));

    assertThat(statement.entries())
        .extracting(LoanStatement.Line::principalAfterMinor)
        .containsExactly(-100_000L, -200_000L);
    assertThat(statement.entries())
        .extracting(LoanStatement.Line::sequence)
        .isEqualTo(List.of(OptionalLong.of(1), OptionalLong.empty()));
    assertThat(statement.entries())
        .allSatisfy(line -> {
          assertThat(line.orderKind()).isEqualTo(IdKind.REPAYMENT);
          assertThat(line.entry().transfers()).hasSize(2);
        });
  }

  @Test
  void whatPeopleBookedOnItsOrdersBelongsToALoan() {
    loan(1);
    ledger.book(1);
    // Taken out of suspense by people, who name the order alone.
    ledger.tamper("ledger_entry", "update ledger_entry set loan_id = null");

    var statement = await(book.loan(new UUID(3, 1)));

    assertThat(statement.entries())
        .extracting(line -> line.entry().id())
        .containsExactly(Booking.id(1));
  }

  @Test
  void aLoanThatNobodyHasIsNotFound() {
    loan(1);
    assertThat(await(book.loan(new UUID(3, 1))).entries()).isEmpty();
    assertThat(TestRequests.problemOf(book.loan(new UUID(3, 2))).code())
        .isEqualTo(ProblemCode.LOAN_NOT_FOUND);
  }
}
