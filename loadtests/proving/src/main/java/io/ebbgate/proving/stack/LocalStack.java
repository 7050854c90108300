package io.ebbgate.proving.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebbgate.sandbox.Sandbox;
import io.ebbgate.sandbox.SandboxOptions;
import io.ebbgate.sandbox.protocol.Merchant;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database, a sandbox and a gateway on loopback ports, with fresh secrets; everything is gone
 * when it is closed. The gateway can be killed and started again at the same address.
 */
public final class LocalStack implements AutoCloseable {
  private static final String SCOPES =
      "lines:read,lines:write,cards:write,drawdowns:read,drawdowns:write,loans:read,"
          + "repayments:read,repayments:write,cases:read,operator:read,operator:act,metrics:read";

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Path folder;
  private final DemoTerms terms;
  private final StackDatabase database;
  private final Sandbox sandbox;
  private final ChildJvm jvm;
  private final int heapMegabytes;
  private final String apiKey;
  private GatewayProcess gateway;

  private LocalStack(StackOptions options, InstantSource clock)
      throws IOException, InterruptedException {
    try {
      this.heapMegabytes = options.gatewayHeapMegabytes();
      this.folder = Files.createTempDirectory("ebbgate-stack-");
      opened.push(() -> removeAll(folder));
      this.terms = new DemoTerms();
      var secrets = new Secrets(terms.secretNames());
      this.database =
          options.gatewayOwnsDatabase()
              ? StackDatabase.ofTheGateway(dataFolder(), freePort())
              : StackDatabase.ofTheStack(secrets.master, options.limits());
      opened.push(database);
      this.sandbox = startSandbox(options, clock, secrets);
      int apiPort = freePort();
      this.jvm =
          new ChildJvm(
              environment(secrets, apiPort), folder.resolve("gateway.log"), options.limits());
      var seed = folder.resolve("seed.yaml");
      Files.writeString(seed, terms.at(sandboxUrl().toString(), "http://127.0.0.1:" + apiPort));
      jvm.run(List.of("seed", seed.toString()));
      this.apiKey =
          new ObjectMapper()
              .readTree(
                  jvm.run(
                      List.of("keys", "create", "--client", "demo", "--scopes", SCOPES, "--json")))
              .required("apiKey")
              .asText();
      this.gateway = GatewayProcess.start(jvm, heapMegabytes);
      opened.push(() -> gateway.close());
    } catch (IOException | InterruptedException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** Starts everything; blocks until the gateway is ready. */
  public static LocalStack start(StackOptions options, InstantSource clock)
      throws IOException, InterruptedException {
    return new LocalStack(options, clock);
  }

  private static final class Secrets {
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> channels = new HashMap<>();
    private final String webhook = "whsec_" + base64(32);
    private final String master = base64(32);

    Secrets(List<String> names) {
      names.forEach(name -> channels.put(name, base64(24)));
    }

    private String base64(int bytes) {
      var value = new byte[bytes];
      random.nextBytes(value);
      return Base64.getEncoder().encodeToString(value);
    }
  }

  private Sandbox startSandbox(StackOptions options, InstantSource clock, Secrets secrets)
      throws InterruptedException {
    var vertx = Vertx.vertx();
    opened.push(() ->
        Bounded.await(
            vertx.close().toCompletionStage(), options.limits().stop(), "the sandbox to stop"));
    var merchants = new ArrayList<Merchant>();
    for (int i = 0; i < terms.merchants().size(); i++) {
      var secret = secrets.channels.getOrDefault(terms.secretNames().get(i), "");
      merchants.add(new Merchant(terms.merchants().get(i), secret));
    }
    var started =
        Sandbox.start(
            vertx,
            SandboxOptions.loopback(clock, merchants)
                .inMood(options.mood(), options.seed())
                .withWebhookSecret(secrets.webhook));
    return Bounded.await(
        started.toCompletionStage(), options.limits().start(), "the sandbox to start");
  }

  private Map<String, String> environment(Secrets secrets, int apiPort) {
    var environment = new HashMap<String, String>();
    environment.putAll(database.settings());
    environment.put("EBBGATE_HTTP_HOST", "127.0.0.1");
    environment.put("EBBGATE_HTTP_PORT", Integer.toString(apiPort));
    environment.put("EBBGATE_CLUSTER_NAME", folder.getFileName().toString());
    environment.put("EBBGATE_CLUSTER_PORT", "0");
    environment.put("EBBGATE_NOTIFY_SMS_URL", sandboxUrl() + "/sandbox/sms");
    environment.put("EBBGATE_NOTIFY_REPORT_URL", sandboxUrl() + "/sandbox/reports");
    environment.put("EBBGATE_NOTIFY_WEBHOOK_URL", sandboxUrl() + "/sandbox/webhooks");
    environment.put("EBBGATE_NOTIFY_WEBHOOK_SECRET", secrets.webhook);
    // Seconds where production has minutes, as a demonstration must end.
    environment.put("EBBGATE_NOTIFY_LADDER_MS", "200,500,1000,2000,4000,8000");
    environment.put("EBBGATE_MOVEMENT_LEASE_MS", "3000");
    environment.put("EBBGATE_MOVEMENT_INQUIRY_POLL_MS", "200");
    secrets.channels.forEach((channel, secret) ->
        environment.put(
            "EBBGATE_SECRETS_" + channel.toUpperCase(java.util.Locale.ROOT).replace('-', '_'),
            secret));
    return environment;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The channels that the stack's terms name. */
  public List<String> channels() {
    return terms.channels();
  }

  /** Where the gateway's API is. */
  public URI apiUrl() {
    return gateway.apiUrl();
  }

  /** A key with every scope. */
  public String apiKey() {
    return apiKey;
  }

  /** Where the sandbox is. */
  public URI sandboxUrl() {
    return URI.create("http://127.0.0.1:" + sandbox.port());
  }

  /** The running sandbox. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** The folder of the database that the gateway runs itself; not there when the stack runs it. */
  public Path dataFolder() {
    return folder.resolve("data");
  }

  /** Where the database is; holds its password. Of the gateway's own only while that runs. */
  public URI postgresUri() {
    return URI.create(database.uri());
  }

  /** What gateways wrote to standard error. */
  public Path gatewayLog() {
    return jvm.log();
  }

  /** The running gateway. */
  public GatewayProcess gateway() {
    return gateway;
  }

  /** Kills the gateway as a power cut would, and starts another at the same address. */
  public void killAndRestartGateway() throws IOException, InterruptedException {
    killGateway();
    startGatewayAgain();
  }

  /** Kills the gateway as a power cut would. */
  public void killGateway() throws InterruptedException {
    gateway.kill();
  }

  /** Starts another gateway at the address of the one that was killed. */
  public void startGatewayAgain() throws IOException, InterruptedException {
    gateway = GatewayProcess.start(jvm, heapMegabytes);
  }

  /** Stops everything in order, even for a thread that was interrupted. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception failed) {
        System.err.println("ebbgate: could not stop a part of the stack: " + failed);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeAll(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
