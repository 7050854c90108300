package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.LendingNode;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two people say, by a bank's letter, that money came back: it is learned as if the provider had
 * told.
 */
class MarkedReturnsIT {
  private static final Money AMOUNT = Money.fen(1_000_000);

  private LendingWorld world;
  private Books books;
  private Payouts payouts;
  private LoanRows.Borrower borrower;
  private UUID card;
  private LoanDesk desk;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a", "sample-b");
    payouts = new Payouts(world, borrower);
    desk = new LoanDesk(world);
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private OrderAction returned(Money amount) {
    return new OrderAction.MarkReturned("letter 2026-1123", world.clock.instant(), amount);
  }

  private Future<ActionView> proposed(NewAttempt payout) {
    return desk.propose(IdKind.DRAWDOWN, payout.orderId(), returned(payout.amount()));
  }

  @Test
  void aPayoutThatTwoPeopleSayCameBackVoidsItsLoanAsACallbackWould() {
    var payout = payouts.paid(card, AMOUNT.minor());
    var loanId = payouts.loan(payout);

    var proposal = await(proposed(payout));

    assertThat(proposal.status()).isEqualTo(ActionStatus.PROPOSED);
    assertThat(proposal.returnedAt()).contains(world.clock.instant());
    assertThat(payouts.states(payout))
        .as("a proposal changes nothing")
        .isEqualTo("Disbursed Moved Active");
    assertThat(problemOf(desk.approveAlone(proposal)).code())
        .isEqualTo(ProblemCode.APPROVER_IS_PROPOSER);

    var approved = await(desk.approve(proposal));

    assertThat(approved.status()).isEqualTo(ActionStatus.DONE);
    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(books.used(borrower.lineId())).isZero();
    assertThat(payouts.balances()).isEmpty();
    assertThat(payouts.told(loanId))
        .contains("SMS drawdown-returned Queued", "WEBHOOK drawdown.returned Queued");
    assertThat(
            books.count(
                "evidence where source = 'OPERATOR' and returned_at is not null"
                    + " and provider_reference = 'letter 2026-1123'"))
        .isOne();
    assertThat(books.count("ledger_entry where kind = 'PAYOUT_RETURNED'")).isOne();
    assertThat(problemOf(proposed(payout)).code())
        .as("nothing is away any more")
        .isEqualTo(ProblemCode.ACTION_UNFIT);
  }

  @Test
  void aDebitThatTwoPeopleSayWasTakenBackIsAnIncidentAndTheRepaymentStands() {
    var payout = payouts.paid(card, AMOUNT.minor());
    world.clock.advance(Duration.ofDays(12));
    var quote = world.quote(payouts.loan(payout), Money.fen(305_000));
    var repayment = world.take(pay(quote, card));
    var debit = world.sent.remove();
    assertThat(
            problemOf(desk.propose(IdKind.REPAYMENT, repayment.id(), returned(debit.amount())))
                .code())
        .as("nothing has moved yet")
        .isEqualTo(ProblemCode.ACTION_UNFIT);
    await(world.learn(debit, world.moved(debit)));

    var proposal = await(desk.propose(IdKind.REPAYMENT, repayment.id(), returned(debit.amount())));
    await(desk.approve(proposal));

    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
    assertThat(payouts.incidents(repayment.id())).containsExactly("DEBIT_RETURNED");
    assertThat(books.count("attempt where id = $1 and state = 'Returned'", debit.id())).isOne();
    assertThat(payouts.balances()).containsEntry("suspense", 305_000L);
    await(world.learn(debit, world.moved(debit).returned(world.clock.instant())));
    assertThat(payouts.incidents(repayment.id()))
        .as("the provider tells it as well")
        .containsExactly("DEBIT_RETURNED");
    assertThat(payouts.balances()).containsEntry("suspense", 305_000L);
  }

  @Test
  void anotherAmountIsRefusedAndToldWhatToDo() {
    var payout = payouts.paid(card, AMOUNT.minor());

    var problem =
        problemOf(desk.propose(IdKind.DRAWDOWN, payout.orderId(), returned(Money.fen(999_999))));

    assertThat(problem.code()).isEqualTo(ProblemCode.ACTION_UNFIT);
    assertThat(problem.detail()).contains("only all of it", "have the provider tell");
    assertThat(books.count("operator_action")).isZero();
  }

  @Test
  void aCallbackThatComesFirstEndsTheProposal() {
    var payout = payouts.paid(card, AMOUNT.minor());
    var proposal = await(proposed(payout));
    await(world.learn(payout, world.moved(payout)));
    assertThat(await(desk.action(proposal)).status())
        .as("that it moved is no news")
        .isEqualTo(ActionStatus.PROPOSED);

    payouts.comeBack(payout);

    var ended = await(desk.action(proposal));
    assertThat(ended.status()).isEqualTo(ActionStatus.SUPERSEDED);
    assertThat(ended.superseded().orElseThrow().why()).contains("ended as Returned");
    assertThat(problemOf(desk.approve(proposal)).code()).isEqualTo(ProblemCode.ACTION_NOT_WAITING);
  }

  /** Over two nodes: the approval and the provider's own callback of the same return. */
  @Test
  void anApprovalThatRacesTheCallbackOfTheSameReturnComesToOneResult() {
    var another = new LendingNode(world, 2);
    var random = new Random(20_261_125);
    for (int round = 0; round < 20; round++) {
      var payout = payouts.paid(card, AMOUNT.minor());
      var proposal = await(proposed(payout));
      boolean callbackFirst = random.nextBoolean();
      var early =
          callbackFirst ? another.learn(payout, payouts.returned(payout)) : desk.approve(proposal);
      var late =
          callbackFirst ? desk.approve(proposal) : another.learn(payout, payouts.returned(payout));
      await(Future.join(approvedOrTooLate(early), approvedOrTooLate(late)));

      assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
      assertThat(books.count("returned_payout where order_id = $1", payout.orderId())).isOne();
      assertThat(
              books.count(
                  "ledger_entry where kind = 'PAYOUT_RETURNED' and order_id = $1",
                  payout.orderId()))
          .isOne();
      assertThat(payouts.incidents(payout.orderId())).isEmpty();
      assertThat(await(desk.action(proposal)).status())
          .isIn(ActionStatus.DONE, ActionStatus.SUPERSEDED);
      world.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(payouts.balances()).isEmpty();
    assertThat(books.used(borrower.lineId())).isZero();
  }

  private static Future<Object> approvedOrTooLate(Future<?> one) {
    return one.<Object>map(done -> done)
        .recover(failure ->
            failure instanceof Rejected rejected
                    && rejected.problem().code() == ProblemCode.ACTION_NOT_WAITING
                ? Future.succeededFuture(rejected)
                : Future.failedFuture(failure));
  }
}
