package io.ebbgate.gateway.server.wiring;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.ConnectorFactory;
import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.server.config.Secret;
import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connector for each channel of the newest terms: made by {@link #update}, and made anew when
 * what it was made of has changed.
 *
 * <p>All of them are made on a context that lives until the node's end. What a connector opens (a
 * client, say) belongs to the context on which it was made and is closed with it, so that a
 * connector made by one of the node's activities would be dead once that activity has stopped,
 * while others still send through it.
 */
final class LoadedConnectors implements Connectors {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedConnectors.class);

  /**
   * What is given to every connector, and what bounds them.
   *
   * @param secrets by the names that channels give
   * @param clock for time stamps on the wire
   * @param ids for nonces
   * @param callsAtOnce how many calls to a channel may be under way at once
   * @param callbackTolerance by how much a callback's time stamp may be off
   * @param grace how long a call may take beyond its channel's time for a request, and how long
   *     letting go of a connector may take
   */
  record Settings(
      Map<String, Secret> secrets,
      InstantSource clock,
      Ids ids,
      ToIntFunction<Terms.Channel> callsAtOnce,
      Duration callbackTolerance,
      Duration grace) {
    Settings {
      secrets = Map.copyOf(secrets);
    }
  }

  private record Made(Terms.Channel channel, int callsAtOnce, Optional<Connector> connector) {

    /**
     * Whether it is what the channel wants; its other guards are none of a connector's business.
     */
    boolean serves(Terms.Channel wanted, int calls) {
      return calls == callsAtOnce
          && channel.terms().connector().equals(wanted.terms().connector())
          && channel.settings().equals(wanted.settings())
          && channel.secretName().equals(wanted.secretName());
    }
  }

  private final Context context;
  private final Timers timers;
  private final TermsSource terms;
  private final Settings settings;
  private final Map<String, ConnectorFactory> factories;

  /** Changed on the context only. */
  private final Map<String, Made> made = new ConcurrentHashMap<>();

  /** Replaced, with calls that may still be under way. Touched on the context only. */
  private final Set<Connector> leaving = new HashSet<>();

  private boolean closed;

  /**
   * No connectors yet.
   *
   * @param context one that nobody ends before {@link #close}
   * @param timers let replaced connectors go
   */
  LoadedConnectors(
      Context context,
      Timers timers,
      TermsSource terms,
      Settings settings,
      Collection<ConnectorFactory> factories,
      MeterRegistry meters) {
    this.context = context;
    this.timers = timers;
    this.terms = terms;
    this.settings = settings;
    this.factories =
        factories.stream().collect(Collectors.toMap(ConnectorFactory::name, Function.identity()));
    Gauge.builder("ebbgate.channels.unconnected", this, held -> held.connections().missing().size())
        .description("channels that cannot be used: provider, settings or secret are missing")
        .register(meters);
  }

  /** A node's connectors, by the factories of the class path. Blocks. */
  static LoadedConnectors of(Foundations base, TermsSource terms) {
    var config = base.config;
    return new LoadedConnectors(
        Activity.context(base.vertx),
        base.timers,
        terms,
        new Settings(
            config.secrets(),
            base.clock,
            base.ids,
            channel -> callsAtOnce(config, channel),
            config.security().callbackTolerance(),
            config.movement().connectorGrace()),
        ServiceLoader.load(ConnectorFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList(),
        base.meters);
  }

  /**
   * Sent and asked. Of the permits the larger number, since a channel whose settings do not go
   * together is guarded by the configuration's.
   */
  private static int callsAtOnce(GatewayConfig config, Terms.Channel channel) {
    var usual = config.guards();
    int permits =
        Math.max(
            GuardSettings.of(usual).bulkheadPermits(),
            GuardSettings.of(usual.with(channel.guards())).bulkheadPermits());
    return permits + config.movement().inquiryConcurrency();
  }

  @Override
  public Optional<Connector> of(String channel) {
    var found = made.get(channel);
    return found == null ? Optional.empty() : found.connector();
  }

  /** What can be used now, and what cannot. */
  Connections connections() {
    var missing =
        made.entrySet().stream()
            .filter(one -> one.getValue().connector().isEmpty())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return new Connections(made.size(), missing);
  }

  /** Makes what the newest terms want, and lets go of what they no longer want. */
  Future<Void> update() {
    var updated = Promise.<Void>promise();
    context.runOnContext(_ -> {
      if (!closed) {
        // Read here: of two changes the newer one is the last to be looked at.
        follow(terms.current());
      }
      updated.complete();
    });
    return updated.future();
  }

  private void follow(Terms now) {
    now.channels()
        .forEach((code, channel) -> {
          var before = made.get(code);
          int calls = settings.callsAtOnce().applyAsInt(channel);
          if (before == null || !before.serves(channel, calls)) {
            made.put(code, new Made(channel, calls, make(channel, calls)));
            if (before != null) {
              before.connector().ifPresent(this::letGoLater);
            }
          }
        });
    for (var code : Set.copyOf(made.keySet())) {
      if (!now.channels().containsKey(code)) {
        var gone = made.remove(code);
        if (gone != null) {
          gone.connector().ifPresent(this::letGoLater);
        }
      }
    }
  }

  /** After the longest time that a call may take, since calls may be under way. */
  private void letGoLater(Connector connector) {
    leaving.add(connector);
    timers.after(
        connector.promises().requestTimeout().plus(settings.grace()),
        () ->
            context.runOnContext(_ -> {
              if (leaving.remove(connector)) {
                letGo(connector);
              }
            }));
  }

  /** Never fails. */
  private static Future<Void> letGo(Connector connector) {
    return Future.succeededFuture()
        .compose(_ -> connector.close())
        .onFailure(failed -> LOG.warn("a connector could not be closed", failed))
        .transform(_ -> Future.succeededFuture());
  }

  /**
   * Lets go of all connectors; there are none from then on. Calls under way end. Completes within
   * the grace, whatever a connector does.
   */
  Future<Void> close() {
    var all = Promise.<Void>promise();
    context.runOnContext(_ -> {
      closed = true;
      var letting = new ArrayList<Future<Void>>();
      made.values()
          .forEach(one -> one.connector().map(LoadedConnectors::letGo).ifPresent(letting::add));
      leaving.forEach(connector -> letting.add(letGo(connector)));
      made.clear();
      leaving.clear();
      var limit =
          timers.after(
              settings.grace(),
              () -> {
                if (all.tryComplete()) {
                  LOG.warn("not all connectors were closed in time");
                }
              });
      Future.join(letting)
          .onComplete(_ -> {
            limit.cancel();
            all.tryComplete();
          });
    });
    return all.future();
  }

  private Optional<Connector> make(Terms.Channel channel, int callsAtOnce) {
    var code = channel.terms().code();
    var factory = factories.get(channel.terms().connector());
    if (factory == null) {
      LOG.error(
          "channel {} wants the connector {}, which is not on the class path; there are {}",
          code,
          channel.terms().connector(),
          factories.keySet());
      return Optional.empty();
    }
    var given = new HashMap<>(channel.settings());
    var secret = settings.secrets().get(channel.secretName());
    if (secret != null) {
      factory.settings().stream()
          .filter(ConnectorFactory.Setting::secret)
          .forEach(setting -> given.put(setting.key(), secret.value()));
    }
    try {
      return Optional.of(
          factory.create(
              new ConnectorEnvironment(
                  context.owner(),
                  code,
                  given,
                  settings.clock(),
                  settings.ids(),
                  callsAtOnce,
                  settings.callbackTolerance())));
    } catch (RuntimeException wrong) {
      LOG.error(
          "channel {} cannot be used: {} (its secret is configured as secrets.{})",
          code,
          wrong.getMessage(),
          channel.secretName());
      return Optional.empty();
    }
  }
}
