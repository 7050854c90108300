package io.ebbgate.sandbox.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BookTest {

  private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");

  private final Book book = new Book();

  private static BookRow row(String merchant, String reference, BookKind kind, Instant at) {
    return new BookRow(merchant, reference, "sm" + reference, kind, Money.fen(100), "****1234", at);
  }

  @Test
  void aReferenceIsWrittenOnceForEachMerchantAndKind() {
    assertThat(book.append(row("m-a", "r1", BookKind.PAYOUT, NOON))).isTrue();
    assertThat(book.append(row("m-a", "r1", BookKind.PAYOUT, NOON.plusSeconds(1)))).isFalse();
    assertThat(book.append(row("m-b", "r1", BookKind.PAYOUT, NOON))).isTrue();
    assertThat(book.append(row("m-a", "r1", BookKind.RETURN, NOON))).isTrue();

    assertThat(book.rows()).extracting(BookRow::movedAt).containsExactly(NOON, NOON, NOON);
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() {
    for (int i = 0; i < 7; i++) {
      book.append(row("m-a", "r" + i, BookKind.PAYOUT, NOON));
    }

    assertThat(book.page(0, 3)).extracting(BookRow::reference).containsExactly("r0", "r1", "r2");
    assertThat(book.page(3, 3)).extracting(BookRow::reference).containsExactly("r3", "r4", "r5");
    assertThat(book.page(6, 3)).extracting(BookRow::reference).containsExactly("r6");
    assertThat(book.page(7, 3)).isEmpty();
    assertThat(book.page(Integer.MAX_VALUE, 3)).isEmpty();
  }

  @Test
  void aDayHoldsItsFirstMomentAndNotTheNextDaysFirst() {
    Instant end = NOON.plusSeconds(10);
    book.append(row("m-a", "first", BookKind.PAYOUT, NOON));
    book.append(row("m-a", "last", BookKind.DEBIT, end.minusMillis(1)));
    book.append(row("m-a", "next", BookKind.PAYOUT, end));
    book.append(row("m-b", "other", BookKind.PAYOUT, NOON));

    assertThat(book.between("m-a", NOON, end))
        .extracting(BookRow::reference)
        .containsExactly("first", "last");
  }
}
