package io.ebbgate.sample.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.sandbox.book.BookKind;
import io.ebbgate.sandbox.json.BadInput;
import io.ebbgate.sandbox.json.StrictJson;
import io.ebbgate.sandbox.protocol.Answer;
import io.ebbgate.sandbox.protocol.AnswerWording;
import io.ebbgate.sandbox.protocol.Movement;
import io.ebbgate.sandbox.protocol.Order;
import io.ebbgate.sandbox.protocol.Provider;
import io.ebbgate.sandbox.protocol.SandboxProtocol;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Payouts, debits, queries and statements of the sample provider. */
public final class SampleProtocol implements SandboxProtocol {

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Pattern CARD = Pattern.compile("[0-9]{12,19}");

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public void mount(Router router, Provider provider) {
    router.post("/payouts").handler(on(provider, order(provider, BookKind.PAYOUT)));
    router.post("/debits").handler(on(provider, order(provider, BookKind.DEBIT)));
    router.get("/movements/:reference").handler(on(provider, query(provider)));
    router.get("/statements/:day").handler(on(provider, statement(provider)));
    var agreements = new SampleAgreements(provider);
    router.post("/agreements").handler(on(provider, agreements::start));
    router.post("/agreements/:number/confirm").handler(on(provider, agreements::confirm));
    router.post("/agreements/:number/cancel").handler(on(provider, agreements::cancel));
  }

  /** Authenticates first; what cannot be read is answered with a signed refusal. */
  private static Handler<RoutingContext> on(
      Provider provider, BiConsumer<RoutingContext, SampleExchange> action) {
    return context -> {
      SampleExchange exchange = SampleExchange.authenticate(context, provider);
      if (exchange == null) {
        return;
      }
      try {
        action.accept(context, exchange);
      } catch (BadInput e) {
        ObjectNode refusal =
            StrictJson.create().put("code", "INVALID_REQUEST").put("message", e.getMessage());
        send(context, exchange.answer(400, refusal));
      }
    };
  }

  static void send(RoutingContext context, Answer answer) {
    context.response().setStatusCode(answer.status());
    answer.headers().forEach(context.response()::putHeader);
    context.response().end(answer.body());
  }

  private static BiConsumer<RoutingContext, SampleExchange> order(
      Provider provider, BookKind kind) {
    return (context, exchange) -> {
      Order order = read(exchange, kind);
      provider.submit(
          context,
          order,
          new AnswerWording() {
            @Override
            public Answer of(Movement movement) {
              return say(exchange, movement, SampleWords.code(movement.standing()));
            }

            @Override
            public Answer unlisted(Movement movement) {
              return say(exchange, movement, SampleWords.UNLISTED);
            }
          });
    };
  }

  private static Answer say(SampleExchange exchange, Movement movement, String code) {
    return exchange.answer(200, SampleWords.describe(movement, code));
  }

  private static Order read(SampleExchange exchange, BookKind kind) {
    ObjectNode body = StrictJson.object(exchange.body());
    String reference = StrictJson.text(body, "reference");
    if (!REFERENCE.matcher(reference).matches()) {
      throw new BadInput("reference is not 1 to 64 letters, digits, _ or -");
    }
    StrictJson.text(body, "purpose");
    return new Order(
        exchange.merchant(),
        reference,
        kind,
        StrictJson.money(body, "amount"),
        card(body),
        kind == BookKind.DEBIT ? StrictJson.text(body, "agreement") : "",
        StrictJson.instant(body, "validUntil"),
        notifyUrl(exchange, body));
  }

  /** The account's card, masked. */
  static String card(ObjectNode body) {
    ObjectNode account = StrictJson.child(body, "account");
    StrictJson.text(account, "holder");
    StrictJson.text(account, "bank");
    String number = StrictJson.text(account, "number");
    if (!CARD.matcher(number).matches()) {
      throw new BadInput("account.number is not 12 to 19 digits");
    }
    return Order.masked(number);
  }

  private static @Nullable String notifyUrl(SampleExchange exchange, ObjectNode body) {
    String url = StrictJson.optionalText(body, "notifyUrl").orElse(exchange.merchant().notifyUrl());
    if (url == null) {
      return null;
    }
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && SCHEMES.contains(String.valueOf(uri.getScheme()))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw new BadInput("notifyUrl is not an address");
    }
    throw new BadInput("notifyUrl is not an address of http or https");
  }

  private static BiConsumer<RoutingContext, SampleExchange> query(Provider provider) {
    return (context, exchange) -> {
      String reference = segment(context, "reference");
      String kind = String.join(",", context.queryParam("kind"));
      provider.query(
          context,
          exchange.merchant(),
          reference,
          found ->
              found
                  .filter(movement -> movement.order().kind().wireName().equals(kind))
                  .map(movement -> say(exchange, movement, SampleWords.code(movement.standing())))
                  .orElseGet(() -> notFound(exchange, reference)));
    };
  }

  private static Answer notFound(SampleExchange exchange, String reference) {
    return exchange.answer(
        404, StrictJson.create().put("code", "NOT_FOUND").put("reference", reference));
  }

  private static BiConsumer<RoutingContext, SampleExchange> statement(Provider provider) {
    return (context, exchange) -> {
      LocalDate day = day(segment(context, "day"));
      String merchant = String.join(",", context.queryParam("merchant"));
      if (!merchant.equals(exchange.merchant().id())) {
        throw new BadInput("merchant is not the one that signed");
      }
      var file =
          SampleStatementFile.write(merchant, day, provider.statement(exchange.merchant(), day));
      var digest = Map.of("Sample-Digest", "sha-256=" + SampleSigning.sha256(file));
      send(context, exchange.answer(200, "text/csv; charset=utf-8", file, digest));
    };
  }

  /** A named segment of the path. */
  static String segment(RoutingContext context, String name) {
    String text = context.pathParam(name);
    if (text == null) {
      throw new BadInput(name + " is missing in the path");
    }
    return text;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadInput("the day is not a date in ISO 8601");
    }
  }

  @Override
  public Answer callback(
      Movement movement, String target, String secret, String nonce, Instant at) {
    var body =
        StrictJson.write(SampleWords.describe(movement, SampleWords.code(movement.standing())));
    String timestamp = Long.toString(at.toEpochMilli());
    return new Answer(
        200,
        Map.of(
            "Content-Type",
            "application/json",
            SampleSigning.MERCHANT,
            movement.order().merchant().id(),
            SampleSigning.TIMESTAMP,
            timestamp,
            SampleSigning.NONCE,
            nonce,
            SampleSigning.SIGNATURE,
            SampleSigning.sign(secret, "POST", target, timestamp, nonce, body)),
        body);
  }
}
