package io.ebbgate.gateway.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.ConnectorFactory;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.gateway.server.config.Secret;
import io.ebbgate.gateway.testing.CountingIds;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.movement.FakeConnector;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadedConnectorsTest {
  private static final Duration GRACE = Duration.ofSeconds(4);

  private final Vertx vertx = Vertx.vertx();
  private final Context own = Activity.context(vertx);
  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-02T02:00:00Z"));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private int callsAtOnce = 160;
  private final List<Closable> created = new ArrayList<>();
  private final Map<String, Terms.Channel> channels = new LinkedHashMap<>();
  private final LoadedConnectors connectors =
      new LoadedConnectors(
          own,
          timers,
          () -> new Terms(1, Map.of(), Map.of(), channels),
          new LoadedConnectors.Settings(
              Map.of("known", new Secret("the secret")),
              timers,
              new CountingIds(timers.instant()),
              _ -> callsAtOnce,
              Duration.ofSeconds(90),
              GRACE),
          List.of(new Factory()),
          meters);

  /** A connector that remembers where it was made, and that it was closed. */
  private static final class Closable extends FakeConnector {
    private final ConnectorEnvironment environment;
    private final Context madeOn;
    private int closed;

    Closable(ConnectorEnvironment environment, Context madeOn) {
      this.environment = environment;
      this.madeOn = madeOn;
    }

    @Override
    public Future<Void> close() {
      closed++;
      return Future.succeededFuture();
    }
  }

  private final class Factory implements ConnectorFactory {
    @Override
    public String name() {
      return "provider";
    }

    @Override
    public List<Setting> settings() {
      return List.of(new Setting("secret", "a key", true, true));
    }

    @Override
    public Connector create(ConnectorEnvironment environment) {
      if (!environment.settings().containsKey("secret")) {
        throw new IllegalArgumentException("secret is missing");
      }
      var made = new Closable(environment, vertx.getOrCreateContext());
      created.add(made);
      return made;
    }
  }

  private void channel(String code, String connector, String secret, String url) {
    var terms =
        new ChannelTerms(code, connector, 1, true, true, 0, Money.fen(1_000_000), List.of(), true);
    channels.put(code, new Terms.Channel(terms, Map.of("url", url), secret, GuardTerms.NONE));
  }

  private void update() throws Exception {
    connectors.update().await(20, TimeUnit.SECONDS);
  }

  /** Runs what was put on the context before. */
  private void settle() throws Exception {
    var done = Promise.<Void>promise();
    own.runOnContext(_ -> done.complete());
    done.future().await(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void connectorsAreMadeOnTheirOwnContextWhoeverAsks() throws Exception {
    channel("a", "provider", "known", "one");
    var caller = vertx.getOrCreateContext();
    caller.runOnContext(_ -> connectors.update());
    update();
    update();

    assertThat(connectors.of("a")).containsSame(created.getFirst());
    assertThat(created).hasSize(1);
    assertThat(created.getFirst().madeOn).isSameAs(own);
    assertThat(created.getFirst().environment.callbackTolerance()).hasSeconds(90);
    assertThat(created.getFirst().environment.settings())
        .containsEntry("secret", "the secret")
        .containsEntry("url", "one");
  }

  @Test
  void aChannelWithoutSecretOrProviderHasNoConnectorAndKeepsNoOtherFromHavingOne()
      throws Exception {
    channel("a", "provider", "unknown", "one");
    channel("b", "nobody", "known", "one");
    channel("c", "provider", "known", "one");
    update();

    assertThat(connectors.of("a")).isEmpty();
    assertThat(connectors.of("b")).isEmpty();
    assertThat(connectors.of("c")).isPresent();
    assertThat(connectors.of("d")).isEmpty();
    assertThat(connectors.connections()).isEqualTo(new Connections(3, List.of("a", "b")));
    assertThat(connectors.connections().usable()).isTrue();
    assertThat(connectors.connections().told())
        .isEqualTo("1 of 3 channels, without a connector: a, b");
    assertThat(meters.get("ebbgate.channels.unconnected").gauge().value()).isEqualTo(2);
  }

  @Test
  void withoutAnyUsableChannelNothingCanBeSentAndWithoutTermsNothingIsAmiss() throws Exception {
    assertThat(connectors.connections().usable()).isTrue();
    channel("a", "provider", "unknown", "one");
    update();

    assertThat(connectors.connections().usable()).isFalse();

    channel("a", "provider", "known", "one");
    update();
    assertThat(connectors.connections().usable()).as("mended by a change of terms").isTrue();
    assertThat(connectors.connections().told()).isEqualTo("1 of 1 channels");
  }

  @Test
  void aReplacedConnectorIsLetGoWhenNoCallOfItsCanBeUnderWayAnyMore() throws Exception {
    channel("a", "provider", "known", "one");
    update();
    channel("a", "provider", "known", "two");
    update();
    var before = created.getFirst();

    assertThat(connectors.of("a")).containsSame(created.getLast());
    timers.advance(before.promises().requestTimeout().plus(GRACE).minusMillis(1));
    settle();
    assertThat(before.closed).isZero();
    timers.advance(Duration.ofMillis(1));
    settle();
    assertThat(before.closed).isOne();
    assertThat(created.getLast().closed).isZero();
  }

  @Test
  void aConnectorIsToldHowManyCallsThereMayBeAndMadeAnewWhenThatChanges() throws Exception {
    channel("a", "provider", "known", "one");
    update();
    callsAtOnce = 320;
    update();

    assertThat(created)
        .extracting(made -> made.environment.callsAtOnce())
        .containsExactly(160, 320);
    assertThat(connectors.of("a")).containsSame(created.getLast());
  }

  @Test
  void aChannelThatIsGoneHasNoConnectorAnyMore() throws Exception {
    channel("a", "provider", "known", "one");
    update();
    channels.clear();
    update();

    assertThat(connectors.of("a")).isEmpty();
    timers.advance(Duration.ofMinutes(1));
    settle();
    assertThat(created.getFirst().closed).isOne();
  }

  @Test
  void atTheEndAllAreClosedOnceAndNoneIsMadeAnyMore() throws Exception {
    channel("a", "provider", "known", "one");
    update();
    channel("a", "provider", "known", "two");
    update();

    connectors.close().await(20, TimeUnit.SECONDS);
    timers.advance(Duration.ofMinutes(1));
    update();

    assertThat(created).hasSize(2).allSatisfy(made -> assertThat(made.closed).isOne());
    assertThat(connectors.of("a")).isEmpty();
  }
}
