package io.ebbgate.proving.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Movement PAYOUT = new Movement("att_1", "payout", 5_000, "CNY");
  private static final Movement DEBIT = new Movement("att_2", "debit", 700, "CNY");

  @Test
  void twoEqualTellingsDifferInNothing() {
    var comparison = new Comparison(List.of(PAYOUT, DEBIT), List.of(DEBIT, PAYOUT));

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.movements()).isEqualTo(2);
  }

  @Test
  void aMovementThatOneSideDoesNotKnowIsADifference() {
    assertThat(new Comparison(List.of(PAYOUT), List.of()).differences())
        .singleElement()
        .asString()
        .contains("att_1", "ledger 1", "book 0");
    assertThat(new Comparison(List.of(), List.of(PAYOUT)).differences()).hasSize(1);
  }

  @Test
  void aFenMoreIsADifference() {
    var other = new Movement("att_1", "payout", 5_001, "CNY");

    var comparison = new Comparison(List.of(PAYOUT), List.of(other));

    assertThat(comparison.differences()).hasSize(2);
    assertThat(comparison.movements()).isEqualTo(1);
  }

  @Test
  void theOtherDirectionOrCurrencyIsADifference() {
    assertThat(
            new Comparison(List.of(PAYOUT), List.of(new Movement("att_1", "debit", 5_000, "CNY")))
                .differences())
        .isNotEmpty();
    assertThat(
            new Comparison(List.of(PAYOUT), List.of(new Movement("att_1", "payout", 5_000, "USD")))
                .differences())
        .isNotEmpty();
  }

  @Test
  void theSameMovementTwiceOnOneSideIsADifference() {
    assertThat(new Comparison(List.of(PAYOUT), List.of(PAYOUT, PAYOUT)).differences()).hasSize(1);
  }
}
