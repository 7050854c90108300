package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Parts that come back when nobody knows yet that anything moved, or after it was believed that
 * nothing had: the channel's account tells what the provider tells, in every order of arrival.
 */
class PartsIT {
  private static final NotMoved DECLINED = new NotMoved(NotMoved.Reason.DECLINED_FOR_PAYEE, "E17");

  private LendingWorld world;
  private Books books;
  private Payouts payouts;
  private UUID card;
  private NewAttempt payout;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    var borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a");
    payouts = new Payouts(world, borrower);
    payout = payouts.request(card, 1_000_000);
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private Moved partBack(long fen) {
    return new Moved(Money.fen(fen), "part", world.clock.instant()).returned(world.clock.instant());
  }

  @Test
  void aPartThatIsToldBeforeAnythingElseIsHeldAndTheWholeExplainsIt() {
    await(world.learn(payout, partBack(400_000)));
    await(world.learn(payout, partBack(400_000)));
    assertThat(state()).isEqualTo("Disputed Disputed");
    assertThat(payouts.balances())
        .isEqualTo(Map.of("provider-clearing:sample-a", 400_000L, "suspense", -400_000L));

    await(world.learn(payout, world.moved(payout)));
    assertThat(payouts.states(payout)).isEqualTo("Disbursed Moved Active");
    assertThat(payouts.balances())
        .isEqualTo(
            Map.of(
                "loan-principal", 1_000_000L,
                "provider-clearing:sample-a", -600_000L,
                "suspense", -400_000L));
    assertThat(payouts.incidents(payout.orderId())).containsExactly("AMOUNT_DIFFERS");

    payouts.comeBack(payout);
    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(payouts.balances()).as("nothing is left anywhere").isEmpty();
  }

  @Test
  void aPartAndTheWholeInOneBatchEndAlike() {
    var other = payouts.request(card, 200_000);
    await(
        Future.all(
            world.learn(other, world.moved(other)),
            world.learn(payout, partBack(400_000)),
            world.learn(payout, world.moved(payout))));

    assertThat(payouts.states(payout)).isEqualTo("Disbursed Moved Active");
    assertThat(payouts.balances()).containsEntry("provider-clearing:sample-a", -800_000L);
  }

  @Test
  void allThatComesBackOfADisputedPayoutLeavesNothing() {
    await(world.learn(payout, partBack(400_000)));
    payouts.comeBack(payout);

    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(payouts.balances()).isEmpty();
  }

  @Test
  void whatWasNamedAsBackIsNothingWhereTwoPeopleSayThatNothingMoved() {
    var desk = new LoanDesk(world);
    await(world.learn(payout, partBack(400_000)));
    var incident = desk.incident(payout.orderId(), "AMOUNT_DIFFERS");
    assertThat(((Held.Customers) incident.held()).amount()).isEqualTo(Money.fen(400_000));
    var meant = desk.propose(incident, new Resolution.ReturnedToCustomer());

    var mark = new OrderAction.MarkNotMoved("letter 7");
    var proposed = await(desk.propose(IdKind.DRAWDOWN, payout.orderId(), mark));
    assertThat(payouts.balances()).as("one person's word").containsEntry("suspense", -400_000L);
    await(desk.approve(proposed));

    assertThat(state()).isEqualTo("Failed NotMoved");
    assertThat(payouts.balances()).isEmpty();
    assertThat(await(desk.action(meant)).status()).isEqualTo(ActionStatus.SUPERSEDED);
    var left = desk.incident(payout.orderId(), "AMOUNT_DIFFERS");
    assertThat(left.held()).isEqualTo(new Held.Nothing());
    desk.explain(left);

    await(world.learn(payout, partBack(400_000)));
    assertThat(payouts.balances()).as("insisted on, and told both ways").isEmpty();
    assertThat(payouts.incidents(payout.orderId()))
        .containsExactly("AMOUNT_DIFFERS", "RETURNED_AFTER_NOT_MOVED");
  }

  @Test
  void ofMoneyThatMovedAfterAllThePartThatIsBackIsTakenOutAndThenTheRest() {
    await(world.learn(payout, DECLINED));
    await(world.learn(payout, world.moved(payout)));
    await(world.learn(payout, partBack(300_000)));
    await(world.learn(payout, partBack(300_000)));
    assertThat(payouts.balances())
        .isEqualTo(Map.of("provider-clearing:sample-a", -700_000L, "suspense", 700_000L));

    payouts.comeBack(payout);
    assertThat(payouts.balances()).isEmpty();
  }

  @Test
  void ofMoneyThatIsToldToHaveMovedAfterAPartOfItWasBackTheRestIsBooked() {
    await(world.learn(payout, DECLINED));
    await(world.learn(payout, partBack(300_000)));
    assertThat(payouts.balances()).isEmpty();
    await(world.learn(payout, world.moved(payout)));
    await(world.learn(payout, world.moved(payout)));

    assertThat(payouts.balances())
        .isEqualTo(Map.of("provider-clearing:sample-a", -700_000L, "suspense", 700_000L));
    assertThat(payouts.incidents(payout.orderId()))
        .containsExactly("RETURNED_AFTER_NOT_MOVED", "MOVED_AFTER_NOT_MOVED");
  }

  @Test
  void equalPartsThatCameBackAtDifferentTimesAreTwoAndTheSecondCallsAPerson() {
    await(world.learn(payout, world.moved(payout)));
    await(world.learn(payout, partBack(300_000)));
    world.clock.advance(Duration.ofMinutes(1));
    await(world.learn(payout, partBack(300_000)));
    await(world.learn(payout, partBack(300_000)));

    assertThat(payouts.balances()).containsEntry("suspense", -300_000L);
    assertThat(payouts.incidents(payout.orderId()))
        .containsExactly("RETURNED_AMOUNT_DIFFERS", "RETURNED_AMOUNT_DIFFERS");
  }

  @Test
  void moreThanAllOfADebitBeforeItsLoanIsVoidIsBookedOnce() {
    await(world.learn(payout, world.moved(payout)));
    world.clock.advance(Duration.ofDays(12));
    world.take(pay(world.quote(payouts.loan(payout), Money.fen(305_000)), card));
    var debit = world.sent.remove();
    await(world.learn(debit, world.moved(debit)));
    await(world.learn(debit, partBack(debit.amount().minor() + 100)));
    payouts.comeBack(payout);
    await(world.learn(debit, world.moved(debit).returned(world.clock.instant())));

    assertThat(payouts.balances()).as("all is back where it came from").isEmpty();
  }

  private String state() {
    return world
        .database
        .run(
            "select d.state || ' ' || a.state from drawdown d join attempt a on a.order_id = d.id"
                + " where d.id = $1",
            payout.orderId())
        .iterator()
        .next()
        .getString(0);
  }
}
