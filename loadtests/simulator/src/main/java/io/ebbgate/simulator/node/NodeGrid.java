package io.ebbgate.simulator.node;

import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.cluster.step.UpdateAnswer;
import io.ebbgate.gateway.usecase.grid.CreditGrid;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** The grid as one node asks it. */
final class NodeGrid implements CreditGrid {
  private final SimGrid grid;
  private final NodeLife node;

  NodeGrid(SimGrid grid, NodeLife node) {
    this.grid = grid;
    this.node = node;
  }

  @Override
  public Future<ReserveAnswer> reserve(ReserveRequest request) {
    return ask(request);
  }

  @Override
  public Future<ReserveAnswer> claim(GridStep.ClaimKey claim) {
    return ask(claim);
  }

  private Future<ReserveAnswer> ask(GridStep step) {
    var promise = Promise.<ReserveAnswer>promise();
    if (node.mayAct()) {
      grid.send(
          step,
          node.clock().millis(),
          answer -> node.run(() -> promise.complete(reserveAnswer(answer))));
    }
    return promise.future();
  }

  private static ReserveAnswer reserveAnswer(GridAnswer answer) {
    return switch (answer) {
      case ReserveAnswer told -> told;
      case UpdateAnswer _ -> new Unavailable(Unavailable.Reason.FAILED);
    };
  }

  @Override
  public void settle(Settlement settlement) {
    tell(settlement);
  }

  @Override
  public void install(LineSnapshot line) {
    tell(new GridStep.Install(line));
  }

  private void tell(GridStep step) {
    if (node.mayAct()) {
      grid.send(step, node.clock().millis(), _ -> {});
    }
  }
}
