package io.ebbgate.simulator.node;

import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import io.ebbgate.gateway.usecase.notice.NoticeSender;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Whoever is told, over a line that breaks now and then. */
final class Receiver implements NoticeSender {
  private final NodeLife node;
  private final Surroundings around;

  Receiver(NodeLife node, Surroundings around) {
    this.node = node;
    this.around = around;
  }

  @Override
  public Future<DeliveryResult> send(QueuedNotice notice) {
    var promise = Promise.<DeliveryResult>promise();
    if (node.mayAct()) {
      around
          .scheduler()
          .after(
              around.chance().micros(1, 20),
              () -> {
                var result = arrive(notice);
                around
                    .scheduler()
                    .after(
                        around.chance().micros(0, 10),
                        () -> node.run(() -> promise.complete(result)));
              });
    }
    return promise.future();
  }

  private DeliveryResult arrive(QueuedNotice notice) {
    if (around.faults().strike(FaultKind.NOTICE_LOST, 30)) {
      return new DeliveryResult.TryAgain("the line broke");
    }
    around.notices().inspector().told(notice);
    return around.faults().strike(FaultKind.NOTICE_ANSWER_LOST, 40)
        ? new DeliveryResult.TryAgain("no answer")
        : new DeliveryResult.Delivered();
  }
}
