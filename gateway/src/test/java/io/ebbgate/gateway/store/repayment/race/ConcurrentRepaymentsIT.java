package io.ebbgate.gateway.store.repayment.race;

import static io.ebbgate.gateway.store.repayment.LendingWorld.LENT;
import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.gateway.store.repayment.Books;
import io.ebbgate.gateway.store.repayment.FakeTerms;
import io.ebbgate.gateway.store.repayment.LendingNode;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients on two nodes, over the same five loans of two customers with two cards each. */
class ConcurrentRepaymentsIT {
  private static final long SEED = Long.getLong("ebbgate.seed", 20_260_310L);
  private static final int CLIENTS = 64;
  private static final int ROUNDS = 12;

  private final List<RepaymentRace.Target> targets = new ArrayList<>();
  private final List<DrawdownRace.Source> sources = new ArrayList<>();
  private LendingWorld world;
  private Books books;
  private List<LendingNode> nodes;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    books = new Books(world.database);
    nodes = List.of(new LendingNode(world, 2), new LendingNode(world, 2));
    for (int customer = 0; customer < 2; customer++) {
      var borrower = world.rows.borrower(world.clientId, 10);
      var cards =
          List.of(
              world.rows.card(borrower, "sample-a"),
              world.rows.card(borrower, "sample-a", "sample-b"));
      sources.add(new DrawdownRace.Source(borrower, cards.getFirst()));
      for (int i = 0; i < 3 - customer; i++) {
        var loanId =
            world.rows.loan(
                borrower,
                world.terms.product(FakeTerms.INSTALMENTS),
                Money.fen(4_000_000),
                12,
                LENT);
        targets.add(new RepaymentRace.Target(loanId, cards));
      }
    }
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theSameLoansRepaidByManyAtOnceAreDebitedOneAtATimeAndAllocatedOnce() {
    var race = new RepaymentRace(world, nodes, targets);

    await(
        Future.all(
            IntStream.range(0, CLIENTS)
                .mapToObj(each -> race.rounds(new Random(SEED + each), "client " + each, ROUNDS))
                .toList()));

    assertThat(race.wrong).as("seed %d", SEED).isEmpty();
    assertThat(race.told).as("seed %d", SEED).containsKey(ProblemCode.DEBIT_IN_FLIGHT);
    repaymentsAreWhole();
  }

  @Test
  void drawdownsAndRepaymentsOnTheSameLinesDoNotHinderEachOther() {
    var repaying = new RepaymentRace(world, nodes, targets);
    var drawing = new DrawdownRace(world, nodes, sources);

    await(
        Future.all(
            IntStream.range(0, CLIENTS)
                .mapToObj(each ->
                    each % 2 == 0
                        ? repaying.rounds(new Random(SEED + each), "client " + each, ROUNDS)
                        : drawing.rounds(new Random(SEED + each), ROUNDS))
                .toList()));

    assertThat(repaying.wrong).as("seed %d", SEED).isEmpty();
    assertThat(drawing.wrong).as("seed %d", SEED).isEmpty();
    repaymentsAreWhole();
    assertThat(books.count("drawdown where state = 'Disbursed'"))
        .isGreaterThan(20)
        .isEqualTo(books.count("loan l join drawdown d on d.loan_id = l.id"));
    assertThat(books.count("credit_line where reserved_minor <> 0")).isZero();
  }

  @Test
  void twoNodesThatWantTwoCardsCrosswiseForFourLoansGetEachCardOnce() {
    var borrower = world.rows.borrower(world.clientId, 10);
    var cards =
        List.of(world.rows.card(borrower, "sample-a"), world.rows.card(borrower, "sample-a"));
    var product = world.terms.product(FakeTerms.INSTALMENTS);
    var quotes =
        IntStream.range(0, 4)
            .mapToObj(_ -> world.rows.loan(borrower, product, Money.fen(1_000_000), 12, LENT))
            .map(loanId -> world.quote(loanId, "SCHEDULED"))
            .toList();

    for (int round = 0; round < 20; round++) {
      var answers = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 4; i++) {
        // The first node wants cards 0 and 1, the second 1 and 0.
        var command = LendingWorld.pay(quotes.get(i), cards.get(i == 1 || i == 2 ? 1 : 0));
        answers.add(
            nodes
                .get(i / 2)
                .repayments
                .accept(world.app, world.key("cross " + round + "-" + i, command), command)
                .map(true)
                .recover(failure ->
                    LendingWorld.isRejected(failure, ProblemCode.DEBIT_IN_FLIGHT)
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure)));
      }
      assertThat(answers.stream().filter(answer -> await(answer))).hasSize(2);
      assertThat(books.count("open_debit")).isEqualTo(2);
      for (var attempt = world.sent.poll(); attempt != null; attempt = world.sent.poll()) {
        await(world.learn(attempt, new NotMoved(NotMoved.Reason.INSUFFICIENT_FUNDS, "51")));
      }
    }

    assertThat(halved()).isZero();
    books.agree();
  }

  private void repaymentsAreWhole() {
    long succeeded = books.count("repayment where state = 'Succeeded'");
    assertThat(succeeded).as("seed %d", SEED).isGreaterThan(10);
    assertThat(books.count("repayment where state = 'Submitted'")).isZero();
    assertThat(books.count("open_debit")).isZero();
    assertThat(books.count("paid_attempt p join repayment r on r.id = p.order_id"))
        .isEqualTo(succeeded);
    assertThat(books.count("idempotency where operation = 4")).isEqualTo(books.count("repayment"));
    assertThat(books.count("incident")).isZero();
    // A deadlock or a broken constraint would have halved a batch.
    assertThat(halved()).as("halved batches, seed %d", SEED).isZero();
    books.agree();
  }

  private double halved() {
    return world.meters.find("ebbgate_commit_halved").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}
