package io.ebbgate.simulator.mutant;

import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import io.ebbgate.gateway.usecase.notice.NoticeSender;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.ebbgate.simulator.node.Behaviour;
import io.vertx.core.Future;
import java.util.function.UnaryOperator;

/** Wrong things that are done on the way to whoever is told. */
final class WrongNotices {
  private WrongNotices() {}

  private static Behaviour telling(UnaryOperator<NoticeSender> wrapping) {
    return new Behaviour() {
      @Override
      public NoticeSender notices(NoticeSender real) {
        return wrapping.apply(real);
      }
    };
  }

  static Behaviour otherNames() {
    return telling(real -> notice -> real.send(notice.tries() == 0 ? notice : renamed(notice)));
  }

  private static QueuedNotice renamed(QueuedNotice notice) {
    return new QueuedNotice(
        notice.id(),
        notice.lane(),
        notice.sequence(),
        notice.kind(),
        notice.scene(),
        notice.dedupKey() + ":" + notice.tries(),
        notice.customerId(),
        notice.payload(),
        notice.tries(),
        notice.createdAt());
  }

  static Behaviour onlyTried() {
    return telling(real ->
        notice ->
            real.send(notice)
                .compose(
                    _ -> Future.<DeliveryResult>succeededFuture(new DeliveryResult.Delivered())));
  }
}
