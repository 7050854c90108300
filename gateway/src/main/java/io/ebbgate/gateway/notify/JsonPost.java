package io.ebbgate.gateway.notify;

import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;

/** Posts JSON once and reads the receiver's answer as a delivery result. */
final class JsonPost {
  private final HttpClient http;
  private final String url;
  private final Duration timeout;

  JsonPost(HttpClient http, String url, Duration timeout) {
    this.http = http;
    this.url = url;
    this.timeout = timeout;
  }

  /** Redirects count as failures: a receiver cannot send us elsewhere. */
  Future<DeliveryResult> send(MultiMap headers, Buffer body) {
    var options =
        new RequestOptions()
            .setAbsoluteURI(url)
            .setMethod(HttpMethod.POST)
            .setTimeout(timeout.toMillis())
            .setFollowRedirects(false);
    return http.request(options)
        .compose(request -> {
          request.headers().addAll(headers).set("content-type", "application/json");
          return request.send(body);
        })
        .compose(response -> response.body().map(ignored -> read(response.statusCode())))
        .otherwise(failure -> new DeliveryResult.TryAgain(failure.getClass().getSimpleName()));
  }

  static DeliveryResult read(int status) {
    if (status >= 200 && status < 300) {
      return new DeliveryResult.Delivered();
    }
    boolean definite = status >= 400 && status < 500 && status != 408 && status != 429;
    return definite
        ? new DeliveryResult.Refused("HTTP " + status)
        : new DeliveryResult.TryAgain("HTTP " + status);
  }
}
