package io.ebbgate.gateway.server.command.seed;

import io.ebbgate.connectors.spi.ConnectorFactory;
import io.ebbgate.gateway.server.command.CommandSession;
import io.ebbgate.gateway.server.command.DatabaseCommand;
import io.ebbgate.gateway.usecase.seeding.PlantSeed;
import io.ebbgate.gateway.usecase.seeding.ReadSeed;
import io.ebbgate.gateway.usecase.seeding.SeedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ebbgate seed}. */
@Command(
    name = "seed",
    description = {
      "Loads products, funders, channels and credit lines from a YAML file. All mistakes are told",
      "at once, and then nothing is written. The same file again changes nothing; a product that",
      "differs becomes a new version. An example comes with the product: examples/seed.yaml."
    })
public final class SeedCommand extends DatabaseCommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "the YAML file")
  private Path file = Path.of("");

  @Override
  protected void check() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is not a file that can be read");
    }
  }

  @Override
  protected Map<String, Object> run(CommandSession session) throws IOException {
    Object tree = YamlTree.read(file);
    var stored = session.await(session.database().terms().load());
    var config = session.config();
    var factories = factories();
    var seed =
        new ReadSeed(
                config.regulation().caps(),
                settings(factories),
                stored,
                config.guards(),
                new ConnectorTrial(factories, config, session))
            .read(tree);
    var plant =
        new PlantSeed(
            session.database().seeds(),
            session.masterKey().personalData(session.random()),
            session.ids(),
            session.clock());
    return tree(session.await(plant.plant(seed)));
  }

  private static Map<String, ConnectorFactory> factories() {
    return ServiceLoader.load(ConnectorFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .collect(Collectors.toMap(ConnectorFactory::name, Function.identity()));
  }

  private static Map<String, List<ConnectorFactory.Setting>> settings(
      Map<String, ConnectorFactory> factories) {
    return factories.values().stream()
        .collect(Collectors.toMap(ConnectorFactory::name, ConnectorFactory::settings));
  }

  private static Map<String, Object> tree(SeedReport report) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("products", count(report.products()));
    tree.put("funders", count(report.funders()));
    tree.put("channels", count(report.channels()));
    tree.put("lines", count(report.lines()));
    tree.put("cards", count(report.cards()));
    tree.put("agreements", count(report.agreements()));
    tree.put("termsVersion", report.termsVersion());
    return tree;
  }

  private static Map<String, Object> count(SeedReport.Count count) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("written", count.written());
    tree.put("unchanged", count.unchanged());
    return tree;
  }

  @Override
  protected String text(Map<String, Object> answer) {
    return answer.entrySet().stream()
        .map(entry ->
            entry.getValue() instanceof Map<?, ?> count
                ? "%-12s %s written, %s unchanged"
                    .formatted(entry.getKey(), count.get("written"), count.get("unchanged"))
                : "%-12s %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
