package io.ebbgate.cluster;

import static io.ebbgate.cluster.Requests.aborted;
import static io.ebbgate.cluster.Requests.customer;
import static io.ebbgate.cluster.Requests.reserve;
import static io.ebbgate.cluster.Requests.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.cluster.step.Unavailable.Reason;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BatchedGridTest {

  private final FakeGrid grid = new FakeGrid();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private Instant now = Instant.ofEpochMilli(5_000);
  private Executor executor = tasks::add;
  private final BatchedGrid batched =
      new BatchedGrid(grid, () -> now, task -> executor.execute(task), new BatchLimits(3, 4));

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private static <A> List<A> collect(CompletionStage<A> stage) {
    List<A> answers = new ArrayList<>();
    stage.thenAccept(answers::add);
    return answers;
  }

  @Test
  void a_single_step_goes_at_once_with_the_time_of_the_clock() {
    List<ReserveAnswer> answer = collect(batched.reserve(reserve(1, 1, 100)));
    runTasks();
    assertThat(grid.calls).hasSize(1);
    assertThat(grid.calls.getFirst().nowMs()).isEqualTo(5_000);
    grid.calls.getFirst().succeed();
    runTasks();
    assertThat(answer).containsExactly(new ReserveAnswer.Reserved());
    assertThat(grid.calls).hasSize(1);
  }

  @Test
  void what_arrives_while_a_call_is_under_way_goes_together_in_the_next_in_its_order() {
    batched.reserve(reserve(1, 1, 100));
    runTasks();
    List<ReserveAnswer> second = collect(batched.reserve(reserve(1, 2, 100)));
    List<UpdateAnswer> third = collect(batched.settle(aborted(1, 1)));
    List<UpdateAnswer> fourth = collect(batched.install(row(1, 1, 100)));
    runTasks();
    assertThat(grid.calls).hasSize(1);
    now = now.plusMillis(7);
    grid.calls.get(0).succeed();
    runTasks();
    assertThat(grid.calls).hasSize(2);
    assertThat(grid.calls.get(1).nowMs()).isEqualTo(5_007);
    assertThat(grid.calls.get(1).steps())
        .containsExactly(reserve(1, 2, 100), aborted(1, 1), new GridStep.Install(row(1, 1, 100)));
    grid.calls.get(1).succeed();
    runTasks();
    assertThat(second).containsExactly(new ReserveAnswer.Reserved());
    assertThat(third).containsExactly(new UpdateAnswer.Applied());
    assertThat(fourth).containsExactly(new UpdateAnswer.Applied());
  }

  @Test
  void a_batch_is_at_most_as_large_as_its_limit() {
    for (int i = 0; i < 4; i++) {
      batched.invalidate(customer(i));
    }
    runTasks();
    assertThat(grid.calls.get(0).steps()).hasSize(3);
    grid.calls.get(0).succeed();
    runTasks();
    assertThat(grid.calls.get(1).steps()).hasSize(1);
  }

  @Test
  void a_full_queue_answers_overloaded_at_once() {
    for (int i = 0; i < 4; i++) {
      batched.invalidate(customer(i));
    }
    assertThat(batched.queued()).isEqualTo(4);
    assertThat(collect(batched.reserve(reserve(1, 1, 100))))
        .containsExactly(new Unavailable(Reason.OVERLOADED));
  }

  @Test
  void a_call_that_fails_or_throws_answers_its_own_steps_and_the_next_goes_on() {
    List<ReserveAnswer> first = collect(batched.reserve(reserve(1, 1, 100)));
    runTasks();
    grid.calls.get(0).answer().completeExceptionally(new IllegalStateException("broken"));
    runTasks();
    grid.throwing = true;
    List<ReserveAnswer> second = collect(batched.reserve(reserve(1, 2, 100)));
    runTasks();
    grid.throwing = false;
    List<ReserveAnswer> third = collect(batched.reserve(reserve(1, 3, 100)));
    runTasks();
    grid.calls.get(1).succeed();
    runTasks();
    assertThat(first).containsExactly(new Unavailable(Reason.FAILED));
    assertThat(second).containsExactly(new Unavailable(Reason.FAILED));
    assertThat(third).containsExactly(new ReserveAnswer.Reserved());
  }

  @Test
  void too_few_answers_are_taken_for_none() {
    List<ReserveAnswer> first = collect(batched.reserve(reserve(1, 1, 100)));
    runTasks();
    grid.calls.get(0).answer().complete(List.of());
    runTasks();
    assertThat(first).containsExactly(new Unavailable(Reason.FAILED));
  }

  @Test
  void a_caller_that_throws_at_its_answer_does_not_touch_the_others() {
    CompletableFuture<?> thrown =
        batched
            .reserve(reserve(1, 1, 100))
            .thenAccept(answer -> {
              throw new IllegalStateException("thrown by the caller");
            })
            .toCompletableFuture();
    List<ReserveAnswer> second = collect(batched.reserve(reserve(1, 2, 100)));
    runTasks();
    grid.calls.get(0).succeed();
    runTasks();
    assertThat(thrown).isCompletedExceptionally();
    assertThat(second).containsExactly(new ReserveAnswer.Reserved());
  }

  @Test
  void closing_answers_what_waits_and_what_comes_later_and_lets_the_call_under_way_end() {
    List<ReserveAnswer> underWay = collect(batched.reserve(reserve(1, 1, 100)));
    runTasks();
    List<ReserveAnswer> waiting = collect(batched.reserve(reserve(1, 2, 100)));
    batched.close();
    assertThat(waiting).containsExactly(new Unavailable(Reason.STOPPED));
    assertThat(collect(batched.reserve(reserve(1, 3, 100))))
        .containsExactly(new Unavailable(Reason.STOPPED));
    grid.calls.get(0).succeed();
    runTasks();
    assertThat(underWay).containsExactly(new ReserveAnswer.Reserved());
  }

  @Test
  void an_executor_that_has_stopped_leaves_nobody_waiting() {
    List<ReserveAnswer> underWay = collect(batched.reserve(reserve(1, 1, 100)));
    runTasks();
    List<ReserveAnswer> waiting = collect(batched.reserve(reserve(1, 2, 100)));
    executor =
        task -> {
          throw new RejectedExecutionException("stopped");
        };
    grid.calls.get(0).succeed();
    assertThat(underWay).containsExactly(new ReserveAnswer.Reserved());
    assertThat(waiting).containsExactly(new Unavailable(Reason.STOPPED));
  }
}
