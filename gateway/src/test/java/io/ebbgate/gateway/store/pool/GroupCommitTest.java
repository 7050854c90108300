package io.ebbgate.gateway.store.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-20T08:00:00Z"));
  private final ArrayDeque<Runnable> actions = new ArrayDeque<>();
  private final FakeDatabase database = new FakeDatabase();

  /** Keeps commits open until told how they end. */
  private static final class FakeDatabase implements Committer<Integer, String> {
    record Commit(List<Integer> batch, boolean again, Promise<List<String>> end) {}

    final ArrayDeque<Commit> open = new ArrayDeque<>();
    final List<List<Integer>> batches = new ArrayList<>();

    @Override
    public Future<List<String>> commit(List<Integer> batch, boolean again) {
      batches.add(List.copyOf(batch));
      Promise<List<String>> end = Promise.promise();
      open.add(new Commit(batch, again, end));
      return end.future();
    }

    Commit succeed() {
      var commit = open.remove();
      commit.end().complete(commit.batch().stream().map(item -> "done " + item).toList());
      return commit;
    }

    void fail(Throwable failure) {
      open.remove().end().fail(failure);
    }
  }

  private GroupCommit<Integer, String> group(int batch, int queue) {
    return new GroupCommit<>(
        "test",
        new CommitSettings(
            batch, queue, 1, Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(20)),
        database,
        actions::add,
        () -> Runnable::run,
        timers,
        timers,
        new CommitMeters(new SimpleMeterRegistry()));
  }

  private void runAll() {
    while (!actions.isEmpty()) {
      actions.remove().run();
    }
  }

  private static List<Future<String>> submit(GroupCommit<Integer, String> group, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(group::submit).toList();
  }

  private static PgException error(String state) {
    return new PgException("refused", "ERROR", state, "");
  }

  @Test
  void anIdleWriterCommitsAtOnceAndWhatArrivesMeanwhileIsTheNextBatch() {
    var group = group(512, 100);
    var first = group.submit(1);
    runAll();
    var later = submit(group, 2, 4);
    runAll();
    assertThat(database.batches).containsExactly(List.of(1));

    database.succeed();
    runAll();
    assertThat(first.result()).isEqualTo("done 1");
    assertThat(database.batches).containsExactly(List.of(1), List.of(2, 3, 4));

    database.succeed();
    runAll();
    assertThat(later).extracting(Future::result).containsExactly("done 2", "done 3", "done 4");
  }

  @Test
  void aBatchIsNeverLargerThanItsLimit() {
    var group = group(3, 100);
    submit(group, 1, 7);
    runAll();
    database.succeed();
    runAll();
    database.succeed();
    runAll();
    assertThat(database.batches).containsExactly(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
  }

  @Test
  void whatDoesNotFitTheQueueIsTurnedAwayAndTheRestIsNot() {
    var group = group(512, 2);
    var kept = submit(group, 1, 2);
    var turnedAway = group.submit(3);
    assertThat(turnedAway.cause()).isInstanceOf(Rejected.class);
    assertThat(((Rejected) turnedAway.cause()).problem().code()).isEqualTo(ProblemCode.OVERLOADED);
    runAll();
    database.succeed();
    runAll();
    assertThat(kept).allMatch(Future::succeeded);
    assertThat(group.submit(4).failed()).isFalse();
  }

  @Test
  void aRowThatWaitsForSomebodysLockHoldsUpNothingElse() {
    var group = group(512, 100);
    var locked = group.submit(1);
    runAll();
    database.fail(error("55P03"));
    runAll();
    assertThat(timers.size()).as("it is tried again later").isOne();
    assertThat(group.queued()).as("and counts as waiting").isOne();

    var other = group.submit(2);
    runAll();
    database.succeed();
    runAll();
    assertThat(other.result()).isEqualTo("done 2");

    timers.advance(Duration.ofMillis(20));
    runAll();
    assertThat(database.batches).containsExactly(List.of(1), List.of(2), List.of(1));
    var meanwhile = group.submit(3);
    runAll();
    assertThat(database.batches.getLast()).as("while it waits once more").containsExactly(3);
    database.succeed();
    database.succeed();
    runAll();
    assertThat(locked.result()).isEqualTo("done 1");
    assertThat(meanwhile.result()).isEqualTo("done 3");
    assertThat(group.queued()).isZero();
  }

  @Test
  void rowsThatWaitForLocksAreTriedOneAtATimeAndGivenUpInTheEnd() {
    var group = group(512, 100);
    var answers = submit(group, 1, 4);
    runAll();
    int most = 0;
    while (!database.open.isEmpty() || timers.size() > 0) {
      most = Math.max(most, database.open.size());
      if (database.open.isEmpty()) {
        timers.advance(Duration.ofSeconds(1));
      } else {
        database.fail(error("55P03"));
      }
      runAll();
    }
    assertThat(most).as("a writer and one aside").isLessThanOrEqualTo(2);
    assertThat(answers).allMatch(Future::failed);
    assertThat(timers.instant())
        .isAfterOrEqualTo(Instant.parse("2026-11-20T08:00:20Z"))
        .isBefore(Instant.parse("2026-11-20T08:02:00Z"));
  }

  @Test
  void aBadRowFailsAloneByHalving() {
    for (String state : List.of("22021", "23505", "40P01", "55P03")) {
      database.batches.clear();
      var group = group(512, 100);
      var answers = submit(group, 1, 8);
      runAll();
      while (!database.open.isEmpty() || timers.size() > 0) {
        if (database.open.isEmpty()) {
          timers.advance(Duration.ofSeconds(1));
        } else if (database.open.element().batch().contains(6)) {
          database.fail(error(state));
        } else {
          database.succeed();
        }
        runAll();
      }
      assertThat(answers.get(5).cause()).as(state).isInstanceOf(PgException.class);
      assertThat(answers.stream().filter(Future::succeeded).count()).as(state).isEqualTo(7);
      assertThat(answers.get(6).result()).isEqualTo("done 7");
    }
  }

  @Test
  void aLoneRowThatLostToOthersLocksIsTriedAgain() {
    var group = group(512, 100);
    var answer = group.submit(1);
    runAll();
    database.fail(error("40P01"));
    runAll();
    assertThat(database.open).isEmpty();
    timers.advance(Duration.ofMillis(20));
    runAll();
    database.succeed();
    runAll();
    assertThat(answer.result()).isEqualTo("done 1");
  }

  @Test
  void anUnknownCommitIsRunAgainWithTheSameItemsUntilItIsKnown() {
    var group = group(512, 100);
    var answers = submit(group, 1, 3);
    runAll();
    database.fail(ClosedConnectionException.INSTANCE);
    runAll();
    var latecomer = group.submit(4);
    runAll();
    assertThat(answers).noneMatch(Future::isComplete);
    timers.advance(Duration.ofMillis(20));
    runAll();
    assertThat(database.open.element().again()).isTrue();
    assertThat(database.batches.getLast()).containsExactly(1, 2, 3);
    database.succeed();
    runAll();
    assertThat(answers).allMatch(Future::succeeded);
    assertThat(database.open.element().again()).isFalse();
    database.succeed();
    runAll();
    assertThat(latecomer.result()).isEqualTo("done 4");
  }

  @Test
  void theWaitBetweenUnknownRunsGrowsAndItsEndIsAFailureThatSaysUnknown() {
    var group = group(512, 100);
    var answer = group.submit(1);
    runAll();
    int runs = 0;
    while (!answer.isComplete()) {
      database.fail(new java.net.ConnectException("refused"));
      runAll();
      runs++;
      timers.advance(Duration.ofSeconds(1));
      runAll();
    }
    assertThat(answer.cause()).isInstanceOf(UnknownCommitException.class);
    assertThat(runs).isBetween(20, 30);
  }

  @Test
  void aDefectFailsTheBatchWithoutHalving() {
    var group = group(512, 100);
    var answers = submit(group, 1, 4);
    runAll();
    database.fail(error("42703"));
    runAll();
    assertThat(database.batches).hasSize(1);
    assertThat(answers).allMatch(Future::failed);
  }

  @Test
  void aThrowingHandlerDoesNotKeepTheOthersWaiting() {
    var group = group(512, 100);
    var answers = submit(group, 1, 3);
    answers
        .getFirst()
        .onSuccess(_ -> {
          throw new IllegalStateException("a defect of the caller");
        });
    runAll();
    database.succeed();
    runAll();
    assertThat(answers).allMatch(Future::succeeded);
    group.submit(4);
    runAll();
    assertThat(database.batches.getLast()).containsExactly(4);
  }

  @Test
  void aCommitterThatThrowsFailsOnlyTheItemItThrowsFor() {
    Committer<Integer, String> picky =
        (batch, _) -> {
          if (batch.contains(2)) {
            throw new IllegalArgumentException("two");
          }
          return Future.succeededFuture(batch.stream().map(String::valueOf).toList());
        };
    var group =
        new GroupCommit<>(
            "test",
            CommitSettings.defaults(),
            picky,
            actions::add,
            () -> Runnable::run,
            timers,
            timers,
            new CommitMeters(new SimpleMeterRegistry()));
    var answers = submit(group, 1, 4);
    runAll();
    assertThat(answers.stream().filter(Future::succeeded).map(Future::result))
        .containsExactly("1", "3", "4");
    assertThat(answers.get(1).cause()).isInstanceOf(IllegalArgumentException.class);
  }
}
