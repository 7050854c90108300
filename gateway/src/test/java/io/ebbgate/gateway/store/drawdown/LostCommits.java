package io.ebbgate.gateway.store.drawdown;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose connection breaks at the end of a transaction, so that it is rolled back and its
 * caller cannot know; and then something else happens, before anybody can ask again.
 */
final class LostCommits {
  private final ConcurrentLinkedQueue<Optional<Supplier<Future<?>>>> next =
      new ConcurrentLinkedQueue<>();
  private final Promise<Boolean> arrived = Promise.promise();
  private volatile Future<?> gate = Future.succeededFuture();

  /** The next transaction is committed, and its caller hears of it. */
  void passNext() {
    next.add(Optional.empty());
  }

  /** The next transaction is lost, and this happens meanwhile. */
  void loseNext(Supplier<Future<?>> meanwhile) {
    next.add(Optional.of(meanwhile));
  }

  /** From now on transactions begin once this has happened. */
  void beginAfter(Future<?> opened) {
    gate = opened;
  }

  /** Succeeds once a transaction wants to begin. */
  Future<Boolean> arrived() {
    return arrived.future();
  }

  Pool over(Pool pool) {
    return (Pool)
        Proxy.newProxyInstance(
            Pool.class.getClassLoader(),
            new Class<?>[] {Pool.class},
            (_, method, arguments) -> {
              if (method.getName().equals("withTransaction") && arguments.length == 1) {
                @SuppressWarnings("unchecked")
                var work = (Function<SqlConnection, Future<@Nullable Object>>) arguments[0];
                arrived.tryComplete(true);
                return gate.compose(_ -> transaction(pool, work));
              }
              try {
                return method.invoke(pool, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
  }

  private Future<@Nullable Object> transaction(
      Pool pool, Function<SqlConnection, Future<@Nullable Object>> work) {
    var fate = next.poll();
    if (fate == null || fate.isEmpty()) {
      return pool.withTransaction(work);
    }
    var meanwhile = fate.get();
    Function<SqlConnection, Future<@Nullable Object>> lost =
        connection ->
            work.apply(connection)
                .compose(_ -> Future.failedFuture(ClosedConnectionException.INSTANCE));
    return pool.withTransaction(lost)
        .recover(failure -> meanwhile.get().compose(_ -> Future.failedFuture(failure)));
  }
}
