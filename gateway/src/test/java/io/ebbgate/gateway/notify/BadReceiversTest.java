package io.ebbgate.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebbgate.gateway.http.rig.ManualTimers;
import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers that would keep a sender for ever, or fill its memory. */
class BadReceiversTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MOST = 100_000;
  private static final Buffer PART = Buffer.buffer(new byte[10_000]);

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final ManualTimers timers = new ManualTimers();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();
  private final Promise<Void> cutOff = Promise.promise();

  // No time-outs of its own: what is tested is ours.
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(1));

  @AfterEach
  void closeVertx() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private String serve(Consumer<HttpServerRequest> answer) throws Exception {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              requests.incrementAndGet();
              request.connection().closeHandler(_ -> cutOff.tryComplete());
              answer.accept(request);
            })
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS)
            .actualPort();
    return "http://127.0.0.1:" + port + "/hook";
  }

  /** Sends the head at once, and a part of the body each millisecond, without end. */
  private void drip(HttpServerRequest request, int status) {
    var response = request.response().setStatusCode(status).setChunked(true);
    vertx.setPeriodic(
        1,
        timer -> {
          if (response.closed()) {
            vertx.cancelTimer(timer);
          } else if (!response.writeQueueFull()) {
            response.write(PART);
            written.addAndGet(PART.length());
          }
        });
  }

  private Future<DeliveryResult> post(String url, int mostBytes) {
    var post = new JsonPost(new Receiver(http, url, timers, TIMEOUT, mostBytes));
    var told = Promise.<DeliveryResult>promise();
    context.runOnContext(
        _ -> post.send(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer("{}")).onComplete(told));
    return told.future();
  }

  /** Moves the time on the sender's own context, as real timers do. */
  private void wait(Duration step) {
    context.runOnContext(_ -> timers.advance(step));
  }

  private DeliveryResult of(Future<DeliveryResult> told) throws Exception {
    return told.await(10, TimeUnit.SECONDS);
  }

  @Test
  void anAnswerThatNeverBeginsIsCutOffAndTriedAgain() throws Exception {
    var told = post(serve(_ -> {}), MOST);
    await().until(() -> requests.get() == 1);

    wait(TIMEOUT);

    assertThat(of(told)).isInstanceOf(DeliveryResult.TryAgain.class);
    cutOff.future().await(10, TimeUnit.SECONDS);
    assertThat(timers.size()).isZero();
  }

  @Test
  void aBodyThatKeepsDrippingEndsWithTheTimeOutAndItsStatusStands() throws Exception {
    var told = post(serve(request -> drip(request, 200)), Integer.MAX_VALUE);
    await().until(() -> written.get() > MOST);
    assertThat(told.isComplete()).isFalse();

    wait(TIMEOUT);

    assertThat(of(told)).isInstanceOf(DeliveryResult.Delivered.class);
    cutOff.future().await(10, TimeUnit.SECONDS);
  }

  @Test
  void aBodyWithoutEndIsCutOffAtItsLimitBeforeAnyTimeOut() throws Exception {
    var told = post(serve(request -> drip(request, 503)), MOST);

    assertThat(of(told)).isEqualTo(new DeliveryResult.TryAgain("HTTP 503"));
    cutOff.future().await(10, TimeUnit.SECONDS);
    assertThat(timers.size()).isZero();
  }

  @Test
  void whoeverWaitsForAConnectionWaitsNoLongerThanTheTimeOutAndTakesNoneAfterwards()
      throws Exception {
    var url = serve(_ -> {});
    var holding = post(url, MOST);
    await().until(() -> requests.get() == 1);
    var waiting = post(url, MOST);
    await().until(() -> timers.size() == 2);

    wait(TIMEOUT);

    assertThat(of(holding)).isInstanceOf(DeliveryResult.TryAgain.class);
    assertThat(of(waiting)).isInstanceOf(DeliveryResult.TryAgain.class);
    // The client's one connection is free again, and the one that gave up did not use it.
    post(url, MOST);
    await().until(() -> requests.get() == 2);
  }

  @Test
  void aReceiverThatHangsUpIsTriedAgain() throws Exception {
    var told = post(serve(request -> request.connection().close()), MOST);

    assertThat(of(told)).isInstanceOf(DeliveryResult.TryAgain.class);
    assertThat(timers.size()).isZero();
  }
}
