package io.ebbgate.proving.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.proving.audit.AuditReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a load came to.
 *
 * @param options what was asked for
 * @param gatling the scenario's own verdict
 * @param audit the money audit; empty when the database and the provider's book are out of reach
 * @param elapsedMs the whole command, in milliseconds
 */
record LoadReport(
    LoadOptions options,
    GatlingProcess.Result gatling,
    Optional<AuditReport> audit,
    long elapsedMs) {

  /** Whether every promise held and, where it could be looked at, the money agrees. */
  boolean proven() {
    return gatling.held() && audit.map(AuditReport::clean).orElse(true);
  }

  JsonNode json() {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("scenario", options.scenario());
    root.put("seed", options.seed());
    root.put("usersPerSecond", options.usersPerSecond());
    root.put("durationSeconds", options.steady().toSeconds());
    var promises = root.putArray("promises");
    for (var promise : gatling.promises()) {
      promises
          .addObject()
          .put("text", promise.text())
          .put("held", promise.held())
          .put("found", promise.found());
    }
    root.put("report", gatling.report().map(Path::toString).orElse(""));
    audit.ifPresentOrElse(
        money ->
            root.putObject("audit")
                .put("movements", money.movements())
                .put("differences", money.differences().size())
                .put("ledgerImbalance", money.ledgerImbalance())
                .put("doublePayments", money.doublePayments())
                .put("unsettled", money.unsettled()),
        () -> root.putNull("audit"));
    root.put("elapsedMs", elapsedMs);
    root.put("proven", proven());
    return root;
  }

  String text() {
    var lines = new ArrayList<String>();
    lines.add("Promises of the scenario");
    for (var promise : gatling.promises()) {
      lines.add(
          "  %s %s%s"
              .formatted(
                  promise.held() ? "kept  " : "BROKEN",
                  promise.text(),
                  promise.found().isEmpty() ? "" : " (" + promise.found() + ")"));
    }
    lines.add("Money audit");
    audit.ifPresentOrElse(
        money -> money(money, lines),
        () -> lines.add("  not done: the target's database and provider's book are out of reach"));
    gatling.report().ifPresent(report -> lines.add("Report: " + report));
    lines.add(
        "%s: seed %d, %s users/s for %d s"
            .formatted(
                proven() ? "PROVEN" : "NOT PROVEN",
                options.seed(),
                options.usersPerSecond(),
                options.steady().toSeconds()));
    return String.join(System.lineSeparator(), lines);
  }

  private static void money(AuditReport money, List<String> lines) {
    lines.add(
        "  movements %d, differences %d, ledger imbalance %d fen, double payments %d, unsettled %d"
            .formatted(
                money.movements(),
                money.differences().size(),
                money.ledgerImbalance(),
                money.doublePayments(),
                money.unsettled()));
    money.differences().stream().limit(20).forEach(text -> lines.add("  ! " + text));
    money.imbalances().stream().limit(20).forEach(text -> lines.add("  ! " + text));
  }
}
