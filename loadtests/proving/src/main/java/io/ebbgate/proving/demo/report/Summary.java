package io.ebbgate.proving.demo.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A demo report for programs and for people. */
public final class Summary {
  private final DemoReport report;

  /** A summary of a finished demo. */
  public Summary(DemoReport report) {
    this.report = report;
  }

  /** The report as one object. */
  public ObjectNode json() {
    var root = object();
    root.put("seed", report.seed());
    root.put("faults", report.faults());
    var d = report.drawdowns();
    var drawdowns = root.putObject("drawdowns");
    drawdowns.put("sent", d.sent()).put("accepted", d.accepted()).put("replayed", d.replayed());
    drawdowns.put("refused", d.refused()).set("refusedBy", counts(d.refusedBy()));
    drawdowns.put("disbursed", d.disbursed()).put("failed", d.failed());
    drawdowns.put("unsettled", d.unsettled()).put("returned", d.returned());
    var r = report.repayments();
    var repayments = root.putObject("repayments");
    repayments.put("sent", r.sent()).put("accepted", r.accepted()).put("replayed", r.replayed());
    repayments.put("refused", r.refused()).set("refusedBy", counts(r.refusedBy()));
    repayments.put("succeeded", r.succeeded()).put("failed", r.failed());
    repayments.put("unsettled", r.unsettled()).put("takenBack", r.takenBack());
    root.putObject("messages")
        .put("sent", report.messages().sent())
        .put("duplicates", report.messages().duplicates());
    root.putObject("reports").put("queued", report.reportsQueued());
    root.putObject("notices").put("undelivered", report.noticesUndelivered());
    var audit = root.putObject("audit");
    audit.put("differences", report.audit().differences().size());
    audit.put("movements", report.audit().movements());
    audit.put("ledgerImbalance", report.audit().ledgerImbalance());
    audit.put("doublePayments", report.audit().doublePayments());
    root.putObject("latencyMs").put("p50", report.p50Ms()).put("p99", report.p99Ms());
    root.put("elapsedMs", report.elapsedMs());
    root.put("proven", report.proven());
    return root;
  }

  /** The table that ends a demo. */
  public String table() {
    var lines = new ArrayList<String>();
    var d = report.drawdowns();
    lines.add("Drawdowns");
    row(lines, "sent", d.sent(), "requests, repeats and malformed ones included");
    row(lines, "accepted", d.accepted(), "");
    row(lines, "replayed", d.replayed(), "answered again for a repeated key; nothing paid twice");
    row(lines, "refused", d.refused(), "");
    d.refusedBy().forEach((code, count) -> row(lines, "  " + code, count, ""));
    row(lines, "disbursed", d.disbursed(), "");
    row(lines, "  returned", d.returned(), "of these: sent back by the bank, their loans void");
    row(lines, "failed", d.failed(), "definite: no money moved, the credit is free again");
    row(lines, "unsettled", d.unsettled(), "");
    var r = report.repayments();
    lines.add("Repayments");
    row(lines, "sent", r.sent(), "");
    row(lines, "replayed", r.replayed(), "");
    row(lines, "refused", r.refused(), "");
    r.refusedBy().forEach((code, count) -> row(lines, "  " + code, count, ""));
    row(lines, "succeeded", r.succeeded(), "");
    row(lines, "  taken back", r.takenBack(), "of these: taken back by the bank, held for people");
    row(lines, "failed", r.failed(), "");
    row(lines, "unsettled", r.unsettled(), "");
    lines.add("Telling people");
    row(lines, "messages sent", report.messages().sent(), "text messages that customers got");
    row(lines, "duplicates", report.messages().duplicates(), "");
    row(lines, "reports queued", report.reportsQueued(), "for the credit bureau");
    row(lines, "undelivered", report.noticesUndelivered(), "");
    lines.add("Latency of a drawdown's answer");
    row(lines, "p50", report.p50Ms(), "ms");
    row(lines, "p99", report.p99Ms(), "ms");
    lines.add("Money audit: the gateway's ledger against the provider's own book");
    row(lines, "movements", report.audit().movements(), "");
    row(lines, "differences", report.audit().differences().size(), "");
    row(lines, "ledger imbalance", report.audit().ledgerImbalance(), "fen");
    row(lines, "double payments", report.audit().doublePayments(), "");
    report.audit().differences().stream().limit(20).forEach(text -> lines.add("  ! " + text));
    report.audit().imbalances().stream().limit(20).forEach(text -> lines.add("  ! " + text));
    lines.add("");
    lines.add(
        (report.proven() ? "PROVEN" : "NOT PROVEN")
            + ": seed "
            + report.seed()
            + ", faults "
            + report.faults()
            + ", "
            + report.elapsedMs() / 1000
            + "."
            + report.elapsedMs() % 1000 / 100
            + " s");
    return String.join(System.lineSeparator(), lines);
  }

  private static void row(List<String> lines, String name, long count, String note) {
    lines.add("  %-32s %8d  %s".formatted(name, count, note).stripTrailing());
  }

  private static ObjectNode counts(SortedMap<String, Long> counts) {
    var node = object();
    counts.forEach(node::put);
    return node;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
