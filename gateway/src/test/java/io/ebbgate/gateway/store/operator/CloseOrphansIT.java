package io.ebbgate.gateway.store.operator;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.orphan.OrphanState;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.store.orphan.PgOrphans;
import io.ebbgate.gateway.store.pool.PgPools;
import io.ebbgate.gateway.store.pool.PoolSettings;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.orphan.DecideOrphans;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people end orphans, and what is left of one that has ended. */
class CloseOrphansIT {
  private static final Outcome DECLINED = new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "D05");
  private static final OrphanFilter ALL = new OrphanFilter(Optional.empty(), Optional.empty());
  private static final int BOUND = 5;

  private OperatorDesk desk;
  private PgOrphans orphans;

  @BeforeEach
  void open() {
    desk = new OperatorDesk();
    orphans =
        new PgOrphans(
            desk.world.database.pool(),
            new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofMinutes(1))));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Outcome moved() {
    return new Moved(Money.fen(4_711), "sm1", desk.world.clock.instant());
  }

  private OrphanRow row(String reference, Optional<UUID> attemptId, Outcome outcome) {
    return new OrphanRow(
        desk.world.ids.next(),
        "first",
        "nonce of " + reference,
        reference,
        attemptId,
        MovementKind.PAYOUT,
        outcome,
        "S00",
        "digest of " + reference,
        desk.world.clock.instant());
  }

  private UUID kept(OrphanRow orphan) {
    assertThat(await(orphans.keep(orphan, desk.world.clock.instant(), BOUND)))
        .isEqualTo(Orphans.Keeping.NEW);
    return orphan.id();
  }

  private UUID kept(String reference, Outcome outcome) {
    return kept(row(reference, Optional.empty(), outcome));
  }

  private Future<Kept<ActionView>> closing(Principal who, String key, UUID orphan) {
    var command = new CloseOrphan("another installation's", "ticket 7");
    return desk.operators.close(
        who,
        TestRequests.key(who.clientId(), Operation.CLOSE_ORPHAN, key, orphan + " " + command),
        orphan,
        command);
  }

  private OrphanView read(UUID orphan) {
    return await(desk.operators.orphan(orphan)).orphan();
  }

  @Test
  void whatSaysNothingOfMoneyThatMovedIsClosedByOnePersonAndKept() {
    for (var outcome : List.of(DECLINED, new Pending("P01"))) {
      var orphan = kept("x-" + outcome, outcome);

      var action = await(closing(desk.li, "key " + orphan, orphan));

      assertThat(action.value().status()).isEqualTo(ActionStatus.DONE);
      assertThat(action.value().kind()).isEqualTo(CloseOrphan.BY_ONE);
      var after = await(desk.operators.orphan(orphan));
      assertThat(after.orphan().state()).isEqualTo(new OrphanState.Closed());
      assertThat(after.orphan().said().outcome()).isEqualTo(outcome);
      assertThat(after.orphan().closedWhy()).contains("li.na: another installation's");
      assertThat(after.orphan().endedAt()).isPresent();
      assertThat(after.actions()).containsExactly(action.value());
      assertThat(await(closing(desk.li, "key " + orphan, orphan)))
          .as("the same request again")
          .isEqualTo(new Kept<>(action.value(), true));
    }
    assertThat(desk.world.count("ledger_entry")).isZero();
  }

  @Test
  void whatSaysThatMoneyMovedIsClosedByTwoPeople() {
    var orphan = kept("x-1", moved());

    var proposal = await(closing(desk.li, "first", orphan)).value();

    assertThat(proposal.status()).isEqualTo(ActionStatus.PROPOSED);
    assertThat(proposal.about()).isEqualTo(new ActionView.About.Orphan(orphan));
    assertThat(read(orphan).state()).isEqualTo(new OrphanState.Waiting(0));
    assertThat(problemOf(desk.operators.approve(desk.li, proposal.id())).code())
        .isEqualTo(ProblemCode.APPROVER_IS_PROPOSER);

    var newer = await(closing(desk.li, "second", orphan)).value();
    assertThat(desk.waiting()).containsExactly(newer);
    assertThat(await(desk.operators.actions(Optional.empty(), Optional.of(proposal.id()), 9)))
        .containsExactly(newer);
    assertThat(problemOf(desk.operators.approve(desk.wang, proposal.id())).code())
        .as("a newer proposal took its place")
        .isEqualTo(ProblemCode.ACTION_NOT_WAITING);

    var approved = await(desk.operators.approve(desk.wang, newer.id()));

    assertThat(desk.waiting()).isEmpty();
    assertThat(approved.status()).isEqualTo(ActionStatus.DONE);
    assertThat(approved.approver()).contains("wang.wei");
    assertThat(read(orphan).state()).isEqualTo(new OrphanState.Closed());
    assertThat(problemOf(closing(desk.li, "third", orphan)).code())
        .isEqualTo(ProblemCode.ORPHAN_NOT_OPEN);
    assertThat(
            await(
                orphans.keep(
                    row("x-1", Optional.empty(), moved()), desk.world.longAgo.toInstant(), BOUND)))
        .as("delivered again")
        .isEqualTo(Orphans.Keeping.SEEN);
  }

  @Test
  void manyApprovalsAtOnceCloseOnce() {
    var orphan = kept("x-1", moved());
    var proposal = await(closing(desk.li, "first", orphan)).value();

    var answers = new ArrayList<Future<ActionView>>();
    for (int i = 0; i < 8; i++) {
      answers.add(desk.operators.approve(desk.wang, proposal.id()));
    }
    int granted = 0;
    for (var answer : answers) {
      try {
        await(answer);
        granted++;
      } catch (Rejected no) {
        assertThat(no.problem().code()).isEqualTo(ProblemCode.ACTION_NOT_WAITING);
      }
    }

    assertThat(granted).isOne();
    assertThat(read(orphan).state()).isEqualTo(new OrphanState.Closed());
  }

  @Test
  void evidenceWhoseAttemptIsThereIsNotTalkedAway() {
    var attempt = desk.submitted(60_000);
    var orphan = kept(row("theirs", Optional.of(attempt.id()), DECLINED));

    var problem = problemOf(closing(desk.li, "key", orphan));

    assertThat(problem.code()).isEqualTo(ProblemCode.ORPHAN_NOT_OPEN);
    assertThat(read(orphan).standing().attemptIsThere()).isTrue();
    await(orphans.matched(List.of(orphan), desk.world.clock.instant()));
    assertThat(problemOf(closing(desk.li, "again", orphan)).detail()).contains("Matched");
  }

  @Test
  void anOrphanThatNobodyKeptIsNotFound() {
    var nobodys = new UUID(9, 9);

    assertThat(problemOf(desk.operators.orphan(nobodys)).code())
        .isEqualTo(ProblemCode.ORPHAN_NOT_FOUND);
    assertThat(problemOf(closing(desk.li, "key", nobodys)).code())
        .isEqualTo(ProblemCode.ORPHAN_NOT_FOUND);
  }

  @Test
  void theyAreListedByStateAndChannelInPages() {
    var first = kept("x-1", moved());
    var second = kept("x-2", DECLINED);
    var third = kept("x-3", DECLINED);
    await(closing(desk.li, "key", second));

    assertThat(ids(ALL, Optional.empty(), 2)).containsExactly(first, second);
    assertThat(ids(ALL, Optional.of(second), 2)).containsExactly(third);
    var closed = new OrphanFilter(Optional.of("Closed"), Optional.of("first"));
    assertThat(ids(closed, Optional.empty(), 9)).containsExactly(second);
    var others = new OrphanFilter(Optional.empty(), Optional.of("second"));
    assertThat(ids(others, Optional.empty(), 9)).isEmpty();
  }

  private List<UUID> ids(OrphanFilter filter, Optional<UUID> after, int limit) {
    return await(desk.operators.orphans(filter, after, limit)).stream()
        .map(orphan -> orphan.said().id())
        .toList();
  }

  /** A polled index holds what is open and no more, however much has ended. */
  @Test
  void whatHasEndedIsNoWorkAndTakesNoRoom() {
    for (int i = 0; i < 3 * BOUND; i++) {
      await(closing(desk.li, "key " + i, kept("x-" + i, DECLINED)));
    }
    kept("y-1", moved());

    assertThat(await(orphans.count())).isEqualTo(new Orphans.Counts(1, 0));
    assertThat(desk.world.count("orphan_callback")).isEqualTo(3 * BOUND + 1);
    for (var polled : List.of("due", "waiting", "attempt")) {
      var index = "orphan_callback_" + polled;
      desk.world.database.run("reindex index " + index);
      assertThat(
              desk.world.database.number(
                  "select reltuples::bigint from pg_class where relname = $1", index))
          .as(index)
          .isOne();
    }
  }

  /** What the front door lets in at once is far more than what the database is asked at once. */
  @Test
  void aBurstExceedsTheBoundByLessThanTheConnectionsThatAsk() {
    int connections = 6;
    var pool =
        PgPools.reading(
            desk.world.database.vertx(),
            PoolSettings.of(desk.world.database.uri(), "burst", connections));
    var bursting =
        new PgOrphans(pool, new DecideOrphans(Duration.ofHours(1), List.of(Duration.ofHours(1))));

    var answers = new ArrayList<Future<Orphans.Keeping>>();
    for (int i = 0; i < 300; i++) {
      answers.add(
          bursting.keep(
              row("x-" + i, Optional.empty(), DECLINED), desk.world.clock.instant(), BOUND));
    }
    long kept = answers.stream().filter(answer -> await(answer) == Orphans.Keeping.NEW).count();
    await(pool.close());

    assertThat(kept).isBetween((long) BOUND, (long) BOUND + connections - 1);
    assertThat(desk.world.count("orphan_callback")).isEqualTo(kept);
  }

  /** What the code promises, the database refuses on its own. */
  @Test
  void theDatabaseLetsNobodyCloseOrChangeByHand() {
    var orphan = kept("x-1", moved());
    var byHand = "update orphan_callback set state = 'Closed', ended_at = now(), closed_why = 'x'";
    refused(byHand);
    refused("update orphan_callback set amount_minor = 1");
    refused("delete from orphan_callback");
    var insertion =
        "insert into operator_action (id, kind, orphan_id, reason, evidence_reference, proposer_id,"
            + " proposer, proposed_at, status) values ($1, $2, $3, 'x', 'x', $4, 'x', now(), $5)";
    refused(insertion, new UUID(9, 1), "CLOSE_MOVED_ORPHAN", orphan, desk.li.clientId(), "Done");
    // One person's action is no leave to close what says that money moved.
    desk.world.database.run(
        insertion, new UUID(9, 2), "CLOSE_ORPHAN", orphan, desk.li.clientId(), "Done");
    refused(byHand);

    var proposal = await(closing(desk.li, "key", orphan)).value();
    refused(byHand);
    await(desk.operators.approve(desk.wang, proposal.id()));

    refused("update orphan_callback set state = 'Waiting', ended_at = null, closed_why = null");
    refused("update orphan_callback set closed_why = 'another'");
    refused("delete from orphan_callback");
  }

  private void refused(String sql, Object... values) {
    assertThatThrownBy(() -> desk.world.database.run(sql, values))
        .as(sql)
        .isInstanceOfSatisfying(
            PgException.class, error -> assertThat(error.getSqlState()).startsWith("23"));
  }
}
