package io.ebbgate.simulator.people;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.Operators;
import io.ebbgate.simulator.invariant.Invariant;
import io.ebbgate.simulator.node.SimNode;
import io.ebbgate.simulator.node.Surroundings;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How people reach the gateway: whichever node answers, and again under the same key where none
 * does.
 */
final class Telephone {
  private static final int TRIES = 4;

  private final Surroundings around;
  private final Supplier<Optional<SimNode>> nodes;

  /**
   * @param nodes a node that runs now, if there is one
   */
  Telephone(Surroundings around, Supplier<Optional<SimNode>> nodes) {
    this.around = around;
    this.nodes = nodes;
  }

  /** A node that runs now, if there is one. */
  Optional<SimNode> node() {
    return nodes.get();
  }

  /** One wish under one key, however often it is asked for. */
  private final class Wish {
    final IdempotencyKey key;
    final BiFunction<Operators, IdempotencyKey, Future<Kept<ActionView>>> ask;
    final Consumer<ActionView> answered;
    @Nullable UUID actionId;
    int tries;
    boolean ended;

    Wish(
        IdempotencyKey key,
        BiFunction<Operators, IdempotencyKey, Future<Kept<ActionView>>> ask,
        Consumer<ActionView> answered) {
      this.key = key;
      this.ask = ask;
      this.answered = answered;
    }

    void call() {
      if (ended || tries++ == TRIES) {
        return;
      }
      nodes
          .get()
          .ifPresent(node ->
              node.life()
                  .run(() ->
                      ask.apply(node.operators(), key)
                          .onComplete(told -> {
                            if (told.succeeded()) {
                              take(told.result().value());
                            } else if (isFinal(told.cause())) {
                              ended = true;
                            }
                          })));
      // Whoever hears nothing, or that the database is away, asks again.
      around.scheduler().after(around.chance().micros(3_000, 8_000), this::call);
    }

    private void take(ActionView action) {
      if (actionId != null && !actionId.equals(action.id())) {
        around
            .violations()
            .found(
                Invariant.ONE_ORDER_A_KEY,
                "one key made the actions " + actionId + " and " + action.id());
      }
      if (around.tables().people().action(action.id()).isEmpty()) {
        around
            .violations()
            .found(
                Invariant.DURABLE_BEFORE_ANSWERED,
                "action " + action.id() + " is answered and not in the database");
      }
      boolean first = actionId == null;
      actionId = action.id();
      ended = true;
      if (first) {
        answered.accept(action);
      }
    }
  }

  /** Asks for something under a key of its own. */
  void wish(
      UUID clientId,
      IdempotencyKey.Operation operation,
      BiFunction<Operators, IdempotencyKey, Future<Kept<ActionView>>> ask,
      Consumer<ActionView> answered) {
    var id = around.ids().next();
    var digest =
        ByteBuffer.allocate(32)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    new Wish(new IdempotencyKey(clientId, operation, digest, digest), ask, answered).call();
  }

  /** Asks once for something that takes no key. */
  void ask(Function<Operators, Future<?>> ask) {
    nodes
        .get()
        .ifPresent(node ->
            node.life().run(() -> ask.apply(node.operators()).onFailure(cause -> isFinal(cause))));
  }

  /** Whether it is a no; whatever is neither that nor a database in trouble is a defect. */
  private boolean isFinal(Throwable cause) {
    if (cause instanceof Rejected rejected) {
      var code = rejected.problem().code();
      return code != ProblemCode.DATABASE_UNAVAILABLE && code != ProblemCode.OVERLOADED;
    }
    boolean trouble =
        cause instanceof IOException
            || (cause instanceof PgException error
                && (error.getSqlState().startsWith("40") || error.getSqlState().startsWith("5")));
    if (!trouble) {
      around.violations().found(Invariant.NO_DEFECT, "people were answered with " + cause);
    }
    return false;
  }
}
