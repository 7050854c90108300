package io.ebbgate.gateway.notify;

import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON once and reads the receiver's answer as a delivery result.
 *
 * <p>The status decides. The body is read only so that the connection can be used again, and
 * neither its length nor its pace is the receiver's to choose: the client's own time-outs count
 * silence, and a body that keeps dripping is never silent. Call on the context that the answer is
 * wanted on.
 */
final class JsonPost {
  /**
   * What says of the content itself that it will never be taken: malformed, too long, understood
   * and refused. Any other refusal (a key that is wrong or was changed, an address that is mistyped
   * or not served yet) is a mistake in somebody's configuration, and is over when that is mended.
   */
  private static final Set<Integer> REFUSES_THE_CONTENT = Set.of(400, 413, 422);

  private final Receiver receiver;

  JsonPost(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Redirects count as failures: a receiver cannot send us elsewhere. Always succeeds. */
  Future<DeliveryResult> send(MultiMap headers, Buffer body) {
    return new Try(headers, body).run();
  }

  static DeliveryResult read(int status) {
    if (status >= 200 && status < 300) {
      return new DeliveryResult.Delivered();
    }
    return REFUSES_THE_CONTENT.contains(status)
        ? new DeliveryResult.Refused("HTTP " + status)
        : new DeliveryResult.TryAgain("HTTP " + status);
  }

  /** One request on its way. */
  private final class Try {
    private final MultiMap headers;
    private final Buffer body;
    private final Promise<DeliveryResult> done = Promise.promise();
    private final Timers.Scheduled deadline;
    private @Nullable HttpClientRequest request;
    private @Nullable DeliveryResult said;
    private long read;
    private boolean over;

    Try(MultiMap headers, Buffer body) {
      this.headers = headers;
      this.body = body;
      this.deadline =
          receiver
              .timers()
              .after(receiver.timeout(), () -> cutOff("no whole answer within the time-out"));
    }

    Future<DeliveryResult> run() {
      var options =
          new RequestOptions()
              .setAbsoluteURI(receiver.url())
              .setMethod(HttpMethod.POST)
              .setTimeout(receiver.timeout().toMillis())
              .setFollowRedirects(false);
      receiver.http().request(options).onSuccess(this::post).onFailure(this::fail);
      return done.future();
    }

    private void post(HttpClientRequest opened) {
      opened.exceptionHandler(this::fail);
      if (over) {
        // It waited for a connection until its time was up: the connection goes back unused.
        opened.reset();
        return;
      }
      request = opened;
      opened.headers().addAll(headers).set("content-type", "application/json");
      opened.send(body).onSuccess(this::read).onFailure(this::fail);
    }

    private void read(HttpClientResponse response) {
      said = JsonPost.read(response.statusCode());
      response
          .exceptionHandler(this::fail)
          .handler(part -> {
            read += part.length();
            if (read > receiver.maximumAnswerBytes()) {
              cutOff("an endless answer");
            }
          })
          .endHandler(_ -> end(said("no status")));
    }

    private void fail(Throwable failure) {
      end(said(failure.getClass().getSimpleName()));
    }

    /** Ends it whatever the receiver does, and gives the connection up. */
    private void cutOff(String why) {
      boolean first = !over;
      end(said(why));
      if (first && request != null) {
        request.reset();
      }
    }

    /** A status that came stands, however its body ended. */
    private DeliveryResult said(String otherwise) {
      return said == null ? new DeliveryResult.TryAgain(otherwise) : said;
    }

    private void end(DeliveryResult result) {
      over = true;
      deadline.cancel();
      done.tryComplete(result);
    }
  }
}
