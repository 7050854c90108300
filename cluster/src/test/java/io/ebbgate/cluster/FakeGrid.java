package io.ebbgate.cluster;

import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A grid whose calls end when the test says so. */
final class FakeGrid implements CustomerGrid {

  /** A call under way. */
  record Call(List<GridStep> steps, long nowMs, CompletableFuture<List<GridAnswer>> answer) {

    void succeed() {
      List<GridAnswer> answers = new ArrayList<>();
      for (GridStep step : steps) {
        answers.add(
            step instanceof ReserveRequest
                ? ReserveAnswer.Reserved.INSTANCE
                : UpdateAnswer.Applied.INSTANCE);
      }
      answer.complete(answers);
    }
  }

  final List<Call> calls = new ArrayList<>();
  boolean throwing;

  @Override
  public CompletionStage<List<GridAnswer>> apply(List<GridStep> steps, long nowMs) {
    if (throwing) {
      throw new IllegalStateException("thrown by the fake");
    }
    Call call = new Call(List.copyOf(steps), nowMs, new CompletableFuture<>());
    calls.add(call);
    return call.answer();
  }
}
