package io.ebbgate.gateway.store.drawdown;

import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import io.ebbgate.gateway.usecase.grid.CreditGrid;
import io.vertx.core.Future;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A grid that lets everything through, so that the database has to be right by itself. */
public final class FakeGrid implements CreditGrid {
  public volatile ReserveAnswer answer = ReserveAnswer.Reserved.INSTANCE;
  public final Queue<ReserveRequest> reserved = new ConcurrentLinkedQueue<>();
  public final Queue<GridStep.ClaimKey> claimed = new ConcurrentLinkedQueue<>();
  public final Queue<Settlement> settled = new ConcurrentLinkedQueue<>();
  public final Queue<LineSnapshot> installed = new ConcurrentLinkedQueue<>();

  @Override
  public Future<ReserveAnswer> reserve(ReserveRequest request) {
    reserved.add(request);
    return Future.succeededFuture(answer);
  }

  @Override
  public Future<ReserveAnswer> claim(GridStep.ClaimKey claim) {
    claimed.add(claim);
    return Future.succeededFuture(answer);
  }

  @Override
  public void settle(Settlement settlement) {
    settled.add(settlement);
  }

  @Override
  public void install(LineSnapshot line) {
    installed.add(line);
  }
}
