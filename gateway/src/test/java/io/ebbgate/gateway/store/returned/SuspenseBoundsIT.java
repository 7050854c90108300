package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A debit of 3,050.00 was taken back, which suspense holds as ours until people have decided. */
class SuspenseBoundsIT {
  private LendingWorld world;
  private Books books;
  private LoanDesk desk;
  private RepaymentView repayment;
  private NewAttempt debit;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    LoanRows.Borrower borrower = world.rows.borrower(world.clientId, 10);
    var card = world.rows.card(borrower, "sample-a");
    var payouts = new Payouts(world, borrower);
    var loanId = payouts.loan(payouts.paid(card, 1_000_000));
    desk = new LoanDesk(world);
    world.clock.advance(java.time.Duration.ofDays(12));
    repayment = world.take(pay(world.quote(loanId, Money.fen(305_000)), card));
    debit = world.sent.remove();
    await(world.learn(debit, world.moved(debit)));
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private void takenBack() {
    await(world.learn(debit, world.moved(debit).returned(world.clock.instant())));
  }

  /** Of two booked on one piece of evidence: what was put into suspense, and what takes it out. */
  private void book(String kind, String settles, String debitAccount, String credit, long fen) {
    world.database.run(
        """
        with booked as (
          insert into ledger_entry (id, kind, order_id, attempt_id, evidence_id, settles, booked_at,
            business_date)
          select $1, $2, order_id, attempt_id, case when $3 = 'settles' then $1 else evidence_id end,
            case when $3 = 'settles' then evidence_id end, booked_at, business_date
          from ledger_entry where kind = 'RETURN_SUSPENDED' returning id)
        insert into ledger_transfer (entry_id, line, debit, credit, amount_minor, currency)
        select id, 1, $4, $5, $6, 'CNY' from booked
        """,
        world.ids.next(),
        kind,
        settles,
        debitAccount,
        credit,
        fen);
  }

  @ParameterizedTest
  @CsvSource({
    "SUSPENSE_SETTLED, settles, provider-clearing:sample-a, suspense, 305001",
    "SUSPENSE_SETTLED, settles, suspense, provider-clearing:sample-a, 1",
    "RETURNED_BY_PROVIDER, '', provider-clearing:sample-a, suspense, 305001",
    "RETURNED_BY_PROVIDER, '', suspense, provider-clearing:sample-a, 1",
    "RETURNED_TO_CUSTOMER, '', suspense, provider-clearing:sample-a, 305000",
    "GIVEN_UP, '', operating-loss, suspense, 305001",
  })
  void theDatabaseRefusesWhatTakesOutMoreThanIsHeldOrPutsMoreIn(
      String kind, String settles, String debitAccount, String credit, long fen) {
    takenBack();

    assertThatThrownBy(() -> book(kind, settles, debitAccount, credit, fen))
        .hasMessageContaining("takes more out of suspense than is held there, or puts more in");
  }

  @Test
  void whatIsTakenOutInTwoPartsIsNeverMoreThanWasPutIn() {
    takenBack();
    var clearing = "provider-clearing:sample-a";
    book("RETURNED_BY_PROVIDER", "", clearing, "suspense", 205_000);

    assertThatThrownBy(() -> book("GIVEN_UP", "", "operating-loss", "suspense", 100_001))
        .hasMessageContaining("takes more out of suspense");
    book("GIVEN_UP", "", "operating-loss", "suspense", 100_000);
  }

  @Test
  void aRepaymentThatSucceededIsAskedAboutWhenAPersonWantsIt() {
    assertThat(books.count("attempt where id = $1 and due_at is null", debit.id())).isOne();

    var action = await(desk.propose(IdKind.REPAYMENT, repayment.id(), new OrderAction.QueryNow()));

    assertThat(action.status()).isEqualTo(ActionStatus.DONE);
    assertThat(
            books.count(
                "attempt where id = $1 and due_at <= $2",
                debit.id(),
                world.clock.instant().atOffset(java.time.ZoneOffset.UTC)))
        .isOne();
    takenBack();
    assertThat(desk.incident(repayment.id(), "DEBIT_RETURNED").isOpen()).isTrue();
  }
}
