package io.ebbgate.gateway.usecase.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.gateway.testing.CountingIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComposeNoticesTest {
  private static final UUID CLIENT = new UUID(1, 1);
  private static final UUID LOAN = new UUID(2, 1);
  private static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");
  private static final NotMoved PROOF = new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "");

  private final ComposeNotices compose = new ComposeNotices(new CountingIds(AT));
  private final ComposeNotices.Facts facts =
      new ComposeNotices.Facts(
          CLIENT, new UUID(3, 1), new UUID(4, 1), Money.fen(60_000), "1234", AT);

  private List<NoticeRow> all() {
    var rows = new ArrayList<NoticeRow>();
    rows.addAll(compose.drawdownPaid(facts, LOAN));
    rows.addAll(compose.drawdownFailed(facts, PROOF));
    rows.addAll(compose.repaymentSucceeded(facts, LOAN, "SCHEDULED", false, true));
    rows.addAll(compose.drawdownReturned(facts, LOAN, true));
    rows.addAll(compose.repaymentFailed(facts, LOAN, PROOF, true));
    return rows;
  }

  @Test
  void everyWebhookTellsWhoseOrderItIsAboutSinceOneAddressTakesThoseOfAllClients() {
    assertThat(all())
        .filteredOn(row -> row.kind() == NoticeKind.WEBHOOK)
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(row.payload().getString("clientId"))
                .isEqualTo(IdKind.CLIENT.format(CLIENT)));
  }

  @Test
  void noTwoNoticesHaveOneName() {
    assertThat(all()).extracting(NoticeRow::dedupKey).doesNotHaveDuplicates();
  }
}
