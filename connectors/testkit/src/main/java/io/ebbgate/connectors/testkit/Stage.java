package io.ebbgate.connectors.testkit;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.ConnectorFactory;
import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Started;
import io.ebbgate.connectors.spi.exchange.AgreementRequest;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.sandbox.Sandbox;
import io.ebbgate.sandbox.SandboxOptions;
import io.ebbgate.sandbox.book.BookRow;
import io.ebbgate.sandbox.fault.Plan;
import io.ebbgate.sandbox.protocol.Agreement;
import io.ebbgate.sandbox.protocol.Merchant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running sandbox, an inbox for its callbacks, and connectors that talk to it. */
final class Stage {

  /** Long enough for a cold virtual machine on a busy computer. */
  private static final int REQUEST_TIMEOUT_MS = 8_000;

  /** For promises that wait for the time-out to pass. */
  private static final int HASTY_TIMEOUT_MS = 300;

  private static final Duration CALLBACK_TOLERANCE = Duration.ofMinutes(5);

  /** More than any promise makes. */
  private static final int CALLS_AT_ONCE = 64;

  private static final int SETTLING_TIME_MS = 5_000;
  private static final Merchant MERCHANT = new Merchant("m-contract", "0123456789abcdef-contract");

  static final Money AMOUNT = Money.fen(123_456);
  static final AccountDetails CARD = new AccountDetails("6222020000001234567", "Zhang San", "ICBC");

  private final Supplier<String> provider;
  private final Function<ChannelSetup, Map<String, String>> settings;
  private final CountingIds ids = new CountingIds();
  private final MovableClock clock = new MovableClock(InstantSource.system());
  private @Nullable Running running;

  private record Running(Vertx vertx, Sandbox sandbox, CallbackInbox inbox, Connector connector) {}

  Stage(Supplier<String> provider, Function<ChannelSetup, Map<String, String>> settings) {
    this.provider = provider;
    this.settings = settings;
  }

  void open() {
    var vertx = Vertx.vertx();
    // The provider's own clock is right; the connector's may be off.
    var options = SandboxOptions.loopback(InstantSource.system(), List.of(MERCHANT));
    Sandbox sandbox = await(Sandbox.start(vertx, options));
    CallbackInbox inbox = await(CallbackInbox.open(vertx));
    Connector connector = connector(vertx, setup(inbox, sandbox.port()));
    running = new Running(vertx, sandbox, inbox, connector);
  }

  void close() {
    await(running().vertx().close());
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("the stage is not open");
    }
    return running;
  }

  Sandbox sandbox() {
    return running().sandbox();
  }

  CallbackInbox inbox() {
    return running().inbox();
  }

  /** The connector under test. */
  Connector connector() {
    return running().connector();
  }

  /** The clock of every connector. */
  MovableClock clock() {
    return clock;
  }

  /** Another connector of the same channel that waits 300 ms for an answer. */
  Connector hastyConnector() {
    var setup = setup(inbox(), sandbox().port());
    return connector(
        new ChannelSetup(
            setup.baseUrl(),
            setup.merchant(),
            setup.notifyUrl(),
            HASTY_TIMEOUT_MS,
            setup.settlingTimeMs()));
  }

  /** Another connector of the same channel that has a wrong secret. */
  Connector connectorWithWrongSecret() {
    var setup = setup(inbox(), sandbox().port());
    return connector(
        new ChannelSetup(
            setup.baseUrl(),
            new Merchant(MERCHANT.id(), "another-secret-of-nobody"),
            setup.notifyUrl(),
            setup.requestTimeoutMs(),
            setup.settlingTimeMs()));
  }

  /** Another connector of the same channel whose provider does not listen. */
  Connector connectorToNobody() {
    var server =
        await(running().vertx().createHttpServer().requestHandler(_ -> {}).listen(0, "127.0.0.1"));
    int port = server.actualPort();
    await(server.close());
    return connector(setup(inbox(), port));
  }

  private ChannelSetup setup(CallbackInbox inbox, int port) {
    return new ChannelSetup(
        "http://127.0.0.1:" + port + "/" + provider.get(),
        MERCHANT,
        inbox.url(),
        REQUEST_TIMEOUT_MS,
        SETTLING_TIME_MS);
  }

  private Connector connector(ChannelSetup setup) {
    return connector(running().vertx(), setup);
  }

  private Connector connector(Vertx vertx, ChannelSetup setup) {
    var environment =
        new ConnectorEnvironment(
            vertx,
            "under-test",
            settings.apply(setup),
            clock,
            ids,
            CALLS_AT_ONCE,
            CALLBACK_TOLERANCE);
    return ServiceLoader.load(ConnectorFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.name().equals(provider.get()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no factory is named " + provider.get()))
        .create(environment);
  }

  /** A reference that nobody used. */
  String newReference() {
    return "att_" + ids.next().toString().replace("-", "");
  }

  /** A new reference with which the sandbox will do as planned. */
  String rehearsed(Plan plan) {
    String reference = newReference();
    sandbox().rehearse(reference, plan);
    return reference;
  }

  Reply payout(String reference) {
    return payout(reference, AMOUNT);
  }

  Reply payout(String reference, Money amount) {
    return await(connector().payout(request(reference, amount, "")));
  }

  /** Has the bank send back a payout that moved. */
  void giveBack(String reference) {
    var body = new JsonObject().put("merchant", MERCHANT.id()).put("reference", reference);
    var http = running().vertx().createHttpClient();
    int status =
        await(
            http.request(HttpMethod.POST, sandbox().port(), "127.0.0.1", "/sandbox/returns")
                .compose(request ->
                    request.putHeader("content-type", "application/json").send(body.toBuffer()))
                .map(HttpClientResponse::statusCode));
    if (status != 200) {
      throw new AssertionError("the sandbox answered " + status + ": " + reference);
    }
  }

  Reply debit(String reference, String agreement) {
    return await(connector().debit(request(reference, AMOUNT, agreement)));
  }

  Reply query(String reference, MovementKind kind) {
    return await(connector().query(new Query(reference, kind)));
  }

  MovementRequest request(String reference, Money amount, String agreement) {
    return new MovementRequest(
        reference,
        amount,
        CARD,
        agreement,
        clock.instant().plus(Duration.ofSeconds(30)),
        "contract test");
  }

  /** A confirmed agreement of {@link #CARD}. */
  String agreement() {
    var request = new AgreementRequest(newReference(), CARD, "13800000000");
    var started = (Started) await(connector().startAgreement(request));
    await(connector().confirmAgreement(started.agreementReference(), Agreement.CUSTOMER_CODE));
    return started.agreementReference();
  }

  /** What the provider really moved for a reference. */
  List<BookRow> moved(String reference) {
    return sandbox().book().rows().stream()
        .filter(row -> row.reference().equals(reference))
        .toList();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing within 20 s", e);
    }
  }
}
