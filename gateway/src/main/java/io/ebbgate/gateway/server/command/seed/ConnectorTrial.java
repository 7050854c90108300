package io.ebbgate.gateway.server.command.seed;

import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.ConnectorFactory;
import io.ebbgate.gateway.server.command.CommandSession;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.server.config.Secret;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.seeding.ChannelTrial;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a channel's connector as the gateway would, with its secret, and lets it go again. */
final class ConnectorTrial implements ChannelTrial {
  /** Nothing is called. */
  private static final int CALLS_AT_ONCE = 1;

  private final Map<String, ConnectorFactory> factories;
  private final Map<String, Secret> secrets;
  private final Duration callbackTolerance;
  private final CommandSession session;

  /**
   * @param factories by name
   * @param config has the secrets
   * @param session for what a connector works with
   */
  ConnectorTrial(
      Map<String, ConnectorFactory> factories, GatewayConfig config, CommandSession session) {
    this.factories = Map.copyOf(factories);
    this.secrets = config.secrets();
    this.callbackTolerance = config.security().callbackTolerance();
    this.session = session;
  }

  @Override
  public Optional<Mistake> problem(Terms.Channel channel) {
    var factory = factories.get(channel.terms().connector());
    if (factory == null) {
      return Optional.empty();
    }
    var secret = Optional.ofNullable(secrets.get(channel.secretName()));
    if (!channel.secretName().isEmpty() && secret.isEmpty()) {
      return Optional.of(new Mistake("secret", channel.secretName() + where(channel.secretName())));
    }
    var settings = new HashMap<>(channel.settings());
    for (var setting : factory.settings()) {
      if (setting.secret()) {
        secret.ifPresent(value -> settings.put(setting.key(), value.value()));
      }
    }
    try {
      session.await(factory.create(environment(channel, settings)).close());
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.of(new Mistake("settings", "do not serve: " + wrong.getMessage()));
    }
  }

  private static String where(String name) {
    return " is not configured: give it as secrets."
        + name
        + " or EBBGATE_SECRETS_"
        + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private ConnectorEnvironment environment(Terms.Channel channel, Map<String, String> settings) {
    return new ConnectorEnvironment(
        session.vertx(),
        channel.terms().code(),
        settings,
        session.clock(),
        session.ids(),
        CALLS_AT_ONCE,
        callbackTolerance);
  }
}
