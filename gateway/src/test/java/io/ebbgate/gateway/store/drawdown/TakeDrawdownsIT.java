package io.ebbgate.gateway.store.drawdown;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.Settlement;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.routing.channel.BreakerState;
import io.ebbgate.gateway.store.movement.Lease;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.drawdown.taking.Known;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeDrawdownsIT {
  private LendingWorld world;
  private LendingWorld.Node node;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    node = world.node();
  }

  @AfterEach
  void close() {
    node.close();
    world.close();
  }

  private Future<Kept<DrawdownView>> ask(
      LendingWorld.Node asked, String key, RequestDrawdown request) {
    return asked.drawdowns.accept(world.app, world.key(key, request), request);
  }

  private Kept<DrawdownView> take(String key, RequestDrawdown request) {
    return await(ask(node, key, request));
  }

  @Test
  void anAcceptedDrawdownIsDurableWithItsReservationItsKeyAndOneLeasedAttempt() {
    var account = world.account(100_000);
    var taken = take("k", node.request(account, 60_000));

    assertThat(taken.replayed()).isFalse();
    assertThat(taken.value().state()).isEqualTo("Submitted");
    var row =
        world
            .database
            .run(
                """
                select a.state, a.channel, a.lease_until > now() as leased, l.reserved_minor,
                  l.version, d.routing->>'funder' as funder, d.routing->>'channel' as channel_note
                from attempt a join drawdown d on d.id = a.order_id
                join credit_line l on l.id = d.line_id where d.id = $1\
                """,
                taken.value().id())
            .iterator()
            .next();
    assertThat(row.getString("state")).isEqualTo("Sending");
    assertThat(row.getBoolean("leased")).isTrue();
    assertThat(row.getLong("reserved_minor")).isEqualTo(60_000);
    assertThat(row.getLong("version")).isEqualTo(2);
    assertThat(row.getString("funder")).isEqualTo("own");
    assertThat(row.getString("channel_note")).isEqualTo("first");
    assertThat(node.toSend).hasSize(1);
    assertThat(world.grid.settled)
        .singleElement()
        .isInstanceOfSatisfying(
            Settlement.Accepted.class,
            settled -> {
              var line = settled.line().orElseThrow();
              assertThat(line.reservedMinor()).isEqualTo(60_000);
              assertThat(line.includedOrders()).containsExactly(taken.value().id());
            });
    assertThat(await(node.drawdowns.find(world.app, taken.value().id()))).isEqualTo(taken.value());
  }

  @Test
  void aReplayGivesTheSameFactsAndAnotherBodyIsRefused() {
    var account = world.account(100_000);
    var request = node.request(account, 60_000);
    var first = take("k", request);
    var again = take("k", request);
    assertThat(again.replayed()).isTrue();
    assertThat(again.value()).isEqualTo(first.value());

    var other = node.request(account, 20_000);
    assertThat(problemOf(ask(node, "k", other)).code())
        .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(world.count("drawdown")).isOne();
    assertThat(node.toSend).hasSize(1);
  }

  @Test
  void aReplayFindsItsAnswerEvenWhenTheRequestWouldBeTurnedAwayNow() {
    var account = world.account(100_000);
    var request = node.request(account, 60_000);
    var first = take("k", request);
    world.terms.breakers.putAll(Map.of("first", BreakerState.OPEN, "second", BreakerState.OPEN));

    assertThat(take("k", request).value()).isEqualTo(first.value());
    assertThat(problemOf(ask(node, "new", node.request(account, 1_000))).code())
        .isEqualTo(ProblemCode.NO_CHANNEL);
    assertThat(world.count("drawdown")).isOne();
  }

  @Test
  void ofABatchWhatFitsIsAcceptedGreedilyInOrder() {
    var account = world.account(100_000);
    var requests =
        List.of(
            node.request(account, 60_000),
            node.request(account, 60_000),
            node.request(account, 40_000));
    var answers = new ArrayList<Future<Kept<DrawdownView>>>();
    for (int i = 0; i < requests.size(); i++) {
      answers.add(ask(node, "k" + i, requests.get(i)));
    }
    assertThat(answers.stream().map(answer -> await(answer).value().refusalCode()))
        .containsExactly(Optional.empty(), Optional.of("credit-insufficient"), Optional.empty());
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void everyDurableRefusalIsBoundToItsKeyAndReservesNothing() {
    var frozen = world.account(100_000);
    var frozenRequest = node.request(frozen, 60_000);
    world.database.run("update credit_line set state = 'FROZEN' where id = $1", frozen.lineId());
    var small = world.account(1_000);
    var rich = world.account(5_000_000);
    var noFunder = node.request(rich, 2_000_000);
    world.terms.terms = LendingTerms.terms(Money.fen(1_000_000), true);
    var overdue = world.account(100_000);
    var overdueRequest = node.request(overdue, 2_000);
    overdueLoan(overdue);

    var expected = new HashMap<String, String>();
    expected.put("frozen", take("frozen", frozenRequest).value().refusalCode().orElseThrow());
    expected.put(
        "small", take("small", node.request(small, 2_000)).value().refusalCode().orElseThrow());
    expected.put("funder", take("funder", noFunder).value().refusalCode().orElseThrow());
    expected.put("overdue", take("overdue", overdueRequest).value().refusalCode().orElseThrow());
    assertThat(expected)
        .containsEntry("frozen", "credit-line-not-active")
        .containsEntry("small", "credit-insufficient")
        .containsEntry("funder", "no-funder")
        .containsEntry("overdue", "loan-overdue");

    world.database.run("update credit_line set state = 'ACTIVE' where id = $1", frozen.lineId());
    var again = take("frozen", frozenRequest);
    assertThat(again.replayed()).isTrue();
    assertThat(again.value().refusalCode()).contains("credit-line-not-active");
    assertThat(world.count("attempt")).isZero();
    assertThat(node.toSend).isEmpty();
    assertThat(world.count("credit_line where reserved_minor <> 0")).isZero();
  }

  private void overdueLoan(LendingWorld.Account account) {
    var loan = world.ids.next();
    world.database.run(
        """
        insert into loan (id, drawdown_id, client_id, customer_id, line_id, card_id,
          principal_minor, outstanding_minor, currency, product, product_version,
          annual_rate_ppm, funder, value_date, interest_from, state, created_at)
        values ($1, $1, $2, $3, $4, $5, 1000, 1000, 'CNY', 'cash-12', 1, 150000, 'own',
          '2026-01-01', '2026-01-01', 'Active', now())\
        """,
        loan,
        world.clientId,
        account.customerId(),
        account.lineId(),
        account.cardId());
    world.database.run(
        """
        insert into instalment (loan_id, number, due_date, principal_due, interest_due)
        values ($1, 1, '2026-02-01', 1000, 10)\
        """,
        loan);
    world.database.run("update credit_line set used_minor = 1000 where id = $1", account.lineId());
  }

  @Test
  void aLineFrozenBetweenReadingAndLockingRefusesUnderItsLock() {
    var account = world.account(100_000);
    var request = node.request(account, 60_000);
    var known =
        await(
            node.book.known(
                new Known.Question(world.clientId, account.lineId(), account.cardId())));
    assertThat(known.line().orElseThrow().state()).isEqualTo("ACTIVE");
    world.database.run("update credit_line set state = 'FROZEN' where id = $1", account.lineId());
    // The rules see the frozen line too; the statement is asked directly, as if they had not.
    var candidate = Candidates.of(world, account, request, "k");
    var taken = await(node.book.take(candidate));
    assertThat(taken)
        .isInstanceOfSatisfying(
            Taken.Written.class,
            written -> assertThat(written.view().refusalCode()).contains("credit-line-not-active"));
  }

  @Test
  void twoEqualKeysInOneBatchGiveOneOrder() {
    var account = world.account(100_000);
    var request = node.request(account, 30_000);
    var one = ask(node, "k", request);
    var two = ask(node, "k", request);
    assertThat(await(one).value().id()).isEqualTo(await(two).value().id());
    assertThat(List.of(await(one).replayed(), await(two).replayed()))
        .containsExactlyInAnyOrder(true, false);
    assertThat(world.count("drawdown")).isOne();
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void oneKeyAskedAtOnceOnTwoNodesGivesOneOrder() {
    try (var other = world.node()) {
      var account = world.account(100_000);
      var request = node.request(account, 30_000);
      var answers = new ArrayList<Future<Kept<DrawdownView>>>();
      for (int i = 0; i < 40; i++) {
        answers.add(ask(i % 2 == 0 ? node : other, "k", request));
      }
      var ids = answers.stream().map(answer -> await(answer).value().id()).distinct().toList();
      assertThat(ids).hasSize(1);
      assertThat(answers.stream().filter(answer -> !answer.result().replayed())).hasSize(1);
      assertThat(node.toSend.size() + other.toSend.size()).isOne();
      assertThat(world.booksAgree()).isTrue();
    }
  }

  @Test
  void aRowThatTheDatabaseRefusesFailsAloneAndBindsNothing() {
    var account = world.account(1_000_000);
    var good = node.request(account, 1_000);
    var bad =
        new RequestDrawdown(
            good.lineId(),
            good.cardId(),
            good.amount(),
            good.product(),
            good.termMonths(),
            "contract \u0000",
            good.offerId(),
            good.authenticationMethod(),
            good.authenticationReference(),
            good.authenticatedAt());
    var answers = new ArrayList<Future<Kept<DrawdownView>>>();
    for (int i = 0; i < 20; i++) {
      answers.add(ask(node, "k" + i, i == 7 ? bad : good));
    }
    for (int i = 0; i < 20; i++) {
      if (i != 7) {
        assertThat(await(answers.get(i)).value().state()).isEqualTo("Submitted");
      }
    }
    assertThat(answers.get(7).failed()).isTrue();
    assertThat(world.count("drawdown")).isEqualTo(19);
    assertThat(world.count("idempotency")).isEqualTo(19);
    assertThat(world.grid.settled.stream().filter(Settlement.Aborted.class::isInstance)).hasSize(1);
  }

  @Test
  void aBatchRunAgainAfterItsAnswerWasLostFindsItsOwnOrders() {
    var account = world.account(100_000);
    var request = node.request(account, 30_000);
    var batch =
        List.of(
            Candidates.of(world, account, request, "a"),
            Candidates.of(world, account, request, "b"));
    var committer =
        new TakeDrawdowns(node.writer, new Lease(new UUID(1, 1), Duration.ofSeconds(9)));
    await(committer.commit(batch, false));
    var again = await(committer.commit(batch, true));

    assertThat(again).allSatisfy(taken -> assertThat(taken).isInstanceOf(Taken.Written.class));
    assertThat(world.count("drawdown")).isEqualTo(2);
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void whatTheGridTurnsAwayTouchesNothing() {
    var account = world.account(100_000);
    var request = node.request(account, 30_000);
    var expected =
        Map.of(
            ReserveAnswer.KeyInFlight.INSTANCE,
            ProblemCode.IDEMPOTENCY_IN_FLIGHT,
            new ReserveAnswer.KeyDone(new UUID(1, 1), false),
            ProblemCode.IDEMPOTENCY_KEY_REUSED,
            new Unavailable(Unavailable.Reason.NO_QUORUM),
            ProblemCode.GRID_UNAVAILABLE,
            new Unavailable(Unavailable.Reason.OVERLOADED),
            ProblemCode.OVERLOADED);
    expected.forEach((answer, code) -> {
      world.grid.answer = answer;
      assertThat(problemOf(ask(node, "k", request)).code()).isEqualTo(code);
    });
    assertThat(world.count("drawdown")).isZero();
    assertThat(world.count("idempotency")).isZero();
  }

  @Test
  void whatTheGridThinksCannotFitIsDecidedByTheLine() {
    var account = world.account(100_000);
    world.grid.answer = new ReserveAnswer.CreditTooSmall(0);
    assertThat(take("k", node.request(account, 30_000)).value().state()).isEqualTo("Submitted");
  }

  @Test
  void aListIsTheClientsOwnInOrderAndInPages() {
    var account = world.account(1_000_000);
    var request = node.request(account, 1_000);
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < 5; i++) {
      ids.add(take("k" + i, request).value().id());
    }
    var page = await(node.drawdowns.list(world.app, Optional.empty(), 3));
    assertThat(page).extracting(DrawdownView::id).containsExactlyElementsOf(ids.subList(0, 3));
    var rest = await(node.drawdowns.list(world.app, Optional.of(page.getLast().id()), 3));
    assertThat(rest).extracting(DrawdownView::id).containsExactlyElementsOf(ids.subList(3, 5));
    var stranger = TestRequests.principal(world.ids.next());
    assertThat(await(node.drawdowns.list(stranger, Optional.empty(), 3))).isEmpty();
  }
}
