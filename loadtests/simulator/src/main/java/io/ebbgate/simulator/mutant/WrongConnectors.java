package io.ebbgate.simulator.mutant;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.simulator.node.Behaviour;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Wrong things that are done on the way to and from a provider. */
final class WrongConnectors {
  private WrongConnectors() {}

  private static Behaviour wrapping(BiFunction<String, Connector, Connector> wrapping) {
    return new Behaviour() {
      @Override
      public Connector connector(String channel, Connector real) {
        return wrapping.apply(channel, real);
      }
    };
  }

  static Behaviour newReference() {
    return wrapping((_, real) ->
        new WrappedConnector(real) {
          @Override
          public Future<Reply> payout(MovementRequest request) {
            return super.payout(request)
                .compose(reply ->
                    reply.outcome() instanceof Unknown
                        ? super.payout(renamed(request))
                        : Future.succeededFuture(reply));
          }
        });
  }

  private static MovementRequest renamed(MovementRequest request) {
    var id = IdKind.ATTEMPT.parse(request.reference()).orElseThrow();
    var other = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1);
    return new MovementRequest(
        IdKind.ATTEMPT.format(other),
        request.amount(),
        request.account(),
        request.agreementReference(),
        request.validUntil(),
        request.purpose());
  }

  /** Who takes over reads the request from its row: here it is remembered for all nodes. */
  static Behaviour resend() {
    Map<String, MovementRequest> requests = new HashMap<>();
    return wrapping((_, real) ->
        new WrappedConnector(real) {
          @Override
          public Future<Reply> payout(MovementRequest request) {
            requests.put(request.reference(), request);
            return super.payout(request);
          }

          @Override
          public Future<Reply> query(Query query) {
            var request = requests.remove(query.reference());
            return request == null ? super.query(query) : super.payout(request);
          }
        });
  }

  static Behaviour notFoundIsFinal() {
    return wrapping((_, real) ->
        new WrappedConnector(real) {
          @Override
          public Future<Reply> query(Query query) {
            return super.query(query)
                .map(reply ->
                    reply.outcome() instanceof Unknown unknown
                            && unknown.cause() == Unknown.Cause.NOT_FOUND_YET
                        ? new Reply(
                            new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "not-found"), "", "")
                        : reply);
          }
        });
  }

  static Behaviour anotherOrder() {
    Map<String, String> last = new HashMap<>();
    return wrapping((channel, real) ->
        new WrappedConnector(real) {
          @Override
          public CallbackReading readCallback(CallbackRequest request) {
            return switch (super.readCallback(request)) {
              case CallbackReading.Refused refused -> refused;
              case CallbackReading.Genuine genuine -> {
                var before = last.put(channel, genuine.reference());
                yield new CallbackReading.Genuine(
                    before == null ? genuine.reference() : before,
                    genuine.kind(),
                    genuine.outcome(),
                    genuine.providerCode(),
                    genuine.nonce(),
                    genuine.digest());
              }
            };
          }
        });
  }

  static Behaviour unsigned() {
    return wrapping((_, real) ->
        new WrappedConnector(real) {
          @Override
          public CallbackReading readCallback(CallbackRequest request) {
            var body = request.body().toString().replace("forged", "signed");
            return super.readCallback(
                new CallbackRequest(request.path(), request.headers(), Buffer.buffer(body)));
          }
        });
  }
}
