package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.store.repayment.LendingWorld.pay;
import static io.ebbgate.gateway.store.repayment.LendingWorld.rejection;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.store.operator.PgOperatorBook;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.LendingNode;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.store.repayment.PgVoidLoans;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.operator.CarryOutMarks;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.ProposeResolution;
import io.ebbgate.gateway.usecase.operator.ServeOperators;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.RequestRepayment;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of repayments when the payout of their loan comes back. */
class ReturnedLoansIT {
  private LendingWorld world;
  private Books books;
  private Payouts payouts;
  private LoanRows.Borrower borrower;
  private UUID card;
  private NewAttempt payout;
  private UUID loanId;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    borrower = world.rows.borrower(world.clientId, 10);
    card = world.rows.card(borrower, "sample-a", "sample-b");
    payouts = new Payouts(world, borrower);
    payout = payouts.paid(card, 1_000_000);
    loanId = payouts.loan(payout);
    world.clock.advance(Duration.ofDays(12));
  }

  @AfterEach
  void close() {
    try {
      books.agree();
    } finally {
      world.close();
    }
  }

  private RepaymentView inFlight() {
    return world.take(pay(world.quote(loanId, Money.fen(305_000)), card));
  }

  private RepaymentView repaid(String kind) {
    var repayment = world.take(pay(world.quote(loanId, kind), card));
    collect();
    return repayment;
  }

  private void collect() {
    var attempt = world.sent.remove();
    await(world.learn(attempt, world.moved(attempt)));
  }

  private List<IncidentView> incidents(ServeOperators operators) {
    var all = new IncidentFilter(Optional.empty(), Optional.empty(), Optional.empty());
    return await(operators.incidents(all, Optional.empty(), 10));
  }

  private ServeOperators operators() {
    var book = new PgOperatorBook(world.reader);
    var marks =
        new CarryOutMarks(
            book,
            world.node.movements,
            (_, _) -> () -> {},
            world.clock,
            new CarryOutMarks.Settings(Duration.ofSeconds(1), 100));
    return new ServeOperators(
        book,
        marks,
        new Bookings(world.ids, LendingWorld.DAYS),
        new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofMinutes(1))),
        world.ids,
        world.clock);
  }

  @Test
  void whatWasRepaidInPartIsOwedToTheCustomerAndGoesBackWithTwoPeople() {
    var repayment = inFlight();
    collect();
    assertThat(books.used(borrower.lineId())).isEqualTo(700_000);

    payouts.comeBack(payout);

    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(books.used(borrower.lineId())).as("only what was still used is restored").isZero();
    // Twelve days of interest on 1,000,000 at 15 % on 360 days are 5,000; 300,000 were principal.
    assertThat(books.of(repayment.id()))
        .isEqualTo(
            Map.of(
                "provider-clearing:sample-a > loan-principal", 300_000L,
                "provider-clearing:sample-a > interest-income", 5_000L,
                "loan-principal > suspense", 300_000L,
                "interest-income > suspense", 5_000L));
    assertThat(payouts.balances())
        .as("the provider has what was collected, and it is the customer's")
        .isEqualTo(Map.of("provider-clearing:sample-a", 305_000L, "suspense", -305_000L));
    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");

    var operators = operators();
    var incident = incidents(operators).getFirst();
    assertThat(incident.reason()).isEqualTo("LOAN_VOIDED");
    assertThat(incident.orderId()).isEqualTo(repayment.id());
    assertThat(incident.held())
        .isInstanceOfSatisfying(
            Held.Customers.class, held -> assertThat(held.amount()).isEqualTo(Money.fen(305_000)));
    giveBack(operators, incident);
    assertThat(payouts.balances()).isEmpty();
  }

  @Test
  void aPartOfAnOverdueInstalmentIsTheCustomersToo() {
    // Due on 10 April; five days later the penalty of the days of grace is owed as well.
    world.clock.advance(Duration.ofDays(24));
    var part = world.take(pay(world.quotePart(loanId, 50_000), card));
    collect();
    assertThat(world.find(part).penalty().isPositive()).isTrue();

    payouts.comeBack(payout);

    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(books.used(borrower.lineId())).isZero();
    assertThat(payouts.balances())
        .isEqualTo(Map.of("provider-clearing:sample-a", 50_000L, "suspense", -50_000L));
    assertThat(rejection(world.quoting(loanId, 1)).problem().code())
        .isEqualTo(ProblemCode.LOAN_VOIDED);
  }

  private void giveBack(ServeOperators operators, IncidentView incident) {
    var li = TestRequests.principal(world.rows.client("li.na"));
    var wang = TestRequests.principal(world.rows.client("wang.wei"));
    var command =
        new ProposeResolution(new Resolution.ReturnedToCustomer(), "refunded", "refund 7");
    var key =
        TestRequests.key(li.clientId(), Operation.RESOLVE_INCIDENT, "a key", command.toString());
    var proposal = await(operators.resolve(li, key, incident.id(), command)).value();
    await(operators.approve(wang, proposal.id()));
  }

  @Test
  void eachRepaymentOfALoanThatWasSettledHasItsOwnIncident() {
    var first = repaid("SCHEDULED");
    var rest = repaid("EARLY_FULL");
    assertThat(payouts.states(payout)).isEqualTo("Disbursed Moved Settled");

    payouts.comeBack(payout);

    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(books.used(borrower.lineId())).isZero();
    assertThat(incidents(operators()))
        .extracting(IncidentView::orderId)
        .containsExactlyInAnyOrder(first.id(), rest.id());
    assertThat(incidents(operators()))
        .extracting(incident -> ((Held.Customers) incident.held()).amount())
        .containsExactlyInAnyOrder(world.find(first).amount(), world.find(rest).amount());
    assertThat(books.count("loan where state = 'Voided' and settled_at is not null")).isOne();
    assertThat(payouts.told(loanId))
        .filteredOn(told -> told.startsWith("SMS"))
        .as("of the messages only that of the return goes out")
        .filteredOn(told -> told.endsWith("Queued"))
        .containsExactly("SMS drawdown-returned Queued");
  }

  @Test
  void aDebitThatIsOutAndMovesIsHeldForTheCustomer() {
    var repayment = inFlight();
    var voidLoans = new PgVoidLoans(world.reader);
    assertThat(await(voidLoans.isVoid(repayment.id()))).isFalse();

    payouts.comeBack(payout);
    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(await(voidLoans.isVoid(repayment.id()))).as("so an unsent debit stays").isTrue();
    collect();

    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
    assertThat(payouts.incidents(repayment.id())).containsExactly("LOAN_VOIDED");
    assertThat(books.of(repayment.id()))
        .isEqualTo(Map.of("provider-clearing:sample-a > suspense", 305_000L));
    assertThat(books.used(borrower.lineId())).isZero();
    assertThat(books.count("open_debit")).isZero();
    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
  }

  @Test
  void aDebitThatIsOutAndDoesNotMoveIsTriedNoFurtherAndTheCustomerIsLeftAlone() {
    var repayment = inFlight();

    payouts.comeBack(payout);
    await(
        world.learn(world.sent.remove(), new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "P90")));

    assertThat(world.find(repayment).state()).isEqualTo("Failed");
    assertThat(world.sent).as("the other channel is not tried").isEmpty();
    assertThat(books.count("open_debit")).isZero();
    assertThat(payouts.told(loanId))
        .contains("WEBHOOK repayment.failed Queued")
        .noneMatch(told -> told.startsWith("SMS debit-failed"));
  }

  @Test
  void aDebitAndTheReturnThatAreLearnedInOneBatchAgree() {
    var other = payouts.request(card, 200_000);
    var repayment = inFlight();
    var debit = world.sent.remove();

    await(
        Future.all(
            world.learn(other, world.moved(other)),
            world.learn(debit, world.moved(debit)),
            world.learn(payout, payouts.returned(payout))));

    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
    assertThat(payouts.incidents(repayment.id())).containsExactly("LOAN_VOIDED");
    assertThat(payouts.states(payout)).isEqualTo("Returned Returned Voided");
    assertThat(books.used(borrower.lineId())).isEqualTo(200_000);
  }

  @Test
  void aDebitThatIsTakenBackIsAnIncidentOfItsOwnAndTheLoanStands() {
    var repayment = inFlight();
    var debit = world.sent.remove();
    await(world.learn(debit, world.moved(debit)));

    await(world.learn(debit, world.moved(debit).returned(world.clock.instant())));
    await(world.learn(debit, world.moved(debit).returned(world.clock.instant())));

    assertThat(world.find(repayment).state()).isEqualTo("Succeeded");
    assertThat(payouts.incidents(repayment.id())).containsExactly("DEBIT_RETURNED");
    assertThat(payouts.states(payout)).isEqualTo("Disbursed Moved Active");
    assertThat(books.of(repayment.id()))
        .containsEntry("suspense > provider-clearing:sample-a", 305_000L);
  }

  /** Over two nodes: the return, a repayment that is being taken, and what its debit comes to. */
  @Test
  void aReturnThatRacesARepaymentLosesNoMoneyWhicheverWins() {
    var another = new LendingNode(world, 2);
    var random = new Random(20_261_125);
    for (int round = 0; round < 30; round++) {
      var racing = payouts.paid(card, 600_000);
      var racingLoan = payouts.loan(racing);
      var command = pay(world.quote(racingLoan, "EARLY_FULL"), card);
      var taken = new ArrayList<Future<?>>();
      boolean debitFirst = random.nextBoolean();
      if (debitFirst) {
        taken.add(take(world.node, command));
        taken.add(another.learn(racing, payouts.returned(racing)));
      } else {
        taken.add(another.learn(racing, payouts.returned(racing)));
        taken.add(take(world.node, command));
      }
      var debit = Optional.ofNullable(world.sent.poll());
      debit.ifPresent(attempt -> taken.add(another.learn(attempt, world.moved(attempt))));
      await(Future.all(taken));
      // What was taken meanwhile is collected as well.
      Optional.ofNullable(world.sent.poll())
          .ifPresent(attempt -> await(world.learn(attempt, world.moved(attempt))));

      assertThat(payouts.states(racing)).isEqualTo("Returned Returned Voided");
      assertThat(books.count("open_debit")).isZero();
    }
    assertThat(books.used(borrower.lineId())).as("the first loan's").isEqualTo(1_000_000);
    assertThat(
            books.count(
                """
                repayment r where r.state = 'Succeeded' and not exists
                  (select from incident i where i.order_id = r.id and i.reason = 'LOAN_VOIDED')\
                """))
        .as("collected and owed to nobody")
        .isZero();
    payouts.comeBack(payout);
    var balances = payouts.balances();
    assertThat(balances.getOrDefault("suspense", 0L))
        .as("all that was collected is the customer's")
        .isEqualTo(
            -world.database.number(
                "select coalesce(sum(amount_minor), 0) from repayment where state = 'Succeeded'"));
  }

  private Future<?> take(LendingNode node, RequestRepayment command) {
    return node.repayments
        .accept(world.app, world.key(world.ids.next().toString(), command), command)
        .<Object>map(kept -> kept)
        .recover(failure ->
            failure instanceof Rejected rejected
                    && rejected.problem().code() == ProblemCode.LOAN_VOIDED
                ? Future.succeededFuture(rejected)
                : Future.failedFuture(failure));
  }
}
