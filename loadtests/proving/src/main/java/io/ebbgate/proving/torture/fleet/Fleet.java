package io.ebbgate.proving.torture.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebbgate.proving.stack.ChildJvm;
import io.ebbgate.proving.stack.DemoTerms;
import io.ebbgate.proving.stack.GatewayProcess;
import io.ebbgate.proving.stack.StackLimits;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * A database, a sandbox and some gateways, all of them processes on loopback ports that stay theirs
 * for as long as the fleet lives. Everything is gone when it is closed. For one thread, but for
 * {@link #close}.
 */
public final class Fleet implements AutoCloseable {
  /** Beyond its lease a gateway must not send: how long a stall takes at least. */
  public static final Duration LEASE = Duration.ofMillis(FleetSettings.LEASE_MS);

  private static final String SANDBOX_MAIN = "io.ebbgate.proving.ProvingCommand";
  private static final String SCOPES =
      "lines:read,lines:write,cards:write,drawdowns:read,drawdowns:write,loans:read,"
          + "repayments:read,repayments:write,cases:read,metrics:read,ops:clock";
  private static final int HEAP_MEGABYTES = 256;
  private static final int MOST_STARTS = 3;

  /**
   * Below the ports that systems hand out by themselves: a port stays free while its owner is dead.
   */
  private static final int FIRST_PORT = 15_000;

  private static final int PORTS = 15_000;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Path folder;
  private final DemoTerms terms;
  private final Optional<SmallDisk> disk;
  private final Path databaseFolder;
  private final DurablePostgres database;
  private final SandboxProcess sandbox;
  private final List<ChildJvm> jvms = new ArrayList<>();
  private final List<GatewayProcess> gateways = new ArrayList<>();
  private final String apiKey;
  private volatile boolean logsKept;

  private Fleet(FleetOptions options, RandomGenerator random)
      throws IOException, InterruptedException {
    try {
      this.folder = Files.createTempDirectory("ebbgate-fleet-");
      opened.push(this::removeFolder);
      this.terms = new DemoTerms();
      var ports = freePorts(1 + 2 * options.gateways(), random);
      this.disk = options.disk();
      this.databaseFolder = databaseFolder();
      this.database = DurablePostgres.start(databaseFolder, ports.getFirst());
      opened.push(database);
      var settings = new FleetSettings(terms, folder.getFileName().toString());
      this.sandbox =
          SandboxProcess.start(
              new ChildJvm(
                  SANDBOX_MAIN,
                  settings.ofSandbox(),
                  folder.resolve("sandbox.log"),
                  StackLimits.usual()),
              options.seed());
      opened.push(sandbox);
      var apiPorts = ports.subList(1, 1 + options.gateways());
      var clusterPorts = ports.subList(1 + options.gateways(), ports.size());
      for (int i = 0; i < options.gateways(); i++) {
        var environment =
            new HashMap<>(
                settings.ofGateway(
                    i,
                    apiPorts.get(i),
                    clusterPorts,
                    options.wayToDatabase().apply(database.uri()),
                    sandbox.url()));
        environment.putAll(options.settings());
        jvms.add(
            new ChildJvm(
                environment, folder.resolve("gateway-" + i + ".log"), StackLimits.usual()));
      }
      seed(options, apiPorts);
      this.apiKey = createKey();
      startAll();
    } catch (IOException | InterruptedException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /**
   * Starts everything; blocks until all gateways are ready.
   *
   * @param random picks ports, so it must not come from a seed that another run may use as well
   */
  public static Fleet start(FleetOptions options, RandomGenerator random)
      throws IOException, InterruptedException {
    return new Fleet(options, random);
  }

  private Path databaseFolder() throws IOException {
    if (disk.isEmpty()) {
      return folder.resolve("database");
    }
    var own = Files.createTempDirectory(disk.get().folder(), "ebbgate-fleet-");
    opened.push(() -> remove(own));
    return own;
  }

  /** Each channel's provider calls back at a gateway of its own, as far as there are that many. */
  private void seed(FleetOptions options, List<Integer> apiPorts)
      throws IOException, InterruptedException {
    var first = "http://127.0.0.1:" + apiPorts.getFirst();
    var text = terms.at(options.wayToProvider().apply(sandbox.url()).toString(), first);
    for (int i = 0; i < terms.channels().size(); i++) {
      var path = "/callbacks/" + terms.channels().get(i);
      int port = apiPorts.get(i % apiPorts.size());
      text = text.replace(first + path, "http://127.0.0.1:" + port + path);
    }
    var file = folder.resolve("seed.yaml");
    Files.writeString(file, text);
    jvms.getFirst().run(List.of("seed", file.toString()));
  }

  private String createKey() throws IOException, InterruptedException {
    var told =
        jvms.getFirst()
            .run(List.of("keys", "create", "--client", "torture", "--scopes", SCOPES, "--json"));
    return new ObjectMapper().readTree(told).required("apiKey").asText();
  }

  private void startAll() throws IOException, InterruptedException {
    var all = new ArrayList<Integer>();
    for (int i = 0; i < jvms.size(); i++) {
      all.add(i);
    }
    gateways.addAll(started(all));
    opened.push(() -> gateways.forEach(GatewayProcess::close));
  }

  /** Starts some gateways side by side, as a supervisor does: again when a start fails. */
  private List<GatewayProcess> started(List<Integer> indexes)
      throws IOException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts = new ArrayList<Future<GatewayProcess>>();
      indexes.forEach(index -> starts.add(threads.submit(() -> startOne(jvms.get(index)))));
      var done = new ArrayList<GatewayProcess>();
      for (var start : starts) {
        done.add(start.get());
      }
      return done;
    } catch (ExecutionException failed) {
      throw new IOException("a gateway does not start: " + failed.getMessage(), failed);
    }
  }

  private static GatewayProcess startOne(ChildJvm jvm) throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return GatewayProcess.start(jvm, HEAP_MEGABYTES);
      } catch (IllegalStateException failed) {
        if (tries == MOST_STARTS) {
          throw failed;
        }
      }
    }
  }

  private static List<Integer> freePorts(int count, RandomGenerator random) throws IOException {
    Set<Integer> ports = new HashSet<>();
    while (ports.size() < count) {
      int port = FIRST_PORT + random.nextInt(PORTS);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  private static boolean isFree(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (BindException taken) {
      return false;
    }
  }

  /** How many gateways there are. */
  public int size() {
    return gateways.size();
  }

  /** Where the gateways' APIs are; the same before and after each kill. */
  public List<URI> apiUrls() {
    return gateways.stream().map(GatewayProcess::apiUrl).toList();
  }

  /** A key with every scope. */
  public String apiKey() {
    return apiKey;
  }

  /** The channels that the terms name. */
  public List<String> channels() {
    return terms.channels();
  }

  /** Where the database itself is, whatever way the gateways take; holds its password. */
  public URI postgresUri() {
    return database.uri();
  }

  /** The database. */
  public DurablePostgres database() {
    return database;
  }

  /** The disk that the database is on, when it may be filled. */
  public Optional<SmallDisk> disk() {
    return disk;
  }

  /** The provider. */
  public SandboxProcess sandbox() {
    return sandbox;
  }

  /** Leaves the processes' logs behind when the fleet is closed; tells where. */
  public Path keepLogs() {
    logsKept = true;
    return folder;
  }

  /** Kills gateways with SIGKILL, one right after the other. */
  public void kill(List<Integer> indexes) throws InterruptedException {
    for (int index : indexes) {
      gateways.get(index).kill();
    }
  }

  /** Starts killed gateways again at their addresses, and waits until they are ready. */
  public void restart(List<Integer> indexes) throws IOException, InterruptedException {
    var again = started(indexes);
    for (int i = 0; i < indexes.size(); i++) {
      gateways.set(indexes.get(i), again.get(i));
    }
  }

  /** Asks a gateway to drain and end, as a supervisor does; its exit code. */
  public int terminate(int index) throws InterruptedException {
    return gateways.get(index).terminate();
  }

  /** Stalls a gateway; it runs on by itself after that time. */
  public Stall stall(int index, Duration time) throws IOException {
    return Stall.of(gateways.get(index).pid(), time);
  }

  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception failed) {
        System.err.println("ebbgate: could not stop a part of the fleet: " + failed);
      }
    }
  }

  private void removeFolder() throws IOException {
    var all = logsKept ? folder.resolve("database") : folder;
    if (Files.exists(all)) {
      remove(all);
    }
  }

  private static void remove(Path all) throws IOException {
    try (var files = Files.walk(all)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
