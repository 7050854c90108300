package io.ebbgate.gateway.usecase.grid;

import io.ebbgate.cluster.BatchedGrid;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;

/** The grid in batches: what arrives while one call is under way goes in the next. */
public final class BatchedCreditGrid implements CreditGrid {
  private final BatchedGrid grid;

  public BatchedCreditGrid(BatchedGrid grid) {
    this.grid = grid;
  }

  @Override
  public Future<ReserveAnswer> reserve(ReserveRequest request) {
    return back(grid.reserve(request));
  }

  @Override
  public Future<ReserveAnswer> claim(GridStep.ClaimKey claim) {
    return back(grid.claim(claim));
  }

  @Override
  public void settle(Settlement settlement) {
    var _ = grid.settle(settlement);
  }

  @Override
  public void install(LineSnapshot line) {
    var _ = grid.install(line);
  }

  /** On the context that asked, never on a thread of the grid. */
  private static <A> Future<A> back(CompletionStage<A> stage) {
    var context = Vertx.currentContext();
    return context == null
        ? Future.fromCompletionStage(stage)
        : Future.fromCompletionStage(stage, context);
  }
}
