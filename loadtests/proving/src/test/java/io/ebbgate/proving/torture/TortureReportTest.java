package io.ebbgate.proving.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.gateway.usecase.ledger.chain.SealedEntries.Outside;
import io.ebbgate.gateway.usecase.ledger.chain.VerifyLedger;
import io.ebbgate.proving.audit.AuditReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TortureReportTest {
  private static final AuditReport CLEAN = new AuditReport(12, List.of(), List.of(), 0, 0, 0);

  @Test
  void whateverIsNotAsItShouldBeIsNotProven() {
    assertThat(report(CLEAN, List.of(), List.of(), 0).proven()).isTrue();

    assertThat(report(CLEAN, List.of("two orders"), List.of(), 0).proven()).isFalse();
    assertThat(report(CLEAN, List.of(), List.of("a payment"), 0).proven()).isFalse();
    assertThat(report(CLEAN, List.of(), List.of(), 1).proven()).isFalse();
    assertThat(report(CLEAN, List.of(), List.of(), 0, 1).proven()).isFalse();
    assertThat(
            Stream.of(
                new AuditReport(12, List.of("x"), List.of(), 0, 0, 0),
                new AuditReport(12, List.of(), List.of("x"), 5, 0, 0),
                new AuditReport(12, List.of(), List.of(), 0, 1, 0),
                new AuditReport(12, List.of(), List.of(), 0, 0, 1)))
        .allSatisfy(audit -> assertThat(report(audit, List.of(), List.of(), 0).proven()).isFalse());
  }

  @Test
  void theJsonCarriesTheAgreedMembers() {
    var audit = new AuditReport(12, List.of("x"), List.of(), 5, 1, 2);
    var json = new TortureSummary(report(audit, List.of("y"), List.of("z"), 3)).json();

    assertThat(json.toString())
        .contains("\"seed\":7,\"rounds\":2,\"killsGateway\":3,\"killsPostgres\":2,\"pauses\":1")
        .contains("\"payments\":11")
        .contains("\"audit\":{\"differences\":1,\"movements\":12,\"ledgerImbalance\":5}")
        .contains("\"doublePayments\":2,\"lostPayments\":1,\"unsettled\":5")
        .contains("\"recoverySeconds\":{\"p50\":0.2,\"max\":9.5}")
        .contains("\"elapsedMs\":61000,\"proven\":false,\"told\":[\"x\",\"y\",\"z\"]");
  }

  private static VerifyLedger.Report chain(long late) {
    return new VerifyLedger.Report(
        0,
        ChainLink.BEGINNING,
        ChainLink.BEGINNING,
        Optional.empty(),
        Optional.empty(),
        0,
        new Outside(late, 0, 0));
  }

  private static TortureReport report(
      AuditReport audit, List<String> contradictions, List<String> lost, long open) {
    return report(audit, contradictions, lost, open, 0);
  }

  private static TortureReport report(
      AuditReport audit, List<String> contradictions, List<String> lost, long open, long late) {
    return new TortureReport(
        7,
        2,
        new Tormentor.Count(3, 2, 1, 0, 0),
        8,
        3,
        new TreeMap<>(),
        audit,
        chain(late),
        contradictions,
        lost,
        open,
        List.of(Duration.ofMillis(9_500), Duration.ofMillis(100), Duration.ofMillis(200)),
        Duration.ofSeconds(61));
  }
}
