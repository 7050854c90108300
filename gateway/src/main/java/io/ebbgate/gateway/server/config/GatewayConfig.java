package io.ebbgate.gateway.server.config;

import io.ebbgate.cluster.ClusterSettings;
import io.ebbgate.core.lending.command.CommandLimits;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.AllInRateCap;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.notify.WebhookSecret;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set, checked. {@code ebbgate-default.yaml} says what each value means, in
 * which unit, and its default.
 */
public record GatewayConfig(
    Http http,
    Database database,
    ClusterSettings cluster,
    Movement movement,
    Callbacks callbacks,
    GuardTerms guards,
    Notify notices,
    Security security,
    Map<String, Secret> secrets,
    Business business,
    Regulation regulation,
    CommandLimits servicing,
    Limits limits) {

  /** Copies the map. */
  public GatewayConfig {
    secrets = Map.copyOf(secrets);
  }

  /**
   * The front door.
   *
   * @param instances at least 1
   * @param clientRequestsPerSecond 0 for no limit
   */
  public record Http(
      String host,
      int port,
      int instances,
      boolean http2,
      int maxBodyBytes,
      int maxConnections,
      int maxInFlight,
      int clientRequestsPerSecond,
      Duration idleTimeout,
      Duration requestTimeout,
      Duration maxPreferWait,
      Duration shutdownGrace,
      Optional<Tls> tls) {}

  /** PEM files of the front door's certificate and its key. */
  public record Tls(Path certificateFile, Path keyFile) {}

  /**
   * Where the truth is kept.
   *
   * @param uri a server of one's own; empty runs the embedded one
   */
  public record Database(
      Optional<Secret> uri,
      Path embeddedDataFolder,
      int embeddedPort,
      int writerConnections,
      int readerConnections,
      int maxWaitQueue,
      int maxWriteQueue,
      int batchSize,
      Duration connectTimeout,
      Duration statementTimeout,
      Duration lockTimeout,
      Duration silenceTimeout) {}

  /** Sending attempts and asking about them. */
  public record Movement(
      Duration lease,
      int maxAttempts,
      int sendQueueSize,
      Duration connectorGrace,
      Duration inquiryPoll,
      int inquiryBatch,
      int inquiryConcurrency) {}

  /** What providers deliver by themselves, and what of it names no attempt. */
  public record Callbacks(
      int maxBodyBytes,
      int maxHeaders,
      int maxInFlight,
      Duration timeout,
      int maxOrphans,
      Duration orphanAlarmAfter,
      Duration orphanPoll,
      int orphanBatch,
      List<Duration> orphanLadder) {}

  /** Telling customers, the lending app and the credit bureau. */
  public record Notify(
      Optional<String> smsUrl,
      Optional<String> reportUrl,
      Optional<String> webhookUrl,
      Optional<WebhookSecret> webhookSecret,
      Duration poll,
      Duration lease,
      Duration timeout,
      Duration grace,
      int maxAnswerBytes,
      Duration idleTimeout,
      List<Duration> ladder,
      int batch,
      int concurrency) {}

  /**
   * Keys and signatures.
   *
   * @param masterKey base64 of 32 bytes; empty only with the embedded database
   */
  public record Security(Optional<Secret> masterKey, Duration callbackTolerance) {}

  /**
   * Days and validities.
   *
   * @param clockMovable whether business days may be moved on; never in production
   */
  public record Business(
      ZoneId zone,
      boolean clockMovable,
      Duration offerValid,
      Duration repaymentQuoteValid,
      Duration authenticationValid) {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    static Business read(ConfigValues values) {
      return new Business(
          values.zone("business.zone"),
          movable(values),
          values.milliseconds("business.offerValidMs", 1_000, DAY_MS),
          values.milliseconds("business.repaymentQuoteValidMs", 1_000, DAY_MS),
          values.milliseconds("business.authenticationValidMs", 1_000, DAY_MS));
    }

    private static boolean movable(ConfigValues values) {
      var mode = values.oneOf("mode", List.of("production", "test"));
      boolean movable =
          values.oneOf("business.clock", List.of("fixed", "movable")).equals("movable");
      if (movable && !mode.equals("test")) {
        values.wrong("business.clock", "is movable", "fixed, or mode: test as well");
      }
      return movable;
    }
  }

  /**
   * Caps that the law sets.
   *
   * @param allInRateCaps by lender type and day, below the one for everybody
   */
  public record Regulation(
      long customerTotalCapMinor, long dailyRateCapPpm, List<AllInRateCap> allInRateCaps) {

    /** These caps, with the starting values of those that cannot be set. */
    public LendingCaps caps() {
      var start = LendingCaps.defaults();
      return new LendingCaps(
          dailyRateCapPpm,
          start.daysInCapYear(),
          start.allInRateCap(),
          Money.fen(customerTotalCapMinor),
          start.minimumPrincipalPerInstalment(),
          allInRateCaps);
    }
  }
}
