package io.ebbgate.gateway.http.api;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.json.JsonOut;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.movement.OrderView;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * How orders are answered, whatever their kind: a refusal that is bound to its key, 202 for one
 * that was taken, or 200 with its end for a caller that prefers to wait for it.
 *
 * @param kind of the orders' identifiers
 * @param path of their collection
 * @param idName what the identifier is called in a refusal
 * @param facts writes the members that never change, and returns its first argument
 * @param present writes all members as they are now
 */
record OrderAnswers<V extends OrderView>(
    IdKind kind,
    String path,
    String idName,
    BiFunction<JsonOut, V, JsonOut> facts,
    BiFunction<JsonOut, V, JsonOut> present) {
  private static final String SUBMITTED = "Submitted";

  /**
   * Answers a request for an order.
   *
   * @param awaitEnd looks at the order until it ends, for so long at most
   */
  Future<Answer> accepted(Call call, Kept<V> kept, BiFunction<V, Duration, Future<V>> awaitEnd) {
    var view = kept.value();
    if (view.refusalCode().isPresent()) {
      var refusal = Replays.refusal(call, view.refusalCode().get(), idName, formatted(view), view);
      return Future.succeededFuture(Replays.mark(refusal, kept.replayed()));
    }
    var taken = Replays.mark(taken(view), kept.replayed());
    var wait = PreferHeader.waiting(call);
    if (wait.isEmpty()) {
      return Future.succeededFuture(taken);
    }
    return call.whileWaiting(wait.get(), atMost -> awaitEnd.apply(view, atMost))
        .map(now ->
            now.filter(latest -> latest.endedAt().isPresent())
                .map(latest ->
                    Replays.mark(answer(latest), kept.replayed())
                        .with("Preference-Applied", "wait=" + wait.get().toSeconds()))
                .orElse(taken));
  }

  /** 200 with the order as it is now. */
  Answer answer(V view) {
    return Answer.json(200, json -> members(json, view));
  }

  /** All members as they are now, and where to look further. */
  void members(JsonOut json, V view) {
    links(present.apply(json, view), view);
  }

  /**
   * 202: the facts that never change, the state in which it was taken, and where to look; the same
   * in every replay.
   */
  private Answer taken(V view) {
    return Answer.json(202, json -> links(facts.apply(json, view).text("state", SUBMITTED), view))
        .with("Location", self(view));
  }

  private void links(JsonOut json, V view) {
    json.object(
        "links",
        links -> links.text("self", self(view)).text("case", "/v1/cases/" + formatted(view)));
  }

  private String self(V view) {
    return path + "/" + formatted(view);
  }

  private String formatted(V view) {
    return kind.format(view.id());
  }
}
