package io.ebbgate.sandbox.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.sandbox.fault.Chance;
import io.ebbgate.sandbox.fault.FaultCounts;
import io.ebbgate.sandbox.fault.Planner;
import io.ebbgate.sandbox.fault.SinkFault;
import io.ebbgate.sandbox.json.Problems;
import io.ebbgate.sandbox.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The three sinks: text messages, webhooks and credit reports. */
public final class Sinks {

  private final Planner planner;
  private final FaultCounts faults;
  private final InstantSource clock;
  private final @Nullable StandardWebhooks signatures;
  private final MessageLog sms;
  private final MessageLog webhooks;
  private final MessageLog reports;
  private final AtomicLong refusedWebhooks = new AtomicLong();
  private final AtomicLong reportsOutOfOrder = new AtomicLong();
  private final Map<String, Long> lastSequence = new HashMap<>();

  /**
   * Empty sinks.
   *
   * @param webhookSecret what webhooks must be signed with; null refuses every webhook
   * @param maximumMessages how many messages each sink holds; more are answered 503
   */
  public Sinks(
      Planner planner,
      FaultCounts faults,
      InstantSource clock,
      @Nullable String webhookSecret,
      int maximumMessages) {
    this.planner = planner;
    this.faults = faults;
    this.clock = clock;
    this.signatures = webhookSecret == null ? null : new StandardWebhooks(webhookSecret);
    this.sms = new MessageLog(maximumMessages);
    this.webhooks = new MessageLog(maximumMessages);
    this.reports = new MessageLog(maximumMessages);
  }

  /** Adds the routes; bodies are read already. */
  public void mount(Router router) {
    router.post("/sandbox/sms").consumes("application/json").handler(this::sms);
    router.post("/sandbox/webhooks").consumes("application/json").handler(this::webhook);
    router.post("/sandbox/reports").consumes("application/json").handler(this::report);
    router
        .get("/sandbox/messages")
        .handler(exchange ->
            exchange
                .response()
                .putHeader("content-type", "application/json")
                .end(StrictJson.write(messages())));
  }

  private void sms(RoutingContext exchange) {
    ObjectNode body = StrictJson.object(body(exchange));
    String key = StrictJson.text(body, "dedupKey");
    String scene = StrictJson.text(body, "scene");
    String phone = StrictJson.text(body, "phone");
    String text = StrictJson.text(body, "text");
    String said = StrictJson.optionalText(body, "businessKey").orElse(phone + '\u001f' + text);
    answer(exchange, "sms", key, sms.store(key, scene + '\u001f' + said, scene));
  }

  private void webhook(RoutingContext exchange) {
    Buffer raw = body(exchange);
    String id = exchange.request().getHeader("webhook-id");
    boolean genuine =
        signatures != null
            && signatures.verified(exchange.request().headers(), raw, clock.instant());
    if (id == null || !genuine) {
      refusedWebhooks.incrementAndGet();
      Problems.answer(exchange, 401, "signature-wrong", "the webhook is not signed as agreed");
      return;
    }
    ObjectNode body = StrictJson.object(raw);
    String type = StrictJson.text(body, "type");
    StrictJson.instant(body, "timestamp");
    String said = Chance.name(type, StrictJson.child(body, "data").toString());
    answer(exchange, "webhooks", id, webhooks.store(id, said, type));
  }

  private void report(RoutingContext exchange) {
    ObjectNode body = StrictJson.object(body(exchange));
    String key = StrictJson.text(body, "dedupKey");
    String loan = StrictJson.text(body, "loan");
    String kind = StrictJson.text(body, "kind");
    long sequence = StrictJson.whole(body, "sequence");
    OptionalInt stored =
        reports.store(key, String.join("\u001f", loan, kind, Long.toString(sequence)), kind);
    if (stored.isPresent() && stored.getAsInt() == 1) {
      follow(loan, sequence);
    }
    answer(exchange, "reports", key, stored);
  }

  private synchronized void follow(String loan, long sequence) {
    Long last = lastSequence.get(loan);
    if (last != null && sequence <= last) {
      reportsOutOfOrder.incrementAndGet();
    } else {
      lastSequence.put(loan, sequence);
    }
  }

  private void answer(RoutingContext exchange, String sink, String key, OptionalInt delivery) {
    if (delivery.isEmpty()) {
      Problems.answer(exchange, 503, "full", "the sink holds no more messages");
      return;
    }
    SinkFault fault = planner.sinkFault(sink, key, delivery.getAsInt());
    faults.add(sink, fault);
    switch (fault) {
      case NONE -> exchange.json(Map.of("stored", true));
      case ERROR_AFTER ->
          Problems.answer(exchange, 503, "unavailable", "the provider is out of order");
      case REPLY_LOST -> exchange.request().connection().close();
    }
  }

  private static Buffer body(RoutingContext exchange) {
    Buffer body = exchange.body().buffer();
    return body == null ? Buffer.buffer() : body;
  }

  /** What the sinks saw, as {@code GET /sandbox/messages} tells it. */
  public ObjectNode messages() {
    ObjectNode all = StrictJson.create();
    all.set("sms", counts(sms, "byScene"));
    all.set("webhooks", counts(webhooks, "byType").put("refused", refusedWebhooks.get()));
    all.set("reports", counts(reports, "byKind").put("outOfOrder", reportsOutOfOrder.get()));
    return all;
  }

  private static ObjectNode counts(MessageLog log, String groupName) {
    MessageLog.Counts counts = log.counts();
    ObjectNode node =
        StrictJson.create()
            .put("sent", counts.sent())
            .put("duplicates", counts.duplicates())
            .put("repeated", counts.repeated());
    ObjectNode groups = node.putObject(groupName);
    counts.byGroup().forEach(groups::put);
    return node;
  }
}
