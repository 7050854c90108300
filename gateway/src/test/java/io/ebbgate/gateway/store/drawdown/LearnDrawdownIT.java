package io.ebbgate.gateway.store.drawdown;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.store.pool.CommitSettings;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearnDrawdownIT {
  private static final Outcome DECLINED = new NotMoved(NotMoved.Reason.DECLINED_FOR_PAYEE, "P51");
  private static final Outcome DECLINED_BY_CHANNEL =
      new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "P90");

  private final LostAnswers lost = new LostAnswers();
  private LendingWorld world;
  private LendingWorld.Node node;
  private LendingWorld.Account account;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    node =
        world
        .new Node(
            new CommitSettings(
                512, 8_192, 1, Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(10)),
            LendingWorld.LEASE,
            lost::over);
    account = world.account(1_000_000);
  }

  @AfterEach
  void close() {
    node.close();
    world.close();
  }

  private NewAttempt submitted(long amountMinor) {
    var request = node.request(account, amountMinor);
    await(
        node.drawdowns.accept(world.app, world.key(world.ids.next().toString(), request), request));
    return nextToSend();
  }

  private NewAttempt nextToSend() {
    return Objects.requireNonNull(node.toSend.poll());
  }

  private Moved moved(NewAttempt attempt) {
    return new Moved(attempt.amount(), "provider " + attempt.id(), world.clock.instant());
  }

  private Movements.Told learn(NewAttempt attempt, Outcome outcome) {
    return await(node.learn(attempt, EvidenceSource.CALLBACK, outcome, Optional.empty()));
  }

  private DrawdownView drawdown(NewAttempt attempt) {
    return await(node.drawdowns.find(world.app, attempt.orderId()));
  }

  private long reserved() {
    return world.database.number(
        "select reserved_minor from credit_line where id = $1", account.lineId());
  }

  private long used() {
    return world.database.number(
        "select used_minor from credit_line where id = $1", account.lineId());
  }

  @Test
  void moneyThatMovedBecomesALoanWithItsPlanItsBookingAndItsNoticesInOneTransaction() {
    var attempt = submitted(60_000);
    learn(attempt, moved(attempt));

    var drawdown = drawdown(attempt);
    assertThat(drawdown.state()).isEqualTo("Disbursed");
    var loan = drawdown.loanId().orElseThrow();
    assertThat(reserved()).isZero();
    assertThat(used()).isEqualTo(60_000);
    assertThat(
            world.database.number(
                "select sum(principal_due) from instalment where loan_id = $1", loan))
        .isEqualTo(60_000);
    assertThat(world.count("instalment where loan_id = $1", loan)).isEqualTo(3);
    var transfer =
        world
            .database
            .run(
                """
                select t.debit, t.credit, t.amount_minor from ledger_transfer t
                join ledger_entry e on e.id = t.entry_id
                where e.order_id = $1 and e.loan_id = $2\
                """,
                attempt.orderId(),
                loan)
            .iterator()
            .next();
    assertThat(transfer.getString("debit")).isEqualTo("loan-principal");
    assertThat(transfer.getString("credit")).isEqualTo("provider-clearing:first");
    assertThat(transfer.getLong("amount_minor")).isEqualTo(60_000);
    assertThat(world.count("paid_attempt where attempt_id = $1", attempt.id())).isOne();
    assertThat(world.count("outbox where order_id = $1", attempt.orderId())).isEqualTo(3);
    assertThat(world.grid.installed)
        .last()
        .satisfies(line -> assertThat(line.usedMinor()).isEqualTo(60_000));
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void aDefiniteEndReleasesTheReservationAndTellsTheCustomer() {
    var attempt = submitted(60_000);
    learn(attempt, DECLINED);

    assertThat(drawdown(attempt).state()).isEqualTo("Failed");
    assertThat(drawdown(attempt).failureReason()).contains("DECLINED_FOR_PAYEE");
    assertThat(reserved()).isZero();
    assertThat(world.count("loan")).isZero();
    assertThat(node.toSend).isEmpty();
    assertThat(world.count("outbox where scene = 'drawdown-failed'")).isOne();
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void aChannelThatDeclinesIsFollowedByTheNextUntilNoneIsLeft() {
    var attempt = submitted(60_000);
    learn(attempt, DECLINED_BY_CHANNEL);
    assertThat(drawdown(attempt).state()).isEqualTo("Submitted");
    assertThat(reserved()).isEqualTo(60_000);

    var next = nextToSend();
    assertThat(next.channel()).isEqualTo("second");
    assertThat(next.sequence()).isEqualTo(2);
    assertThat(world.count("attempt where id = $1 and state = 'Sending'", next.id())).isOne();
    learn(next, DECLINED_BY_CHANNEL);
    assertThat(drawdown(attempt).state()).isEqualTo("Failed");
    assertThat(reserved()).isZero();
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void whatIsNotCertainChangesNothingButIsKept() {
    var attempt = submitted(60_000);
    learn(attempt, new Pending("P01"));
    learn(attempt, new Unknown(Unknown.Cause.TIMEOUT, ""));
    learn(attempt, new Unknown(Unknown.Cause.NOT_FOUND_YET, ""));

    assertThat(drawdown(attempt).state()).isEqualTo("Submitted");
    assertThat(reserved()).isEqualTo(60_000);
    assertThat(world.count("evidence")).isEqualTo(3);
    assertThat(
            world.count(
                "attempt where id = $1 and state = 'Asking' and due_at is not null", attempt.id()))
        .isOne();
    assertThat(node.toSend).isEmpty();
  }

  @Test
  void anotherAmountIsDisputedUntilAgreeingEvidenceSettlesIt() {
    var attempt = submitted(60_000);
    var other = new Moved(Money.fen(59_999), "p", world.clock.instant());
    learn(attempt, other);
    assertThat(drawdown(attempt).state()).isEqualTo("Disputed");
    assertThat(reserved()).isEqualTo(60_000);
    assertThat(world.count("incident where reason = 'AMOUNT_DIFFERS'")).isOne();
    assertThat(world.count("ledger_entry")).isZero();

    learn(attempt, moved(attempt));
    assertThat(drawdown(attempt).state()).isEqualTo("Disbursed");
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void lateSuccessAfterAFinalFailureIsBookedInSuspenseAndOpensAnIncident() {
    var attempt = submitted(60_000);
    learn(attempt, DECLINED);
    learn(attempt, moved(attempt));
    learn(attempt, moved(attempt));

    assertThat(drawdown(attempt).state()).isEqualTo("Failed");
    assertThat(world.count("incident")).isOne();
    assertThat(
            world.count(
                "ledger_transfer where debit = 'suspense' and credit = 'provider-clearing:first'"))
        .isOne();
    assertThat(world.count("loan")).isZero();
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void fourPiecesOfAgreeingEvidenceGiveOneResultInEveryOrder() {
    int orders = 0;
    for (var order : permutations(List.of(0, 1, 2, 3))) {
      var attempt = submitted(1_000);
      var pieces =
          List.of(
              moved(attempt),
              new Pending("P01"),
              new Unknown(Unknown.Cause.TIMEOUT, ""),
              moved(attempt));
      order.forEach(index -> learn(attempt, pieces.get(index)));

      assertThat(drawdown(attempt).state()).as("%s", order).isEqualTo("Disbursed");
      assertThat(world.count("evidence where order_id = $1", attempt.orderId())).isEqualTo(4);
      assertThat(world.count("ledger_entry where order_id = $1", attempt.orderId())).isOne();
      assertThat(world.count("loan where drawdown_id = $1", attempt.orderId())).isOne();
      assertThat(world.count("outbox where order_id = $1", attempt.orderId())).isEqualTo(3);
      assertThat(world.count("incident where order_id = $1", attempt.orderId())).isZero();
      orders++;
    }
    assertThat(orders).isEqualTo(24);
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void fourPiecesThatContradictEachOtherOpenAnIncidentInEveryOrderAndBookWhatMoved() {
    for (var order : permutations(List.of(0, 1, 2, 3))) {
      var attempt = submitted(1_000);
      var pieces = List.of(moved(attempt), DECLINED, moved(attempt), new Pending("P01"));
      order.forEach(index -> learn(attempt, pieces.get(index)));

      var ends = Set.of("Disbursed", "Failed");
      assertThat(ends).as("%s", order).contains(drawdown(attempt).state());
      assertThat(world.count("incident where order_id = $1", attempt.orderId())).isOne();
      assertThat(
              world.count(
                  """
                  ledger_transfer t join ledger_entry e on e.id = t.entry_id
                  where e.order_id = $1 and t.credit = 'provider-clearing:first'
                    and t.amount_minor = 1000\
                  """,
                  attempt.orderId()))
          .as("the money that moved is booked once: %s", order)
          .isOne();
    }
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void allPiecesOfAllOrdersInOneBatchGiveTheSame() {
    var attempts = new ArrayList<NewAttempt>();
    for (int i = 0; i < 30; i++) {
      attempts.add(submitted(1_000));
    }
    var told = new ArrayList<Future<Movements.Told>>();
    for (var attempt : attempts) {
      for (Outcome piece : List.of(new Pending("P01"), moved(attempt), moved(attempt))) {
        told.add(node.learn(attempt, EvidenceSource.CALLBACK, piece, Optional.empty()));
      }
    }
    told.forEach(one -> await(one));
    assertThat(world.count("drawdown where state = 'Disbursed'")).isEqualTo(30);
    assertThat(world.count("loan")).isEqualTo(30);
    assertThat(used()).isEqualTo(30_000);
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void oneDeliveryTakenTwentyTimesAtOnceOnTwoNodesCountsOnce() {
    try (var other = world.node()) {
      var attempt = submitted(1_000);
      var told = new ArrayList<Future<Movements.Told>>();
      for (int i = 0; i < 20; i++) {
        var at = i % 2 == 0 ? node : other;
        told.add(
            at.learn(attempt, EvidenceSource.CALLBACK, moved(attempt), Optional.of("nonce-1")));
      }
      long stored =
          told.stream()
              .map(one -> await(one))
              .filter(Movements.Told.Stored.class::isInstance)
              .count();
      assertThat(stored).isOne();
      assertThat(world.count("evidence")).isOne();
      assertThat(world.count("callback_nonce")).isOne();
      assertThat(world.booksAgree()).isTrue();
    }
  }

  @Test
  void evidenceOfAnotherChannelOrOfNoAttemptIsNotStored() {
    var attempt = submitted(1_000);
    var stranger =
        new NewAttempt(
            world.ids.next(),
            attempt.orderId(),
            attempt.orderKind(),
            1,
            attempt.kind(),
            "first",
            attempt.cardId(),
            "",
            attempt.amount(),
            attempt.createdAt());
    var elsewhere =
        new NewAttempt(
            attempt.id(),
            attempt.orderId(),
            attempt.orderKind(),
            1,
            attempt.kind(),
            "second",
            attempt.cardId(),
            "",
            attempt.amount(),
            attempt.createdAt());
    for (var one : List.of(stranger, elsewhere)) {
      assertThat(
              await(node.learn(one, EvidenceSource.CALLBACK, moved(attempt), Optional.of("nonce"))))
          .isInstanceOf(Movements.Told.UnknownReference.class);
    }
    assertThat(world.count("evidence")).isZero();
    assertThat(world.count("callback_nonce")).isZero();
    assertThat(drawdown(attempt).state()).isEqualTo("Submitted");
  }

  @Test
  void aCommitWhoseAnswerWasLostIsRecognisedAndItsEffectsHappenOnce() {
    var attempt = submitted(60_000);
    var declined = submitted(20_000);
    lost.toLose.set(2);
    var told =
        List.of(
            node.learn(attempt, EvidenceSource.CALLBACK, moved(attempt), Optional.of("nonce-1")),
            node.learn(
                declined, EvidenceSource.CALLBACK, DECLINED_BY_CHANNEL, Optional.of("nonce-2")));
    told.forEach(one -> assertThat(await(one)).isInstanceOf(Movements.Told.Stored.class));

    assertThat(lost.toLose.get()).isZero();
    assertThat(drawdown(attempt).state()).isEqualTo("Disbursed");
    assertThat(world.count("evidence")).isEqualTo(2);
    assertThat(world.count("loan")).isOne();
    assertThat(node.toSend)
        .as("the next attempt is sent once")
        .singleElement()
        .satisfies(next -> assertThat(next.channel()).isEqualTo("second"));
    assertThat(world.booksAgree()).isTrue();
  }

  @Test
  void twoNodesThatLearnOfTheSameOrdersAtOnceNeverDeadlock() {
    try (var other = world.node()) {
      var attempts = new ArrayList<NewAttempt>();
      for (int i = 0; i < 60; i++) {
        attempts.add(submitted(1_000));
      }
      var told = new ArrayList<Future<Movements.Told>>();
      for (int i = 0; i < attempts.size(); i++) {
        var there = attempts.get(i);
        var back = attempts.get(attempts.size() - 1 - i);
        told.add(node.learn(there, EvidenceSource.REPLY, moved(there), Optional.empty()));
        told.add(other.learn(back, EvidenceSource.CALLBACK, moved(back), Optional.empty()));
      }
      told.forEach(one -> assertThat(await(one)).isInstanceOf(Movements.Told.Stored.class));
      assertThat(world.count("loan")).isEqualTo(60);
      assertThat(world.count("evidence")).isEqualTo(120);
      assertThat(world.booksAgree()).isTrue();
    }
  }

  private static List<List<Integer>> permutations(List<Integer> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    var all = new HashSet<List<Integer>>();
    for (var first : items) {
      var rest = new ArrayList<>(items);
      rest.removeIf(item -> item.equals(first));
      for (var tail : permutations(rest)) {
        var one = new ArrayList<Integer>();
        one.add(first);
        one.addAll(tail);
        all.add(one);
      }
    }
    return List.copyOf(all);
  }
}
