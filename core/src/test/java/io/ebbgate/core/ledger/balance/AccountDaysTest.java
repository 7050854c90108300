package io.ebbgate.core.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.ledger.chain.BookedEntry;
import io.ebbgate.core.ledger.chain.BookedTransfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountDaysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final long SEED = 20261125;

  private static BookedEntry entry(LocalDate day, BookedTransfer... transfers) {
    return new BookedEntry(
        new UUID(1, 1),
        "REPAID",
        new UUID(1, 2),
        Optional.empty(),
        Optional.empty(),
        new UUID(1, 3),
        Optional.empty(),
        Instant.EPOCH,
        day,
        List.of(transfers));
  }

  private static BookedTransfer transfer(
      String debit, String credit, long amount, String currency) {
    return new BookedTransfer(1, debit, credit, amount, currency);
  }

  @Test
  void bothSidesOfEachTransferCountOnTheirDayInTheirCurrency() {
    var days =
        AccountDays.of(
            List.of(
                entry(DAY, transfer("b", "a", 5, "CNY"), transfer("b", "c", 7, "CNY")),
                entry(DAY, transfer("a", "b", 2, "CNY"), transfer("a", "b", 9, "USD")),
                entry(DAY.minusDays(1), transfer("a", "b", 1, "CNY"))));

    assertThat(days)
        .containsExactly(
            new AccountDay(DAY.minusDays(1), "a", "CNY", 1, 0),
            new AccountDay(DAY.minusDays(1), "b", "CNY", 0, 1),
            new AccountDay(DAY, "a", "CNY", 2, 5),
            new AccountDay(DAY, "a", "USD", 9, 0),
            new AccountDay(DAY, "b", "CNY", 12, 2),
            new AccountDay(DAY, "b", "USD", 0, 9),
            new AccountDay(DAY, "c", "CNY", 0, 7));
  }

  @Test
  void debitsAndCreditsOfAnyEntriesAreEqual() {
    var random = new SplittableRandom(SEED);
    for (int run = 0; run < 200; run++) {
      var entries = new ArrayList<BookedEntry>();
      for (int i = random.nextInt(20); i > 0; i--) {
        int debit = random.nextInt(5);
        entries.add(
            entry(
                DAY.plusDays(random.nextInt(3)),
                transfer(
                    "account-" + debit,
                    "account-" + (debit + 1 + random.nextInt(4)) % 5,
                    random.nextLong(1, 1_000_000_000_000L),
                    "CNY")));
      }
      var days = AccountDays.of(entries);

      assertThat(days.stream().mapToLong(AccountDay::debitMinor).sum())
          .as("seed %d, run %d", SEED, run)
          .isEqualTo(days.stream().mapToLong(AccountDay::creditMinor).sum())
          .isEqualTo(entries.stream().mapToLong(e -> e.transfers().getFirst().amountMinor()).sum());
    }
  }

  @Test
  void aSumThatDoesNotFitIsNoSum() {
    var half = entry(DAY, transfer("a", "b", Long.MAX_VALUE / 2 + 1, "CNY"));

    assertThatThrownBy(() -> AccountDays.of(List.of(half, half)))
        .isInstanceOf(ArithmeticException.class);
  }
}
