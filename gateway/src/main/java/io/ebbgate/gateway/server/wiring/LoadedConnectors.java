package io.ebbgate.gateway.server.wiring;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.ConnectorFactory;
import io.ebbgate.core.id.Ids;
import io.ebbgate.gateway.server.config.Secret;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connectors of the class path, one for each channel of the newest terms; made when first asked
 * for, and made anew when the settings that it was made of have changed.
 */
final class LoadedConnectors implements Connectors {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedConnectors.class);

  private record Made(Terms.Channel channel, Optional<Connector> connector) {

    /** Whether it is what the channel wants; its guards are none of a connector's business. */
    boolean serves(Terms.Channel wanted) {
      return channel.terms().connector().equals(wanted.terms().connector())
          && channel.settings().equals(wanted.settings())
          && channel.secretName().equals(wanted.secretName());
    }
  }

  private final Vertx vertx;
  private final TermsSource terms;
  private final Map<String, Secret> secrets;
  private final InstantSource clock;
  private final Ids ids;
  private final Map<String, ConnectorFactory> factories;
  private final Map<String, Made> made = new ConcurrentHashMap<>();

  LoadedConnectors(
      Vertx vertx, TermsSource terms, Map<String, Secret> secrets, InstantSource clock, Ids ids) {
    this.vertx = vertx;
    this.terms = terms;
    this.secrets = Map.copyOf(secrets);
    this.clock = clock;
    this.ids = ids;
    this.factories =
        ServiceLoader.load(ConnectorFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(ConnectorFactory::name, Function.identity()));
  }

  @Override
  public Optional<Connector> of(String code) {
    var channel = terms.current().channel(code);
    if (channel.isEmpty()) {
      return Optional.empty();
    }
    var held = made.get(code);
    if (held != null && held.serves(channel.get())) {
      return held.connector();
    }
    return made.compute(
            code,
            (_, before) ->
                before != null && before.serves(channel.get())
                    ? before
                    : new Made(channel.get(), make(channel.get())))
        .connector();
  }

  private Optional<Connector> make(Terms.Channel channel) {
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
    var settings = new HashMap<>(channel.settings());
    var secret = secrets.get(channel.secretName());
    if (secret != null) {
      factory.settings().stream()
          .filter(ConnectorFactory.Setting::secret)
          .forEach(setting -> settings.put(setting.key(), secret.value()));
    }
    try {
      return Optional.of(
          factory.create(new ConnectorEnvironment(vertx, code, settings, clock, ids)));
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
