package io.ebbgate.sandbox.engine;

import io.ebbgate.sandbox.protocol.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;

/** Posts callbacks over HTTP/1.1 with a bounded pool. */
public final class HttpCallbackPost implements CallbackPost {

  private static final int POOL = 32;
  private static final int WAITING = 20_000;

  private final HttpClient client;
  private final long timeoutMs;

  public HttpCallbackPost(Vertx vertx, Duration timeout) {
    this.timeoutMs = timeout.toMillis();
    this.client =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setKeepAliveTimeout(10))
            .with(new PoolOptions().setHttp1MaxSize(POOL).setMaxWaitQueueSize(WAITING))
            .build();
  }

  @Override
  public Future<Integer> post(String url, Answer callback) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url)
            .setConnectTimeout(timeoutMs)
            .setIdleTimeout(timeoutMs);
    // Inside compose, since a closed client throws in place of failing the future.
    return Future.succeededFuture()
        .compose(_ -> client.request(options))
        .compose(request -> {
          callback.headers().forEach(request::putHeader);
          return request
              .send(callback.body())
              .compose(response -> response.end().map(_ -> response.statusCode()));
        });
  }
}
