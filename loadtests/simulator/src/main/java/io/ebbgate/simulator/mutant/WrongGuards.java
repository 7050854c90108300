package io.ebbgate.simulator.mutant;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards.Entry;
import io.ebbgate.simulator.node.Behaviour;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Wrong things that are done at the guards of a channel. */
final class WrongGuards {
  private WrongGuards() {}

  /** Leave that nobody gave. */
  private static final class Taken implements ChannelGuards.Permit {

    @Override
    public void ended(boolean healthy, Duration took) {
      // Nobody is told.
    }

    @Override
    public void notSent() {
      // Nobody is told.
    }
  }

  private static Behaviour passing(Predicate<Entry> ignored) {
    return new Behaviour() {
      @Override
      public ChannelGuards guards(ChannelGuards real) {
        return new ChannelGuards() {
          @Override
          public Entry tryEnter(String channel) {
            var entry = real.tryEnter(channel);
            return ignored.test(entry) ? new Taken() : entry;
          }

          @Override
          public boolean admits(String channel) {
            return real.admits(channel);
          }

          @Override
          public Optional<Duration> retryAfter(String channel, int tries) {
            return real.retryAfter(channel, tries);
          }
        };
      }
    };
  }

  static Behaviour throughOpenBreaker() {
    return passing(Entry.Open.class::isInstance);
  }

  static Behaviour fasterThanTheRate() {
    return passing(Entry.Paced.class::isInstance);
  }

  static Behaviour withoutRoom() {
    return passing(Entry.Full.class::isInstance);
  }

  static Behaviour retryUnknown() {
    return new Behaviour() {
      @Override
      public Connector connector(String channel, Connector real) {
        return new WrappedConnector(real) {
          @Override
          public Future<Reply> payout(MovementRequest request) {
            return super.payout(request).map(WrongGuards::takenForNotSent);
          }
        };
      }
    };
  }

  private static Reply takenForNotSent(Reply reply) {
    return reply.outcome() instanceof Unknown
        ? new Reply(new NotMoved(NotMoved.Reason.NOT_SENT, ""), "", "")
        : reply;
  }
}
