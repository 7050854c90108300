package io.ebbgate.proving.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.proving.audit.AuditReport;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static DemoReport report(List<String> differences) {
    var refused = new TreeMap<String, Long>();
    refused.put("credit-insufficient", 2L);
    return new DemoReport(
        7,
        "harsh",
        new DemoReport.Drawdowns(10, 7, 1, 2, refused, 6, 1, 0, 2),
        new DemoReport.Repayments(3, 3, 0, 0, new TreeMap<>(), 2, 1, 0, 1),
        new DemoReport.Messages(9, 0),
        6,
        0,
        new AuditReport(8, differences, List.of(), 0, 0, 0),
        4,
        9,
        12_345);
  }

  @Test
  void theJsonHoldsEveryDocumentedKey() {
    var json = new Summary(report(List.of())).json();

    for (var path :
        List.of(
            "/drawdowns/sent",
            "/drawdowns/accepted",
            "/drawdowns/replayed",
            "/drawdowns/refused",
            "/drawdowns/refusedBy/credit-insufficient",
            "/drawdowns/disbursed",
            "/drawdowns/failed",
            "/drawdowns/unsettled",
            "/drawdowns/returned",
            "/repayments/sent",
            "/repayments/succeeded",
            "/repayments/failed",
            "/repayments/unsettled",
            "/repayments/takenBack",
            "/messages/sent",
            "/messages/duplicates",
            "/reports/queued",
            "/audit/differences",
            "/audit/movements",
            "/audit/ledgerImbalance",
            "/latencyMs/p50",
            "/latencyMs/p99",
            "/elapsedMs",
            "/seed")) {
      assertThat(json.at(path).isIntegralNumber()).as(path).isTrue();
    }
    assertThat(json.at("/proven").asBoolean()).isTrue();
  }

  @Test
  void oneDifferenceIsEnoughForNotProven() {
    var summary = new Summary(report(List.of("payout att_1 5000 CNY: in the ledger 1 times")));

    assertThat(summary.json().at("/proven").asBoolean()).isFalse();
    assertThat(summary.json().at("/audit/differences").asInt()).isEqualTo(1);
    assertThat(summary.table()).contains("NOT PROVEN", "att_1");
  }
}
