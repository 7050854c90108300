package io.ebbgate.gateway.store.operator;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.ProviderPromises;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.gateway.store.asking.PgDueAttempts;
import io.ebbgate.gateway.store.casefile.PgCaseFiles;
import io.ebbgate.gateway.store.drawdown.LendingWorld;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.casefile.TellCase;
import io.ebbgate.gateway.usecase.movement.ProviderFacts;
import io.ebbgate.gateway.usecase.movement.asking.DecideAsking;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActOnOrdersIT {
  private static final Outcome DECLINED_BY_CHANNEL =
      new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "P90");
  private static final OrderAction NOT_MOVED = new OrderAction.MarkNotMoved("ticket 7");

  private OperatorDesk desk;

  @BeforeEach
  void open() {
    desk = new OperatorDesk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private OrderAction moved() {
    return new OrderAction.MarkMoved("ticket 7", desk.world.clock.instant());
  }

  /** A drawdown of which the provider says nothing certain. */
  private NewAttempt unknown(long amountMinor) {
    var attempt = desk.submitted(amountMinor);
    desk.learn(attempt, new Unknown(Unknown.Cause.TIMEOUT, ""));
    return attempt;
  }

  @Test
  void twoPeoplesWordThatItMovedDisbursesTheDrawdown() {
    var attempt = unknown(60_000);

    var proposal = desk.done(desk.li, attempt.orderId(), moved());

    assertThat(proposal.status()).isEqualTo(ActionStatus.PROPOSED);
    assertThat(desk.state(attempt)).isEqualTo("Submitted");
    assertThat(desk.world.count("evidence where source = 'OPERATOR'")).isZero();
    assertThat(problemOf(desk.operators.approve(desk.li, proposal.id())).code())
        .isEqualTo(ProblemCode.APPROVER_IS_PROPOSER);
    assertThat(desk.state(attempt)).isEqualTo("Submitted");

    var approved = await(desk.operators.approve(desk.wang, proposal.id()));

    assertThat(approved.status()).isEqualTo(ActionStatus.DONE);
    assertThat(desk.state(attempt)).isEqualTo("Disbursed");
    assertThat(
            desk.world.count(
                "evidence where source = 'OPERATOR' and provider_reference = 'ticket 7'"))
        .isOne();
    assertThat(problemOf(desk.operators.approve(desk.wang, proposal.id())).code())
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);
    assertThat(desk.world.booksAgree()).isTrue();
  }

  @Test
  void twoPeoplesWordThatNothingMovedEndsADispute() {
    var attempt = desk.submitted(60_000);
    desk.learn(attempt, new Moved(Money.fen(59_999), "p", desk.world.clock.instant()));
    desk.learn(attempt, DECLINED_BY_CHANNEL);
    assertThat(desk.state(attempt)).as("the provider alone is not believed").isEqualTo("Disputed");

    var proposal = desk.done(desk.wang, attempt.orderId(), NOT_MOVED);
    assertThat(desk.state(attempt)).isEqualTo("Disputed");
    await(desk.operators.approve(desk.li, proposal.id()));

    assertThat(desk.state(attempt)).isEqualTo("Failed");
    assertThat(desk.node.toSend).as("after a dispute nothing is tried again").isEmpty();
    assertThat(desk.world.booksAgree()).isTrue();
  }

  @Test
  void aWordThatWasApprovedBeforeACrashIsLearnedOnce() {
    var attempt = unknown(60_000);
    var proposal = desk.done(desk.li, attempt.orderId(), moved());
    desk.approvedAndNotLearned(proposal);

    desk.marks.start();

    desk.carriedOut(proposal);
    assertThat(desk.state(attempt)).isEqualTo("Disbursed");
    assertThat(desk.world.count("evidence where source = 'OPERATOR'")).isOne();
    assertThat(desk.world.count("loan")).isOne();
  }

  @Test
  void theLifecycleDecidesWhatAnApprovedWordMeansWhenEvidenceCameBefore() {
    var attempt = unknown(60_000);
    var proposal = desk.done(desk.li, attempt.orderId(), NOT_MOVED);
    desk.approvedAndNotLearned(proposal);
    desk.learn(attempt, desk.moved(attempt));

    desk.marks.start();
    desk.carriedOut(proposal);

    assertThat(desk.state(attempt)).isEqualTo("Disbursed");
    assertThat(desk.incidentOf(attempt).reason()).isEqualTo("NOT_MOVED_AFTER_MOVED");
    assertThat(desk.world.booksAgree()).isTrue();
  }

  @Test
  void aHeldOrderIsAskedAboutAndTriesNoOtherChannel() {
    var attempt = unknown(60_000);
    desk.done(desk.li, attempt.orderId(), new OrderAction.Hold());
    assertThat(
            problemOf(desk.act(desk.li, "again", attempt.orderId(), new OrderAction.Hold())).code())
        .isEqualTo(ProblemCode.ACTION_UNFIT);
    assertThat(
            desk.world.count(
                "attempt where order_id = $1 and due_at is not null", attempt.orderId()))
        .isOne();

    desk.learn(attempt, DECLINED_BY_CHANNEL);

    assertThat(desk.state(attempt)).isEqualTo("Failed");
    assertThat(desk.node.toSend).isEmpty();
    assertThat(desk.world.booksAgree()).isTrue();
  }

  @Test
  void aResumedOrderTriesTheNextChannelAgain() {
    var attempt = unknown(60_000);
    desk.done(desk.li, attempt.orderId(), new OrderAction.Hold());
    desk.done(desk.wang, attempt.orderId(), new OrderAction.Resume());
    assertThat(
            problemOf(desk.act(desk.li, "again", attempt.orderId(), new OrderAction.Resume()))
                .code())
        .isEqualTo(ProblemCode.ACTION_UNFIT);

    desk.learn(attempt, DECLINED_BY_CHANNEL);

    assertThat(desk.state(attempt)).isEqualTo("Submitted");
    assertThat(Objects.requireNonNull(desk.node.toSend.poll()).channel()).isEqualTo("second");
  }

  @Test
  void anAskedForQuestionIsDueAtOnce() {
    var attempt = unknown(60_000);
    var action = desk.done(desk.li, attempt.orderId(), new OrderAction.QueryNow());

    assertThat(action.status()).isEqualTo(ActionStatus.DONE);
    assertThat(desk.world.count("attempt where id = $1 and due_at <= now()", attempt.id())).isOne();
  }

  @Test
  void aPaidOutDrawdownIsAskedAboutOnceAndItsReturnIsLearned() {
    var attempt = desk.submitted(60_000);
    desk.learn(attempt, desk.moved(attempt));
    desk.done(desk.li, attempt.orderId(), new OrderAction.QueryNow());
    var first = desk.world.first;
    first.onQuery = _ -> Future.succeededFuture(new Reply(desk.moved(attempt), "P00", ""));

    var asker = desk.node.asker();
    asker.start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> desk.world.count("evidence where source = 'QUERY'") == 1);
      assertThat(desk.state(attempt)).isEqualTo("Disbursed");
      assertThat(desk.world.count("attempt where due_at is not null")).as("to be asked").isZero();

      first.onQuery =
          _ ->
              Future.succeededFuture(
                  new Reply(desk.moved(attempt).returned(desk.world.clock.instant()), "P77", ""));
      desk.done(desk.li, attempt.orderId(), new OrderAction.QueryNow());
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> desk.state(attempt).equals("Returned"));
    } finally {
      asker.stop();
    }
    assertThat(desk.world.booksAgree()).isTrue();
    assertThat(
            problemOf(desk.act(desk.li, "k", attempt.orderId(), new OrderAction.QueryNow())).code())
        .isEqualTo(ProblemCode.ACTION_UNFIT);
  }

  /** A node that dies after it has taken the question, before it has heard an answer. */
  @Test
  void aQuestionWhoseAskerDiesIsAskedByAnotherNode() {
    var attempt = desk.submitted(60_000);
    desk.learn(attempt, desk.moved(attempt));
    var soon = Duration.ofMillis(20);
    var slow = desk.world.first.promises;
    desk.world.first.promises =
        new ProviderPromises(
            slow.requestTimeout(),
            slow.requestValidity(),
            slow.settlingTime(),
            List.of(soon, soon),
            3);
    desk.done(desk.li, attempt.orderId(), new OrderAction.QueryNow());
    var dead =
        new PgDueAttempts(
            desk.world.database.pool(),
            new DecideAsking(
                new ProviderFacts(desk.world.connectors),
                new Bookings(desk.world.ids, LendingWorld.DAYS)));
    var claim = await(dead.claim(desk.world.ids.next(), desk.world.clock.instant(), soon, 10));
    assertThat(claim.due()).hasSize(1);
    assertThat(next(attempt)).as("it stays due").contains("came back, for the 2nd time");

    desk.world.first.onQuery =
        _ ->
            Future.succeededFuture(
                new Reply(desk.moved(attempt).returned(desk.world.clock.instant()), "P77", ""));
    try (var other = desk.world.node()) {
      var asker = other.asker();
      asker.start();
      try {
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> desk.state(attempt).equals("Returned"));
      } finally {
        asker.stop();
      }
    }
    assertThat(desk.world.count("attempt where due_at is not null")).isZero();
    assertThat(desk.world.booksAgree()).isTrue();
  }

  @Test
  void whatNobodyAnswersIsAskedAgainAndNotForEver() {
    var attempt = desk.submitted(60_000);
    desk.learn(attempt, desk.moved(attempt));
    var soon = Duration.ofMillis(20);
    var slow = desk.world.first.promises;
    desk.world.first.promises =
        new ProviderPromises(
            slow.requestTimeout(),
            slow.requestValidity(),
            slow.settlingTime(),
            List.of(soon, soon),
            3);
    desk.world.first.onQuery =
        _ -> Future.succeededFuture(new Reply(new Unknown(Unknown.Cause.TIMEOUT, ""), "", ""));
    desk.done(desk.li, attempt.orderId(), new OrderAction.QueryNow());

    var asker = desk.node.asker();
    asker.start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> desk.world.count("attempt where due_at is not null") == 0);
    } finally {
      asker.stop();
    }

    assertThat(desk.world.count("evidence where source = 'QUERY'")).isEqualTo(3);
    assertThat(desk.state(attempt)).isEqualTo("Disbursed");
    assertThat(next(attempt)).isEmpty();
  }

  private String next(NewAttempt attempt) {
    var cases = new TellCase(new PgCaseFiles(desk.world.database.pool()), _ -> Optional.empty());
    var story = new JsonObject(await(cases.tellAnyone(attempt.orderId())));
    return story.getJsonArray("next").stream()
        .map(step -> ((JsonObject) step).getString("step"))
        .filter(step -> step.contains("came back"))
        .collect(Collectors.joining());
  }

  @Test
  void anIdentifierWithTheOtherPrefixNamesNothing() {
    var attempt = unknown(60_000);

    assertThat(
            problemOf(
                    desk.act(
                        desk.li, "k", IdKind.REPAYMENT, attempt.orderId(), new OrderAction.Hold()))
                .code())
        .isEqualTo(ProblemCode.CASE_NOT_FOUND);
    assertThat(desk.world.count("order_hold")).isZero();
    assertThat(desk.world.count("operator_action")).isZero();
  }

  @Test
  void whatHasEndedTakesNoQuestionAndNoWord() {
    var attempt = desk.submitted(60_000);
    desk.learn(attempt, OperatorDesk.DECLINED);

    for (var action : new OrderAction[] {new OrderAction.QueryNow(), moved(), NOT_MOVED}) {
      assertThat(problemOf(desk.act(desk.li, "k", attempt.orderId(), action)).code())
          .as(action.name())
          .isEqualTo(ProblemCode.ACTION_UNFIT);
    }
    assertThat(problemOf(desk.act(desk.li, "k", new UUID(9, 9), NOT_MOVED)).code())
        .isEqualTo(ProblemCode.CASE_NOT_FOUND);
    assertThat(desk.world.count("operator_action")).isZero();
  }

  @Test
  void nobodyKnowsWhatBecomesOfAnAttemptThatIsStillBeingSent() {
    var attempt = desk.submitted(60_000);

    assertThat(problemOf(desk.act(desk.li, "k", attempt.orderId(), NOT_MOVED)).code())
        .isEqualTo(ProblemCode.ACTION_UNFIT);
    assertThat(desk.world.count("operator_action")).isZero();
  }

  @Test
  void oneKeyIsOneAction() {
    var attempt = unknown(60_000);
    var first = await(desk.act(desk.li, "k", attempt.orderId(), new OrderAction.Hold()));
    var again = await(desk.act(desk.li, "k", attempt.orderId(), new OrderAction.Hold()));

    assertThat(again.replayed()).isTrue();
    assertThat(again.value().id()).isEqualTo(first.value().id());
    assertThat(desk.world.count("operator_action")).isOne();
    assertThat(problemOf(desk.act(desk.li, "k", attempt.orderId(), NOT_MOVED)).code())
        .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void theCaseTellsWhatPeopleDidAndWhatWaitsForWhom() {
    var attempt = unknown(60_000);
    desk.done(desk.li, attempt.orderId(), new OrderAction.Hold());
    desk.done(desk.li, attempt.orderId(), NOT_MOVED);

    var cases = new TellCase(new PgCaseFiles(desk.world.database.pool()), _ -> Optional.empty());
    var story =
        new JsonObject(new JsonObject(await(cases.tell(desk.wang, attempt.orderId()))).encode());

    assertThat(story.getJsonArray("actions"))
        .extracting(action -> ((JsonObject) action).getString("kind"))
        .containsExactly("HOLD", "MARK_NOT_MOVED");
    assertThat(story.getString("heldSince")).isNotNull();
    assertThat(story.getJsonArray("next"))
        .extracting(step -> ((JsonObject) step).getString("step"))
        .anySatisfy(step -> assertThat(step).contains("is asked"))
        .anySatisfy(step -> assertThat(step).contains("Somebody other than li.na approves act_"))
        .anySatisfy(step -> assertThat(step).contains("A person resumes it"));
  }
}
