package io.ebbgate.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.gateway.testing.CountingIds;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmsSenderTest {
  private static final NotMoved DECLINED = new NotMoved(NotMoved.Reason.DECLINED_FOR_PAYEE, "");
  private static final UUID LOAN = new UUID(2, 2);

  private static QueuedNotice queued(NoticeRow row) {
    return new QueuedNotice(
        row.id(),
        row.lane(),
        1,
        row.kind(),
        row.scene(),
        row.dedupKey(),
        row.customerId(),
        row.payload(),
        0,
        Instant.EPOCH);
  }

  @Test
  void everySceneThatIsComposedHasATextOfItsOwn() {
    var compose = new ComposeNotices(new CountingIds(Instant.EPOCH));
    var facts =
        new ComposeNotices.Facts(
            new UUID(1, 1),
            new UUID(1, 2),
            new UUID(1, 3),
            Money.fen(60_000),
            "4321",
            Instant.EPOCH);
    var rows = new ArrayList<NoticeRow>();
    rows.addAll(compose.drawdownPaid(facts, LOAN));
    rows.addAll(compose.drawdownFailed(facts, DECLINED));
    rows.addAll(compose.drawdownReturned(facts, LOAN, true));
    rows.addAll(compose.repaymentSucceeded(facts, LOAN, "SCHEDULED", false, true));
    rows.addAll(compose.repaymentSucceeded(facts, LOAN, "EARLY_FULL", true, false));
    rows.addAll(compose.repaymentFailed(facts, LOAN, DECLINED, true));

    var texts = new HashMap<String, String>();
    rows.stream()
        .filter(row -> row.kind() == NoticeKind.SMS)
        .forEach(row -> texts.put(row.scene(), SmsSender.text(queued(row))));

    assertThat(texts)
        .containsOnlyKeys(
            "drawdown-paid",
            "drawdown-failed",
            "drawdown-returned",
            "debit-succeeded",
            "early-repayment-done",
            "debit-failed",
            "loan-settled");
    assertThat(texts.values()).doesNotHaveDuplicates();
    assertThat(texts.get("drawdown-returned")).contains("4321", "600.00", "another card");
  }
}
