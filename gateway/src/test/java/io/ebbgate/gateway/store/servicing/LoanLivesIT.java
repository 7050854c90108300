package io.ebbgate.gateway.store.servicing;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.FakeTerms;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.returned.Payouts;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Loans that are paid and ordered about at random, from a seed: whatever happens to them, they stay
 * what their events make of them, and the books agree.
 */
class LoanLivesIT {
  private static final long SEED = 20_261_201L;
  private static final int LIVES = 8;
  private static final int STEPS = 25;

  private final Map<ProblemCode, Integer> refusals = new EnumMap<>(ProblemCode.class);
  private int paid;
  private int ordered;

  @Test
  void aLoanStaysWhatItsEventsMakeOfIt() {
    try (var world = new LendingWorld()) {
      var office = new LoanOffice(world);
      var books = new Books(world.database);
      var random = new Random(SEED);
      for (int life = 0; life < LIVES; life++) {
        live(world, office, random, life);
        books.agree();
      }
    }
    var told =
        "seed %d: %d payments, %d orders, refused %s".formatted(SEED, paid, ordered, refusals);
    System.out.println(told);
    assertThat(paid).as(told).isGreaterThan(LIVES * 3);
    assertThat(ordered).as(told).isGreaterThan(LIVES);
    assertThat(refusals).as(told).doesNotContainKey(ProblemCode.LOAN_HISTORY_DIFFERS);
  }

  private void live(LendingWorld world, LoanOffice office, Random random, int life) {
    var borrower = world.rows.borrower(world.clientId, 10);
    var card = world.rows.card(borrower, "sample-a");
    var payouts = new Payouts(world, borrower);
    var product = life % 2 == 0 ? FakeTerms.INSTALMENTS : FakeTerms.ACCELERATED;
    var loanId = payouts.loan(payouts.paid(card, product, 600_000 + random.nextInt(400) * 1_000L));
    for (int step = 0; step < STEPS; step++) {
      world.clock.advance(Duration.ofDays(random.nextInt(random.nextInt(6) == 0 ? 120 : 25)));
      if (random.nextInt(5) < 3) {
        repay(world, random, loanId, card);
      } else {
        order(world, office, random, loanId);
      }
      // Fails where its events make another loan of it than what is stored.
      told(office.proposing(loanId, new LoanCommand.ReleaseDispute()));
    }
  }

  private void repay(LendingWorld world, Random random, UUID loanId, UUID card) {
    var kinds = new String[] {"SCHEDULED", "OVERDUE", "OVERDUE", "OVERDUE", "EARLY_PARTIAL"};
    var kind = random.nextInt(40) == 0 ? "EARLY_FULL" : kinds[random.nextInt(kinds.length)];
    boolean named =
        kind.equals("EARLY_PARTIAL") || (kind.equals("OVERDUE") && random.nextBoolean());
    var amount =
        named ? Optional.of(Money.fen(50_000 + random.nextInt(100_000))) : Optional.<Money>empty();
    Optional<RepaymentQuoteView> quote =
        told(world.repayments.quote(world.app, loanId, new QuoteRepayment(kind, amount)));
    if (quote.isEmpty()) {
      return;
    }
    var command = pay(quote.get(), card);
    var key = world.key(world.ids.next().toString(), command);
    if (told(world.repayments.accept(world.app, key, command)).isPresent()) {
      var attempt = world.sent.remove();
      await(world.learn(attempt, world.moved(attempt)));
      paid++;
    }
  }

  private void order(LendingWorld world, LoanOffice office, Random random, UUID loanId) {
    var proposed = told(office.proposing(loanId, command(world, random, loanId)));
    proposed.flatMap(proposal -> told(office.approving(proposal))).ifPresent(_ -> ordered++);
  }

  private static LoanCommand command(LendingWorld world, Random random, UUID loanId) {
    var loan = await(world.repayments.loan(world.app, loanId));
    var none = Money.fen(0);
    return switch (random.nextInt(10)) {
      case 0 -> new LoanCommand.Extend(1 + random.nextInt(3), loan.outstanding(), "a", "b", "c");
      case 1 -> new LoanCommand.Shorten(1);
      case 2, 3 -> {
        int number = 1 + random.nextInt(loan.schedule().size());
        var due = loan.schedule().get(number - 1).dueDate();
        yield new LoanCommand.Defer(number, due.plusDays(1 + random.nextInt(25)));
      }
      case 4, 5 ->
          new LoanCommand.Waive(
              new Components(
                  none, Money.fen(random.nextInt(100)), none, Money.fen(random.nextInt(300))),
              "approver");
      case 6 -> random.nextInt(4) == 0 ? new LoanCommand.StopInterest() : hold(loan.valueDate());
      case 7 -> new LoanCommand.WriteOff();
      case 8 -> new LoanCommand.ApplyCoupon(1 + random.nextInt(10), "spring");
      default -> new LoanCommand.ReleaseDispute();
    };
  }

  private static LoanCommand hold(LocalDate from) {
    return from.getDayOfMonth() % 2 == 0
        ? new LoanCommand.HoldDispute()
        : new LoanCommand.ReleaseDispute();
  }

  /** What came of it; empty where it was refused. */
  private <T> Optional<T> told(Future<T> future) {
    try {
      return Optional.of(await(future));
    } catch (Rejected rejected) {
      refusals.merge(rejected.problem().code(), 1, Integer::sum);
      return Optional.empty();
    }
  }
}
