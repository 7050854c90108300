package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.ledger.balance.AccountTotal;
import io.ebbgate.core.ledger.balance.TrialBalance;
import io.ebbgate.core.ledger.chain.BookedEntry;
import io.ebbgate.core.ledger.chain.BookedTransfer;
import io.ebbgate.gateway.usecase.ledger.Ledgers;
import io.ebbgate.gateway.usecase.ledger.LoanStatement;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A ledger of two entries, as the contract's examples show it. */
final class FakeLedgers implements Ledgers {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final String CLEARING = "provider-clearing:sample-a";

  @Override
  public Future<TrialBalance> trialBalance(Optional<LocalDate> date) {
    return Future.succeededFuture(
        new TrialBalance(
            date.orElse(DAY),
            2,
            List.of(
                new AccountTotal("interest-income", "CNY", 0, 1_500),
                new AccountTotal("loan-principal", "CNY", 100_000, 7_668),
                new AccountTotal(CLEARING, "CNY", 9_168, 100_000))));
  }

  @Override
  public Future<LoanStatement> loan(UUID loanId) {
    return Future.succeededFuture(
        new LoanStatement(
            loanId,
            List.of(
                new LoanStatement.Line(
                    entry(
                        "led_01m82z9m50ewya7mtfh7et2jac",
                        "DISBURSED",
                        Examples.DRAWDOWN,
                        "evi_01m82z7sj0f4j9pwqb2g45eznh",
                        Instant.parse("2026-11-23T01:05:02.500Z"),
                        new BookedTransfer(1, "loan-principal", CLEARING, 100_000, "CNY")),
                    IdKind.DRAWDOWN,
                    OptionalLong.of(1),
                    100_000),
                new LoanStatement.Line(
                    entry(
                        "led_01m82z9m50ewya7mtfh7et2jad",
                        "REPAID",
                        Examples.REPAYMENT,
                        "evi_01m82z7sj0f4j9pwqb2g45ezng",
                        Instant.parse("2026-11-23T01:09:00Z"),
                        new BookedTransfer(1, CLEARING, "loan-principal", 7_668, "CNY"),
                        new BookedTransfer(2, CLEARING, "interest-income", 1_500, "CNY")),
                    IdKind.REPAYMENT,
                    OptionalLong.empty(),
                    92_332))));
  }

  private static BookedEntry entry(
      String id,
      String kind,
      UUID orderId,
      String evidenceId,
      Instant bookedAt,
      BookedTransfer... transfers) {
    return new BookedEntry(
        IdKind.LEDGER_ENTRY.parse(id).orElseThrow(),
        kind,
        orderId,
        Optional.empty(),
        Optional.of(Examples.LOAN),
        IdKind.EVIDENCE.parse(evidenceId).orElseThrow(),
        Optional.empty(),
        bookedAt,
        DAY,
        List.of(transfers));
  }
}
