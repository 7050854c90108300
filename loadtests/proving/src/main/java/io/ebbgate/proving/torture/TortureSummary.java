package io.ebbgate.proving.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A torture's report as JSON and as a table. */
final class TortureSummary {
  private final TortureReport report;

  TortureSummary(TortureReport report) {
    this.report = report;
  }

  /** For programs. */
  ObjectNode json() {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("seed", report.seed()).put("rounds", report.rounds());
    root.put("killsGateway", report.strikes().killsGateway());
    root.put("killsPostgres", report.strikes().killsPostgres());
    root.put("pauses", report.strikes().pauses());
    root.put("fullDisks", report.strikes().fullDisks());
    root.put("deathsOfFullDisk", report.strikes().deathsOfFullDisk());
    root.put("payments", report.payments());
    root.put("drawdowns", report.drawdowns()).put("repayments", report.repayments());
    var doubts = root.putObject("doubtfulAnswers");
    report.doubts().forEach(doubts::put);
    root.putObject("audit")
        .put("differences", report.audit().differences().size())
        .put("movements", report.audit().movements())
        .put("ledgerImbalance", report.audit().ledgerImbalance());
    root.putObject("ledgerChain")
        .put("intact", report.chain().intact())
        .put("entries", report.chain().checked());
    root.put("doublePayments", report.doublePayments());
    root.put("lostPayments", report.lost().size());
    root.put("unsettled", report.unsettled());
    root.putObject("recoverySeconds")
        .put("p50", seconds(report.recoveryP50()))
        .put("max", seconds(report.recoveryMax()));
    root.put("elapsedMs", report.elapsed().toMillis());
    root.put("proven", report.proven());
    var told = root.putArray("told");
    findings().forEach(told::add);
    return root;
  }

  /** For people. */
  String table() {
    var lines = new ArrayList<String>();
    lines.add("Strikes");
    row(lines, "rounds", report.rounds(), "");
    row(lines, "kill -9 of a gateway", report.strikes().killsGateway(), "");
    row(lines, "kill -9 of PostgreSQL", report.strikes().killsPostgres(), "");
    row(lines, "gateways stalled past their lease", report.strikes().pauses(), "");
    row(lines, "times that the disk was full", report.strikes().fullDisks(), "");
    row(lines, "PostgreSQL ended of a full disk", report.strikes().deathsOfFullDisk(), "");
    lines.add("Orders accepted");
    row(lines, "drawdowns", report.drawdowns(), "");
    row(lines, "repayments", report.repayments(), "");
    lines.add("Answers that made the app ask again with the same key");
    report.doubts().forEach((what, count) -> row(lines, what, count, ""));
    lines.add("From a kill to the first order accepted after it");
    row(lines, "p50", report.recoveryP50().toMillis(), "ms");
    row(lines, "longest", report.recoveryMax().toMillis(), "ms");
    lines.add("Money audit: the gateways' ledger against the provider's own book");
    row(lines, "movements", report.audit().movements(), "");
    row(lines, "differences", report.audit().differences().size(), "");
    row(lines, "ledger imbalance", report.audit().ledgerImbalance(), "fen");
    row(
        lines,
        "ledger entries in the chain",
        report.chain().checked(),
        report.chain().intact() ? "" : "NOT INTACT, see verify-ledger");
    row(lines, "double payments", report.doublePayments(), "");
    row(lines, "lost payments", report.lost().size(), "");
    row(lines, "unsettled", report.unsettled(), "");
    findings().stream().limit(40).forEach(text -> lines.add("  ! " + text));
    lines.add("");
    lines.add(
        "%s: seed %d, %d rounds, %.1f s"
            .formatted(
                report.proven() ? "PROVEN" : "NOT PROVEN",
                report.seed(),
                report.rounds(),
                seconds(report.elapsed())));
    return String.join(System.lineSeparator(), lines);
  }

  private List<String> findings() {
    var findings = new ArrayList<>(report.audit().differences());
    findings.addAll(report.audit().imbalances());
    findings.addAll(report.contradictions());
    findings.addAll(report.lost());
    return findings;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }

  private static void row(List<String> lines, String name, long count, String note) {
    lines.add("  %-36s %8d  %s".formatted(name, count, note).stripTrailing());
  }
}
