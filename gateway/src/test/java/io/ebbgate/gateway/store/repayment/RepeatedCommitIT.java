package io.ebbgate.gateway.store.repayment;

import static io.ebbgate.gateway.store.repayment.LendingWorld.LENT;
import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.store.movement.Lease;
import io.ebbgate.gateway.store.movement.LeasedAttempts;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.TokenReading;
import io.ebbgate.gateway.usecase.repayment.BoundQuote;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.RuleOnRepayments;
import io.ebbgate.gateway.usecase.repayment.taking.Taken;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A batch whose commit went through but was not heard of is run again with the same identifiers.
 */
class RepeatedCommitIT {
  private LendingWorld world;
  private TakeRepayments taking;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    taking =
        new TakeRepayments(
            world.writer,
            new RuleOnRepayments(world.terms, LendingCaps.defaults(), world.terms::channels),
            new LeasedAttempts(new Lease(world.ids.next(), Duration.ofSeconds(20))));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private UUID loan(LoanRows.Borrower borrower) {
    return world.rows.loan(
        borrower, world.terms.product(FakeTerms.INSTALMENTS), Money.fen(1_000_000), 12, LENT);
  }

  private Candidate candidate(String key, UUID loanId, UUID cardId) {
    var command = pay(world.quote(loanId, "SCHEDULED"), cardId);
    var quote = (TokenReading.Valid<BoundQuote>) world.tokens.read(command.quoteId());
    return new Candidate(
        world.ids.next(),
        world.ids.next(),
        world.key(key, command),
        cardId,
        quote.bound(),
        false,
        LENT,
        world.clock.instant());
  }

  @Test
  void itIsAnsweredAsItWasTheFirstTimeAndItsAttemptsAreStillToBeSent() {
    var borrower = world.rows.borrower(world.clientId, 10);
    var signed = world.rows.card(borrower, "sample-a");
    var unsigned = world.rows.card(borrower);
    var loanId = loan(borrower);
    var batch =
        List.of(
            candidate("accepted", loanId, signed),
            candidate("refused", loan(borrower), unsigned),
            candidate("turned away", loanId, unsigned));

    var first = await(taking.commit(batch, false));
    var again = await(taking.commit(batch, true));

    assertThat(first.get(0))
        .isInstanceOfSatisfying(
            Taken.Durable.class,
            durable -> {
              assertThat(durable.replayed()).isFalse();
              assertThat(durable.toSend()).isPresent();
            });
    assertThat(first.get(2))
        .isInstanceOfSatisfying(
            Taken.TurnedAway.class,
            away -> assertThat(away.problem().code()).isEqualTo(ProblemCode.DEBIT_IN_FLIGHT));
    assertThat(again).isEqualTo(first);
    assertThat(world.database.number("select count(*) from attempt")).isEqualTo(1);
    assertThat(world.database.number("select count(*) from idempotency")).isEqualTo(2);
  }
}
