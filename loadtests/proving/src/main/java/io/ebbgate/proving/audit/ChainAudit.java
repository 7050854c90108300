package io.ebbgate.proving.audit;

import io.ebbgate.gateway.store.command.CommandDatabase;
import io.ebbgate.gateway.usecase.ledger.chain.VerifyLedger;
import io.ebbgate.gateway.usecase.ledger.chain.VerifyLedger.Report;
import io.ebbgate.proving.client.GatewayClient.Pause;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The ledger's chain of hashes, once whatever was booked had its time to get into it. Blocking. */
public final class ChainAudit {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int ENTRIES_AT_ONCE = 1_000;

  private ChainAudit() {}

  /**
   * Recomputes the chain until every entry is in it.
   *
   * @param atMost how long to wait for that; what is not in the chain then is late
   */
  public static Report of(URI postgres, Duration atMost, Pause pause) throws InterruptedException {
    var vertx = Vertx.vertx();
    try {
      var database = CommandDatabase.open(vertx, postgres.toString()).await();
      try {
        var verify = new VerifyLedger(database.sealedEntries(), ENTRIES_AT_ONCE);
        for (var left = atMost; left.isPositive(); left = left.minus(LOOK_EVERY)) {
          var report = verify.verify(Optional.empty(), atMost).await();
          if (report.outside().waiting() + report.outside().late() == 0) {
            return report;
          }
          pause.of(LOOK_EVERY);
        }
        return verify.verify(Optional.empty(), Duration.ZERO).await();
      } finally {
        database.close().await();
      }
    } finally {
      vertx.close().await();
    }
  }
}
