package io.ebbgate.sample;

import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.core.movement.Unknown.Cause;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends signed requests and hears signed answers. Every future succeeds. */
final class SampleWire {

  /** How one exchange went. */
  sealed interface Heard {

    /**
     * Not a byte of the request was written.
     *
     * @param withoutRoom since every connection was taken by a request of ours
     */
    record NotSent(String detail, boolean withoutRoom) implements Heard {}

    /**
     * Something was written, and no authentic answer came.
     *
     * @param digest SHA-256 of what came, or an empty string
     */
    record Lost(Cause cause, String detail, String digest) implements Heard {}

    /** An authentic answer below 500. */
    record Answered(int status, MultiMap headers, Buffer body) implements Heard {}
  }

  private record Question(HttpMethod method, String target, Buffer body, String nonce) {}

  private final ConnectorEnvironment environment;
  private final SampleSettings settings;
  private final SampleSignature signature;
  private final HttpClient client;
  private final String host;
  private final int port;
  private final boolean encrypted;
  private final String prefix;

  /** Requests that have a connection. */
  private final AtomicInteger connected = new AtomicInteger();

  SampleWire(ConnectorEnvironment environment, SampleSettings settings, SampleSignature signature) {
    this.environment = environment;
    this.settings = settings;
    this.signature = signature;
    var base = settings.baseUrl();
    this.host = base.getHost();
    this.encrypted = "https".equals(base.getScheme());
    this.port = base.getPort() >= 0 ? base.getPort() : encrypted ? 443 : 80;
    this.prefix = base.getRawPath().replaceAll("/+$", "");
    this.client =
        environment
            .vertx()
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setSsl(encrypted)
                    .setVerifyHost(true)
                    .setConnectTimeout(settings.connectTimeoutMs())
                    .setKeepAliveTimeout(settings.keepAliveSeconds()))
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(settings.poolSize())
                    .setMaxWaitQueueSize(settings.waitingAtMost()))
            .build();
  }

  /**
   * Asks the provider.
   *
   * @param path path and query below the base address
   * @param sendBefore when no connection was free until then, nothing is sent
   * @param bytesAtMost the size of the answer
   */
  Future<Heard> exchange(
      HttpMethod method, String path, Buffer body, Instant sendBefore, int bytesAtMost) {
    var question = new Question(method, prefix + path, body, environment.ids().next().toString());
    var heard = Promise.<Heard>promise();
    var options =
        new RequestOptions()
            .setMethod(method)
            .setHost(host)
            .setPort(port)
            .setSsl(encrypted)
            .setURI(question.target())
            .setConnectTimeout(settings.connectTimeoutMs());
    onContext(() -> ask(question, options, sendBefore, bytesAtMost, heard));
    return heard.future();
  }

  /**
   * Runs on the caller's context, or on one of Vert.x where the caller has none: an answer is heard
   * on the request's context, so only there nothing of it can pass before its handlers are set.
   */
  private void onContext(Runnable task) {
    if (Vertx.currentContext() != null) {
      task.run();
    } else {
      environment.vertx().runOnContext(_ -> task.run());
    }
  }

  private void ask(
      Question question,
      RequestOptions options,
      Instant sendBefore,
      int bytesAtMost,
      Promise<Heard> heard) {
    // Inside compose, since a closed client throws in place of failing the future.
    Future.succeededFuture()
        .compose(_ -> client.request(options))
        .onSuccess(request -> {
          // Failures reach us through futures; without a handler they are logged as well.
          request.exceptionHandler(_ -> {});
          connected.incrementAndGet();
          heard.future().onComplete(_ -> connected.decrementAndGet());
          if (environment.clock().instant().isAfter(sendBefore)) {
            request.reset();
            heard.complete(new Heard.NotSent("expired before a connection was free", true));
          } else {
            send(request, question, bytesAtMost, heard);
          }
        })
        // No request object, so nothing was written: refused, no address, pool full.
        .onFailure(e ->
            heard.complete(new Heard.NotSent(e.getClass().getSimpleName(), isForWantOfRoom(e))));
  }

  /**
   * Whether it was our own requests that left no connection. A wait for one that ends while the
   * pool is still connecting says that the provider does not answer.
   */
  private boolean isForWantOfRoom(Throwable failed) {
    return failed instanceof ConnectionPoolTooBusyException
        || connected.get() >= settings.poolSize();
  }

  private void send(
      HttpClientRequest request, Question question, int bytesAtMost, Promise<Heard> heard) {
    String timestamp = Long.toString(environment.clock().instant().toEpochMilli());
    request
        .putHeader(SampleSignature.MERCHANT, settings.merchant())
        .putHeader(SampleSignature.TIMESTAMP, timestamp)
        .putHeader(SampleSignature.NONCE, question.nonce())
        .putHeader(
            SampleSignature.SIGNATURE,
            signature.sign(
                question.method().name(),
                question.target(),
                timestamp,
                question.nonce(),
                question.body()));
    if (question.body().length() > 0) {
      request.putHeader("Content-Type", "application/json");
    }
    long timer =
        environment
            .vertx()
            .setTimer(
                settings.promises().requestTimeout().toMillis(),
                _ -> {
                  if (heard.tryComplete(
                      new Heard.Lost(Cause.TIMEOUT, "no answer within the time-out", ""))) {
                    request.reset();
                  }
                });
    request
        .send(question.body())
        .compose(response -> read(request, response, question, bytesAtMost))
        .otherwise(e -> new Heard.Lost(Cause.CONNECTION_LOST, e.getClass().getSimpleName(), ""))
        .onSuccess(answer -> {
          environment.vertx().cancelTimer(timer);
          heard.tryComplete(answer);
        });
  }

  private Future<Heard> read(
      HttpClientRequest request, HttpClientResponse response, Question question, int bytesAtMost) {
    var whole = Promise.<Heard>promise();
    var body = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.handler(chunk -> {
      if (body.length() + chunk.length() > bytesAtMost) {
        whole.tryComplete(new Heard.Lost(Cause.UNREADABLE_ANSWER, "the answer is too large", ""));
        request.reset();
      } else {
        body.appendBuffer(chunk);
      }
    });
    response.endHandler(_ -> whole.tryComplete(authentic(response, question, body)));
    return whole.future();
  }

  private Heard authentic(HttpClientResponse response, Question question, Buffer body) {
    String timestamp = response.getHeader(SampleSignature.TIMESTAMP);
    String given = response.getHeader(SampleSignature.SIGNATURE);
    int status = response.statusCode();
    if (status >= 500) {
      return new Heard.Lost(Cause.SERVER_ERROR, "status " + status, SampleSignature.sha256(body));
    }
    boolean signed =
        timestamp != null
            && given != null
            && signature.matches(
                given,
                Integer.toString(status),
                question.target(),
                timestamp,
                question.nonce(),
                body);
    if (!signed) {
      return new Heard.Lost(
          Cause.UNREADABLE_ANSWER,
          "status " + status + " without a right signature",
          SampleSignature.sha256(body));
    }
    return new Heard.Answered(status, response.headers(), body);
  }

  /** Lets the connections go. */
  Future<Void> close() {
    return client.close();
  }
}
