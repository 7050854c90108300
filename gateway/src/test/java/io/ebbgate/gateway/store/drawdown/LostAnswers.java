package io.ebbgate.gateway.store.drawdown;

import io.vertx.core.Future;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool whose transactions are committed, but whose caller is not told, so many times. */
final class LostAnswers {
  final AtomicInteger toLose = new AtomicInteger();

  Pool over(Pool pool) {
    return (Pool)
        Proxy.newProxyInstance(
            Pool.class.getClassLoader(),
            new Class<?>[] {Pool.class},
            (_, method, arguments) -> {
              try {
                var answer = method.invoke(pool, arguments);
                return method.getName().equals("withTransaction")
                        && answer instanceof Future<?> done
                    ? done.compose(this::lose)
                    : answer;
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
  }

  private <T> Future<T> lose(T answer) {
    return toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? Future.failedFuture(ClosedConnectionException.INSTANCE)
        : Future.succeededFuture(answer);
  }
}
