package io.ebbgate.gateway.server.config;

import io.ebbgate.cluster.ClusterSettings;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.gateway.notify.WebhookSecret;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.GuardSettings;
import io.ebbgate.gateway.usecase.reference.GuardTerms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads and checks the whole configuration. */
public final class GatewayConfigReader {

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  /** For the words of a server that gave a statement up in time. */
  private static final Duration LEAST_SLACK = Duration.ofSeconds(2);

  private static final Pattern MEMBER = Pattern.compile("\\S+:[0-9]{1,5}");

  private final ConfigValues values;
  private final Map<String, ConfigLeaf> secretLeaves;
  private final List<ConfigMistake> mistakes;
  private final int cores;

  private GatewayConfigReader(ConfigLayers layers, List<ConfigMistake> mistakes, int cores) {
    this.values = new ConfigValues(layers.leaves(), mistakes);
    this.secretLeaves = layers.secrets();
    this.mistakes = mistakes;
    this.cores = cores;
  }

  /**
   * Reads defaults, the file and the environment, in rising precedence.
   *
   * @param environment variables by name; one that begins with EBBGATE_ and is not known is a
   *     mistake
   * @throws ConfigMistakes with everything that is wrong
   */
  public static GatewayConfig read(Optional<Path> file, Map<String, String> environment) {
    var mistakes = new ArrayList<ConfigMistake>();
    var layers = new ConfigLayers(mistakes);
    file.ifPresent(layers::layFile);
    layers.layEnvironment(environment);
    int cores = Runtime.getRuntime().availableProcessors();
    var config = new GatewayConfigReader(layers, mistakes, cores).config();
    return config.orElseThrow(() -> new ConfigMistakes(ordered(layers, mistakes)));
  }

  private static List<ConfigMistake> ordered(ConfigLayers layers, List<ConfigMistake> mistakes) {
    var order = List.copyOf(layers.leaves().keySet());
    return mistakes.stream()
        .distinct()
        .sorted(Comparator.comparingInt(mistake -> order.indexOf(mistake.key())))
        .toList();
  }

  private Optional<GatewayConfig> config() {
    var http = http();
    var database = database();
    var expiry = values.milliseconds("cluster.reservationExpiryMs", 1_000, DAY_MS);
    var cluster = cluster(expiry);
    var movement = movement();
    var callbacks = callbacks();
    var guards = guards();
    var notices = notices();
    var security = security(database);
    var secrets = secrets();
    var business = GatewayConfig.Business.read(values);
    var lending = new LendingReader(values);
    var regulation = lending.regulation();
    var servicing = lending.servicing();
    var limits = Limits.read(values);
    for (var key : values.unasked()) {
      throw new IllegalStateException("documented, but read by nobody: " + key);
    }
    if (!mistakes.isEmpty() || cluster.isEmpty()) {
      return Optional.empty();
    }
    return cluster.map(settings ->
        new GatewayConfig(
            http,
            database,
            settings,
            movement,
            callbacks,
            guards,
            notices,
            security,
            secrets,
            business,
            regulation,
            servicing,
            limits));
  }

  private GatewayConfig.Http http() {
    int instances = values.whole("http.instances", 0, 256);
    return new GatewayConfig.Http(
        values.text("http.host", "an address of this machine, 0.0.0.0 for all"),
        values.whole("http.port", 0, 65_535),
        instances == 0 ? cores : instances,
        values.flag("http.http2"),
        values.whole("http.maxBodyBytes", 1_024, 16 * 1_024 * 1_024),
        values.whole("http.maxConnections", 1, 1_000_000),
        values.whole("http.maxInFlight", 1, 1_000_000),
        values.whole("http.clientRequestsPerSecond", 0, 1_000_000),
        values.milliseconds("http.idleTimeoutMs", 1_000, DAY_MS),
        values.milliseconds("http.requestTimeoutMs", 100, 600_000),
        values.milliseconds("http.maxPreferWaitMs", 0, 600_000),
        values.milliseconds("http.shutdownGraceMs", 0, 600_000),
        tls());
  }

  private Optional<GatewayConfig.Tls> tls() {
    var certificate = existingFile("http.tls.certificateFile");
    var key = existingFile("http.tls.keyFile");
    var bothOrNeither = "both http.tls.certificateFile and http.tls.keyFile, or neither";
    if (values.isGiven("http.tls.certificateFile") && !values.isGiven("http.tls.keyFile")) {
      values.wrong("http.tls.keyFile", "is missing", bothOrNeither);
    }
    if (!values.isGiven("http.tls.certificateFile") && values.isGiven("http.tls.keyFile")) {
      values.wrong("http.tls.certificateFile", "is missing", bothOrNeither);
    }
    return certificate.flatMap(pem -> key.map(keyPem -> new GatewayConfig.Tls(pem, keyPem)));
  }

  private Optional<Path> existingFile(String key) {
    if (!values.isGiven(key)) {
      return Optional.empty();
    }
    var allowed = "a readable PEM file";
    var path = values.path(key, allowed);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      values.wrong(key, "is '" + path + "', which cannot be read", allowed);
    }
    return Optional.of(path);
  }

  private GatewayConfig.Database database() {
    var database =
        new GatewayConfig.Database(
            databaseUri(),
            values.path("database.embedded.dataFolder", "a folder"),
            values.whole("database.embedded.port", 0, 65_535),
            values.whole("database.writerConnections", 1, 16),
            values.whole("database.readerConnections", 1, 256),
            values.whole("database.maxWaitQueue", 1, 1_000_000),
            values.whole("database.maxWriteQueue", 1, 1_000_000),
            values.whole("database.batchSize", 1, 4_096),
            values.milliseconds("database.connectTimeoutMs", 100, 600_000),
            values.milliseconds("database.statementTimeoutMs", 100, 600_000),
            values.milliseconds("database.lockTimeoutMs", 10, 600_000),
            values.milliseconds("database.silenceTimeoutMs", 1_000, 3_600_000));
    var least = database.statementTimeout().plus(LEAST_SLACK);
    if (database.silenceTimeout().compareTo(least) < 0) {
      values.wrong(
          "database.silenceTimeoutMs",
          "is " + database.silenceTimeout().toMillis(),
          "at least database.statementTimeoutMs and 2000 more, which is " + least.toMillis());
    }
    if (database.lockTimeout().compareTo(database.statementTimeout()) >= 0) {
      values.wrong(
          "database.lockTimeoutMs",
          "is " + database.lockTimeout().toMillis(),
          "less than database.statementTimeoutMs, which is "
              + database.statementTimeout().toMillis());
    }
    return database;
  }

  private Optional<Secret> databaseUri() {
    var uri = values.secret(DatabaseAddress.SETTING, DatabaseAddress.ALLOWED);
    if (uri.isPresent() && !DatabaseAddress.serves(uri.get().value())) {
      values.wrong(DatabaseAddress.SETTING, DatabaseAddress.PROBLEM, DatabaseAddress.ALLOWED);
    }
    return uri;
  }

  private Optional<ClusterSettings> cluster(Duration reservationExpiry) {
    int mistakesBefore = mistakes.size();
    var name = values.text("cluster.name", "a name");
    var host = values.text("cluster.host", "an address of this machine that members reach");
    int port = values.whole("cluster.port", 0, 65_535);
    var members = values.texts("cluster.members", MEMBER, "host:port");
    int partitionCount = values.whole("cluster.partitionCount", 1, 10_007);
    int backups = values.whole("cluster.backups", 0, 6);
    int expectedMembers = values.whole("cluster.expectedMembers", 1, 1_000);
    int maxNoHeartbeatMs = values.whole("cluster.maxNoHeartbeatMs", 2_000, 600_000);
    int callTimeoutMs = values.whole("cluster.callTimeoutMs", 100, 600_000);
    int mergeCheckMs = values.whole("cluster.mergeCheckMs", 1_000, 3_600_000);
    int gracefulStopMs = values.whole("cluster.gracefulStopMs", 0, 600_000);
    int partitionThreads = threads("cluster.partitionThreads");
    int genericThreads = threads("cluster.genericThreads");
    int maximumEntries = values.whole("cluster.maximumEntries", 1, 100_000_000);
    int maximumRecords = values.whole("cluster.maximumRecords", 1, 100_000);
    int ttlHours = values.whole("idempotency.gridTtlHours", 1, 7 * 24);
    if (mistakes.size() > mistakesBefore) {
      return Optional.empty();
    }
    var terms =
        new EntryTerms(
            reservationExpiry.toMillis(), Duration.ofHours(ttlHours).toMillis(), maximumRecords);
    return Optional.of(
        new ClusterSettings(
            name,
            host,
            port,
            members,
            partitionCount,
            backups,
            expectedMembers,
            maxNoHeartbeatMs,
            callTimeoutMs,
            mergeCheckMs,
            gracefulStopMs,
            partitionThreads,
            genericThreads,
            maximumEntries,
            terms));
  }

  private int threads(String key) {
    int given = values.whole(key, 0, 1_024);
    return given == 0 ? Math.max(1, cores / 2) : given;
  }

  private GatewayConfig.Movement movement() {
    return new GatewayConfig.Movement(
        values.milliseconds("movement.leaseMs", 1_000, DAY_MS),
        values.whole("movement.maxAttempts", 1, 32),
        values.whole("movement.sendQueueSize", 1, 1_000_000),
        values.milliseconds("movement.connectorGraceMs", 100, 600_000),
        values.milliseconds("movement.inquiryPollMs", 10, 600_000),
        values.whole("movement.inquiryBatch", 1, 4_096),
        values.whole("movement.inquiryConcurrency", 1, 4_096));
  }

  private GatewayConfig.Callbacks callbacks() {
    return new GatewayConfig.Callbacks(
        values.whole("callbacks.maxBodyBytes", 1_024, 16 * 1_024 * 1_024),
        values.whole("callbacks.maxHeaders", 8, 1_000),
        values.whole("callbacks.maxInFlight", 1, 1_000_000),
        values.milliseconds("callbacks.timeoutMs", 100, 600_000),
        values.whole("callbacks.maxOrphans", 1, 1_000_000),
        values.milliseconds("callbacks.orphanAlarmMs", 1_000, 30 * DAY_MS),
        values.milliseconds("callbacks.orphanPollMs", 10, 600_000),
        values.whole("callbacks.orphanBatch", 1, 4_096),
        values.ladder("callbacks.orphanLadderMs"));
  }

  private GuardTerms guards() {
    int before = mistakes.size();
    var given = new EnumMap<GuardSetting, Long>(GuardSetting.class);
    for (var setting : GuardSetting.values()) {
      given.put(setting, guard(setting));
    }
    var guards = new GuardTerms(given);
    if (mistakes.size() == before) {
      for (var conflict : GuardSettings.of(guards).conflicts()) {
        values.wrong(
            "guards." + conflict.setting().key(), "is " + conflict.value(), conflict.allowed());
      }
    }
    return guards;
  }

  private long guard(GuardSetting setting) {
    var key = "guards." + setting.key();
    return switch (setting.kind()) {
      case COUNT -> values.wholeLong(key, setting.least(), setting.most());
      case MILLISECONDS -> values.milliseconds(key, setting.least(), setting.most()).toMillis();
      case FLAG -> values.flag(key) ? 1 : 0;
    };
  }

  private GatewayConfig.Notify notices() {
    var notices =
        new GatewayConfig.Notify(
            values.optionalUrl("notify.smsUrl"),
            values.optionalUrl("notify.reportUrl"),
            values.optionalUrl("notify.webhookUrl"),
            webhookSecret(),
            values.milliseconds("notify.pollMs", 10, 600_000),
            values.milliseconds("notify.leaseMs", 1_000, DAY_MS),
            values.milliseconds("notify.timeoutMs", 100, 600_000),
            values.milliseconds("notify.graceMs", 100, 600_000),
            values.whole("notify.maxAnswerBytes", 0, 16 * 1_024 * 1_024),
            values.milliseconds("notify.idleTimeoutMs", 100, 3_600_000),
            values.ladder("notify.ladderMs"),
            values.whole("notify.batch", 1, 4_096),
            values.whole("notify.concurrency", 1, 4_096));
    if (notices.webhookUrl().isPresent() && !values.isGiven("notify.webhookSecret")) {
      values.wrong(
          "notify.webhookSecret",
          "is missing",
          WebhookSecret.FORM + ", because notify.webhookUrl is given");
    }
    var least = notices.poll().multipliedBy(3);
    if (notices.lease().compareTo(least) < 0) {
      values.wrong(
          "notify.leaseMs",
          "is " + notices.lease().toMillis(),
          "at least three times notify.pollMs, which is " + least.toMillis());
    }
    return notices;
  }

  private Optional<WebhookSecret> webhookSecret() {
    var key = "notify.webhookSecret";
    var text = values.secret(key, WebhookSecret.FORM);
    var secret = text.flatMap(given -> WebhookSecret.of(given.value()));
    if (text.isPresent() && secret.isEmpty()) {
      values.wrong(key, "does not have the form", WebhookSecret.FORM);
    }
    return secret;
  }

  private GatewayConfig.Security security(GatewayConfig.Database database) {
    var allowed = "32 bytes in base64";
    var masterKey = values.secret("security.masterKey", allowed);
    if (masterKey.isPresent() && !isMasterKey(masterKey.get().value())) {
      values.wrong("security.masterKey", "is not " + allowed, allowed);
    }
    if (database.uri().isPresent() && !values.isGiven("security.masterKey")) {
      values.wrong("security.masterKey", "is missing", allowed + ", because database.uri is given");
    }
    return new GatewayConfig.Security(
        masterKey, values.milliseconds("security.callbackToleranceMs", 1_000, DAY_MS));
  }

  private static boolean isMasterKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == 32;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Map<String, Secret> secrets() {
    var secrets = new TreeMap<String, Secret>();
    secretLeaves.forEach((name, leaf) -> {
      if (!leaf.value().isTextual() || leaf.value().asText().isBlank()) {
        mistakes.add(
            new ConfigMistake(
                ConfigLayers.SECRETS + "." + name,
                "is no text, or an empty one",
                "a text (put numbers in quotes)"));
      } else {
        secrets.put(name, new Secret(leaf.value().asText()));
      }
    });
    return secrets;
  }
}
