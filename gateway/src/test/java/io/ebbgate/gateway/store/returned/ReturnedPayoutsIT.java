package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.LendingNode;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payout that the bank sends back undoes its loan, in whatever order that is heard. */
class ReturnedPayoutsIT {
  private LendingWorld world;
  private Books books;
  private Payouts payouts;
  private LoanRows.Borrower borrower;
  private UUID card;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a");
    payouts = new Payouts(world, borrower);
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  @Test
  void aReturnVoidsTheLoanRestoresTheLineAndTellsEverybodyOnce() {
    var attempt = payouts.paid(card, 1_000_000);
    var loanId = payouts.loan(attempt);
    assertThat(books.used(borrower.lineId())).isEqualTo(1_000_000);

    payouts.comeBack(attempt);

    assertThat(payouts.states(attempt)).isEqualTo("Returned Returned Voided");
    assertThat(books.used(borrower.lineId())).isZero();
    assertThat(payouts.balances()).as("nothing is left anywhere").isEmpty();
    assertThat(books.of(attempt.orderId()))
        .isEqualTo(
            Map.of(
                "loan-principal > provider-clearing:sample-a", 1_000_000L,
                "provider-clearing:sample-a > loan-principal", 1_000_000L));
    assertThat(payouts.told(loanId))
        .containsExactly(
            "SMS drawdown-paid Stopped",
            "WEBHOOK drawdown.disbursed Queued",
            "REPORT account-open Queued",
            "SMS drawdown-returned Queued",
            "WEBHOOK drawdown.returned Queued",
            "REPORT account-deleted Queued");
    assertThat(payouts.incidents(attempt.orderId())).isEmpty();
    var loan = await(world.repayments.loan(world.app, loanId));
    assertThat(loan.state()).isEqualTo("Voided");
    assertThat(loan.outstanding()).isEqualTo(Money.fen(0));
    assertThat(loan.schedule()).as("what had been due stays readable").hasSize(12);
    assertThat(
            books.count(
                """
                evidence e join returned_payout r on r.evidence_id = e.id
                join ledger_entry l on l.evidence_id = e.id and l.kind = 'PAYOUT_RETURNED'
                where r.order_id = $1 and e.returned_at is not null
                """,
                attempt.orderId()))
        .as("what rests on the evidence of the return")
        .isOne();
  }

  @Test
  void eachThingThatContradictsAPayoutCallsAPersonOnce() {
    var attempt = payouts.paid(card, 1_000_000);
    var denied = new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "E17");
    var second = new Moved(Money.fen(1_000_000), "second", world.clock.instant());
    var third = new Moved(Money.fen(1_000_000), "third", world.clock.instant());
    for (var said : List.of(denied, second, denied, second, third, second)) {
      await(world.learn(attempt, said));
    }

    assertThat(payouts.incidents(attempt.orderId()))
        .containsExactlyInAnyOrder("NOT_MOVED_AFTER_MOVED", "MOVED_TWICE", "MOVED_TWICE");
  }

  @Test
  void aTextMessageThatNobodyTookIsStoppedAndCannotBeSentLater() {
    var attempt = payouts.paid(card, 1_000_000);
    var loanId = payouts.loan(attempt);
    world.database.run(
        "update outbox set state = 'Parked', ended_at = now() where key = $1 and kind = 'SMS'",
        loanId);

    payouts.comeBack(attempt);

    assertThat(payouts.told(loanId))
        .contains("SMS drawdown-paid Stopped", "SMS drawdown-returned Queued");
  }

  @Test
  void aVoidLoanIsNeitherQuotedNorRepaidAndTheCustomerMayDrawAgain() {
    var attempt = payouts.paid(card, 1_000_000);
    var loanId = payouts.loan(attempt);
    var quote = world.quote(loanId, "SCHEDULED");

    payouts.comeBack(attempt);

    for (String kind : List.of("SCHEDULED", "EARLY_FULL")) {
      assertThat(
              rejection(
                      world.repayments.quote(
                          world.app, loanId, new QuoteRepayment(kind, Optional.empty())))
                  .problem()
                  .code())
          .isEqualTo(ProblemCode.LOAN_VOIDED);
    }
    var command = pay(quote, card);
    assertThat(
            rejection(world.repayments.accept(world.app, world.key("a key", command), command))
                .problem()
                .code())
        .isEqualTo(ProblemCode.LOAN_VOIDED);
    assertThat(world.sent).isEmpty();

    var again = payouts.paid(world.rows.card(borrower, "sample-a"), 1_000_000);
    assertThat(payouts.states(again)).isEqualTo("Disbursed Moved Active");
    assertThat(books.used(borrower.lineId())).isEqualTo(1_000_000);
  }

  @Test
  void aReturnThatIsHeardFirstEndsAlike() {
    var attempt = payouts.request(card, 1_000_000);

    payouts.comeBack(attempt);
    await(world.learn(attempt, world.moved(attempt)));

    assertThat(payouts.states(attempt)).isEqualTo("Returned Returned Voided");
    assertThat(books.used(borrower.lineId())).isZero();
    assertThat(books.count("credit_line where reserved_minor <> 0")).isZero();
    assertThat(payouts.balances()).isEmpty();
    assertThat(books.count("ledger_entry where order_id = $1", attempt.orderId())).isEqualTo(2);
    assertThat(payouts.told(payouts.loan(attempt)))
        .as("nobody is told of a loan that never was, but the app, whose books need every change")
        .containsExactly(
            "WEBHOOK drawdown.disbursed Queued",
            "SMS drawdown-returned Queued",
            "WEBHOOK drawdown.returned Queued");
  }

  @Test
  void whatMovedAndCameBackInOneBatchEndsAlike() {
    var other = payouts.request(card, 200_000);
    var attempt = payouts.request(card, 1_000_000);

    // While the first is being committed the others gather in one batch.
    await(
        Future.all(
            world.learn(other, new Pending("P1")),
            world.learn(attempt, world.moved(attempt)),
            world.learn(attempt, payouts.returned(attempt)),
            world.learn(attempt, payouts.returned(attempt))));

    assertThat(payouts.states(attempt)).isEqualTo("Returned Returned Voided");
    assertThat(books.used(borrower.lineId())).isZero();
    assertThat(books.count("outbox where scene = 'drawdown-returned'")).isOne();
    await(world.learn(other, world.moved(other)));
  }

  @Test
  void aReturnThatTwoNodesHearManyTimesIsBookedOnce() {
    var attempt = payouts.paid(card, 1_000_000);
    var another = new LendingNode(world, 2);
    var heard = new ArrayList<Future<?>>();
    for (int i = 0; i < 10; i++) {
      heard.add(world.learn(attempt, payouts.returned(attempt)));
      heard.add(another.learn(attempt, payouts.returned(attempt)));
      heard.add(another.learn(attempt, world.moved(attempt)));
    }
    await(Future.all(heard));

    assertThat(payouts.states(attempt)).isEqualTo("Returned Returned Voided");
    assertThat(books.count("returned_payout")).isOne();
    assertThat(books.count("ledger_entry where kind = 'PAYOUT_RETURNED'")).isOne();
    assertThat(books.count("outbox where scene like 'drawdown%returned'")).isEqualTo(2);
    assertThat(books.count("evidence where attempt_id = $1", attempt.id())).isEqualTo(31);
    assertThat(payouts.balances()).isEmpty();
  }

  @Test
  void anotherAmountThatCameBackChangesNothingAndIsHeldInSuspense() {
    var attempt = payouts.paid(card, 1_000_000);
    var part =
        new Moved(Money.fen(400_000), "provider", world.clock.instant())
            .returned(world.clock.instant());

    await(world.learn(attempt, part));
    await(world.learn(attempt, part));

    assertThat(payouts.states(attempt)).isEqualTo("Disbursed Moved Active");
    assertThat(payouts.incidents(attempt.orderId())).containsExactly("RETURNED_AMOUNT_DIFFERS");
    assertThat(payouts.balances())
        .isEqualTo(
            Map.of(
                "loan-principal", 1_000_000L,
                "provider-clearing:sample-a", -600_000L,
                "suspense", -400_000L));
  }

  @Test
  void aReturnOfWhatHadNotMovedIsBookedBothWaysAndAPersonIsCalled() {
    var attempt = payouts.request(card, 1_000_000);
    await(world.learn(attempt, new NotMoved(NotMoved.Reason.DECLINED_FOR_PAYEE, "P51")));

    payouts.comeBack(attempt);
    payouts.comeBack(attempt);

    assertThat(payouts.incidents(attempt.orderId())).containsExactly("RETURNED_AFTER_NOT_MOVED");
    assertThat(payouts.balances()).isEmpty();
    assertThat(books.of(attempt.orderId()))
        .isEqualTo(
            Map.of(
                "suspense > provider-clearing:sample-a", 1_000_000L,
                "provider-clearing:sample-a > suspense", 1_000_000L));
    assertThat(books.count("drawdown where state = 'Failed' and loan_id is null")).isOne();
  }

  @Test
  void aDeclineAfterAReturnIsLateNews() {
    var attempt = payouts.paid(card, 1_000_000);
    payouts.comeBack(attempt);

    await(world.learn(attempt, new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "P90")));

    assertThat(payouts.states(attempt)).isEqualTo("Returned Returned Voided");
    assertThat(payouts.incidents(attempt.orderId())).isEmpty();
  }

  @Test
  void theDatabaseRefusesWhatNoReturnCanMean() {
    var returned = payouts.paid(card, 1_000_000);
    payouts.comeBack(returned);
    var paid = payouts.paid(card, 200_000);

    refused("update loan set state = 'Active' where id = $1", payouts.loan(returned));
    refused("update loan set outstanding_minor = 1 where id = $1", payouts.loan(returned));
    refused("update loan set voided_at = null where id = $1", payouts.loan(returned));
    refused("update drawdown set state = 'Disbursed' where id = $1", returned.orderId());
    refused("update drawdown set loan_id = null where id = $1", returned.orderId());
    refused("update drawdown set state = 'Failed' where id = $1", paid.orderId());
    refused("update attempt set state = 'Moved' where id = $1", returned.id());
    refused("update attempt set state = 'NotMoved' where id = $1", paid.id());
    refused(
        "insert into returned_payout values (gen_random_uuid(), $1, gen_random_uuid())",
        returned.id());
    NewAttempt unpaid = payouts.request(card, 100_000);
    refused(
        "insert into returned_payout values ($1, gen_random_uuid(), gen_random_uuid())",
        unpaid.orderId());
  }

  private void refused(String sql, UUID id) {
    assertThatThrownBy(() -> world.database.run(sql, id)).as(sql).isInstanceOf(Exception.class);
  }
}
