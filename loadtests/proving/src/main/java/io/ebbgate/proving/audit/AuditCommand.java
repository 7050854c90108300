package io.ebbgate.proving.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.gateway.server.command.ConfiguredDatabase;
import io.ebbgate.gateway.server.config.ConfigMistakes;
import io.ebbgate.proving.process.EnvironmentException;
import io.ebbgate.proving.process.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ebbgate audit}. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Holds a gateway's ledger against the sandbox's book, to the fen, and the gateway's own",
      "tables against each other. Reads the database that serve has with the same settings:",
      "EBBGATE_PG_URI (postgresql://user:password@host:port/name), or the embedded one in its data",
      "folder, with or without a running gateway. Exit 1 when anything differs or is unsettled."
    })
public final class AuditCommand implements Callable<Integer> {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final StopSignal signal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sandbox",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9301",
      description = "where the sandbox is (default ${DEFAULT-VALUE})")
  private @Nullable URI sandbox;

  @Option(names = "--json", description = "one JSON object on standard output")
  private boolean json;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the gateway's configuration; also EBBGATE_CONFIG")
  private @Nullable Path config;

  /** An audit that the signal breaks off. */
  public AuditCommand(StopSignal signal) {
    this.signal = signal;
  }

  @Override
  public Integer call() throws Exception {
    var book = checked(sandbox);
    try (var database = database()) {
      var audit = new MoneyAudit(URI.create(database.uri()), book);
      var report = signal.interrupting(() -> run(audit, book));
      var out = spec.commandLine().getOut();
      out.println(json ? json(report) : text(report));
      out.flush();
      return report.clean() ? 0 : 1;
    }
  }

  private URI checked(@Nullable URI address) {
    if (address == null
        || !SCHEMES.contains(String.valueOf(address.getScheme()))
        || address.getHost() == null) {
      throw wrong("--sandbox is no address of HTTP, such as http://127.0.0.1:9301: " + address);
    }
    return address;
  }

  /** What cannot be read has proven nothing, neither way. */
  private static AuditReport run(MoneyAudit audit, URI book)
      throws EnvironmentException, InterruptedException {
    try {
      return audit.run();
    } catch (IOException unread) {
      throw new EnvironmentException(
          "the sandbox's book at %s cannot be read: %s; start the sandbox, or name its address by"
                  .formatted(book, said(unread))
              + " --sandbox",
          unread);
    } catch (SQLException unread) {
      throw new EnvironmentException(
          "the gateway's database (database.uri, EBBGATE_PG_URI) cannot be read: " + said(unread),
          unread);
    }
  }

  private static String said(Exception failure) {
    var message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().map(String::strip).collect(Collectors.joining(" "));
  }

  private ConfiguredDatabase database() {
    try {
      return ConfiguredDatabase.openExisting(Optional.ofNullable(config), System.getenv())
          .orElseThrow(() ->
              wrong(
                  "no database to audit: EBBGATE_PG_URI is not set, and no gateway has kept an"
                      + " embedded one here (database.embedded.dataFolder names its folder)"));
    } catch (ConfigMistakes mistakes) {
      throw wrong(String.valueOf(mistakes.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static String json(AuditReport report) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("movements", report.movements());
    root.put("differences", report.differences().size());
    root.put("ledgerImbalance", report.ledgerImbalance());
    root.put("doublePayments", report.doublePayments());
    root.put("unsettled", report.unsettled());
    var told = root.putArray("told");
    report.differences().forEach(told::add);
    report.imbalances().forEach(told::add);
    return root.toString();
  }

  private static String text(AuditReport report) {
    var text =
        new StringBuilder()
            .append("movements ")
            .append(report.movements())
            .append(", differences ")
            .append(report.differences().size())
            .append(", ledger imbalance ")
            .append(report.ledgerImbalance())
            .append(" fen, double payments ")
            .append(report.doublePayments())
            .append(", unsettled ")
            .append(report.unsettled());
    report
        .differences()
        .forEach(line -> text.append(System.lineSeparator()).append("! ").append(line));
    report
        .imbalances()
        .forEach(line -> text.append(System.lineSeparator()).append("! ").append(line));
    return text.toString();
  }
}
