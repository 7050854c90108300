package io.ebbgate.gateway.http;

import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.callback.Callbacks;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.regex.Pattern;

/** What the providers may post. Nothing of a callback is read here: its signature comes first. */
public final class CallbackRoutes {
  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private CallbackRoutes() {}

  /** Which endpoint does what. */
  public static Map<Endpoint, Action> create(Callbacks callbacks) {
    return Map.of(Endpoint.TAKE_CALLBACK, call -> take(callbacks, call));
  }

  private static Future<Answer> take(Callbacks callbacks, Call call) {
    var channel = call.pathText("channel");
    if (!CHANNEL.matcher(channel).matches()) {
      throw Problem.of(ProblemCode.CHANNEL_UNKNOWN, "The path names no channel.").rejected();
    }
    return callbacks
        .take(channel, call.path(), call.headers(), call.body())
        .map(taken -> Answer.of(200, taken.contentType(), Buffer.buffer(taken.body())));
  }
}
