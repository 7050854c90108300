package io.ebbgate.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.sandbox.book.Book;
import io.ebbgate.sandbox.book.BookRow;
import io.ebbgate.sandbox.fault.FaultCounts;
import io.ebbgate.sandbox.fault.Mood;
import io.ebbgate.sandbox.fault.Planner;
import io.ebbgate.sandbox.json.BadInput;
import io.ebbgate.sandbox.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * {@code /sandbox/health}, {@code /sandbox/mood}, {@code /sandbox/book}, {@code /sandbox/faults},
 * {@code /sandbox/returns}.
 */
public final class ControlRoutes {

  private static final int DEFAULT_LIMIT = 200;
  private static final int MAXIMUM_LIMIT = 1_000;
  private static final Set<String> MOOD_MEMBERS = Set.of("mood", "seed");
  private static final Set<String> RETURN_MEMBERS = Set.of("merchant", "reference");

  private final Planner planner;
  private final FaultCounts faults;
  private final Book book;
  private final BiPredicate<String, String> giveBack;

  /**
   * @param giveBack has what a merchant moved come back by its reference; tells whether there was
   *     something to come back
   */
  public ControlRoutes(
      Planner planner, FaultCounts faults, Book book, BiPredicate<String, String> giveBack) {
    this.planner = planner;
    this.faults = faults;
    this.book = book;
    this.giveBack = giveBack;
  }

  /** Adds the routes; bodies are read already. */
  public void mount(Router router) {
    router
        .get("/sandbox/health")
        .handler(exchange -> answer(exchange, StrictJson.create().put("status", "UP")));
    router.get("/sandbox/mood").handler(exchange -> answer(exchange, mood()));
    router.put("/sandbox/mood").consumes("application/json").handler(this::changeMood);
    router.get("/sandbox/book").handler(this::book);
    router.post("/sandbox/returns").consumes("application/json").handler(this::giveBack);
    router
        .get("/sandbox/faults")
        .handler(exchange -> {
          ObjectNode node = StrictJson.create();
          faults.snapshot().forEach(node::put);
          answer(exchange, node);
        });
  }

  private ObjectNode mood() {
    Planner.Setting now = planner.setting();
    return StrictJson.create().put("mood", now.mood().wireName()).put("seed", now.seed());
  }

  private void changeMood(RoutingContext exchange) {
    ObjectNode body = body(exchange, MOOD_MEMBERS);
    Mood mood =
        Mood.of(StrictJson.text(body, "mood"))
            .orElseThrow(() -> new BadInput("mood is none of none, mild, harsh"));
    long seed = body.has("seed") ? StrictJson.whole(body, "seed") : planner.setting().seed();
    planner.change(new Planner.Setting(mood, seed));
    answer(exchange, mood());
  }

  /** The body, which may have these members only. */
  private static ObjectNode body(RoutingContext exchange, Set<String> members) {
    Buffer raw = exchange.body().buffer();
    ObjectNode body = StrictJson.object(raw == null ? Buffer.buffer() : raw);
    body.fieldNames()
        .forEachRemaining(member -> {
          if (!members.contains(member)) {
            throw new BadInput("the body has an unknown member");
          }
        });
    return body;
  }

  private void giveBack(RoutingContext exchange) {
    ObjectNode body = body(exchange, RETURN_MEMBERS);
    String merchant = StrictJson.text(body, "merchant");
    String reference = StrictJson.text(body, "reference");
    if (!giveBack.test(merchant, reference)) {
      throw new BadInput("there is no such movement that has not come back");
    }
    answer(exchange, StrictJson.create().put("reference", reference).put("returned", true));
  }

  private void book(RoutingContext exchange) {
    int cursor = number(exchange, "cursor", 0, 0, Integer.MAX_VALUE);
    int limit = number(exchange, "limit", DEFAULT_LIMIT, 1, MAXIMUM_LIMIT);
    List<BookRow> rows = book.page(cursor, limit);
    ObjectNode node = StrictJson.create();
    var array = node.putArray("rows");
    rows.forEach(row -> array.add(row(row)));
    int next = cursor + rows.size();
    if (rows.size() == limit && next < book.size()) {
      node.put("nextCursor", Integer.toString(next));
    } else {
      node.putNull("nextCursor");
    }
    answer(exchange, node);
  }

  private static ObjectNode row(BookRow row) {
    ObjectNode node =
        StrictJson.create()
            .put("reference", row.reference())
            .put("kind", row.kind().wireName())
            .put("merchant", row.merchant())
            .put("providerReference", row.providerReference())
            .put("counterparty", row.counterparty())
            .put("movedAt", row.movedAt().toString())
            .put("state", BookRow.STATE);
    node.set("amount", StrictJson.money(row.amount()));
    return node;
  }

  private static int number(
      RoutingContext exchange, String name, int otherwise, int least, int most) {
    List<String> given = exchange.queryParam(name);
    if (given.isEmpty() || given.getFirst().isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(given.getFirst());
      if (given.size() == 1 && value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new BadInput(name + " is not a whole number");
    }
    throw new BadInput(name + " is given twice or out of range");
  }

  private static void answer(RoutingContext exchange, ObjectNode node) {
    exchange.response().putHeader("content-type", "application/json").end(StrictJson.write(node));
  }
}
