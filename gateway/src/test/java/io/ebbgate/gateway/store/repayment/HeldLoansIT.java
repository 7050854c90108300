package io.ebbgate.gateway.store.repayment;

import static io.ebbgate.gateway.store.repayment.LendingWorld.LENT;
import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.gateway.usecase.ProblemCode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldLoansIT {
  private LendingWorld world;
  private UUID loanId;
  private UUID cardId;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    var borrower = world.rows.borrower(world.clientId, 10);
    loanId =
        world.rows.loan(
            borrower, world.terms.product(FakeTerms.INSTALMENTS), Money.fen(1_000_000), 12, LENT);
    cardId = world.rows.card(borrower, "sample-a", "sample-b");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void hold() {
    var action = world.ids.next();
    world.database.run(
        """
        insert into operator_action (id, kind, order_kind, order_id, reason, proposer_id, proposer,
          proposed_at, status)
        select $1, 'HOLD', 'D', drawdown_id, 'disputed', $2, 'li.na', now(), 'Done'
        from loan where id = $3\
        """,
        action,
        world.clientId,
        loanId);
    world.database.run(
        "insert into order_hold select drawdown_id, $1, now() from loan where id = $2",
        action,
        loanId);
  }

  @Test
  void aHeldLoanIsNotDebitedAndTheKeyStaysFreeForWhenItIsResumed() {
    var command = pay(world.quote(loanId, "SCHEDULED"), cardId);
    hold();

    var refused = rejection(world.repayments.accept(world.app, world.key("k", command), command));

    assertThat(refused.problem().code()).isEqualTo(ProblemCode.LOAN_HELD);
    assertThat(world.sent).isEmpty();
    assertThat(world.database.number("select count(*) from repayment")).isZero();

    world.database.run("delete from order_hold");
    var taken = await(world.repayments.accept(world.app, world.key("k", command), command));
    assertThat(taken.value().state()).isEqualTo("Submitted");
  }

  @Test
  void aDebitUnderWayWhenItsLoanIsHeldTriesNoOtherChannel() {
    var repayment = world.take(pay(world.quote(loanId, "SCHEDULED"), cardId));
    var attempt = world.sent.remove();
    hold();

    await(world.learn(attempt, new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "P90")));

    assertThat(world.find(repayment).state()).isEqualTo("Failed");
    assertThat(world.sent).isEmpty();
  }
}
