package io.ebbgate.core.lending.overdue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that count, and the steps that follow from them. */
class DelinquencyTest {

  private static final LocalDate DUE = LocalDate.of(2026, 12, 23);

  @ParameterizedTest
  @CsvSource({
    "0, CURRENT, NORMAL, BEFORE_DUE, false, false",
    "1, M1, SPECIAL_MENTION, MESSAGES, false, false",
    "3, M1, SPECIAL_MENTION, MESSAGES, false, false",
    "4, M1, SPECIAL_MENTION, MESSAGES, false, true",
    "7, M1, SPECIAL_MENTION, MESSAGES, false, true",
    "8, M1, SPECIAL_MENTION, AGENTS_EARLY, false, true",
    "30, M1, SPECIAL_MENTION, AGENTS_EARLY, false, true",
    "31, M2, SPECIAL_MENTION, AGENTS_MIDDLE, false, true",
    "60, M2, SPECIAL_MENTION, AGENTS_MIDDLE, false, true",
    "61, M3, SPECIAL_MENTION, AGENTS_LATE, false, true",
    "90, M3, SPECIAL_MENTION, AGENTS_LATE, false, true",
    "91, M4, SUBSTANDARD, OUTSOURCED, true, true",
    "120, M4, SUBSTANDARD, OUTSOURCED, true, true",
    "121, M5, SUBSTANDARD, OUTSOURCED, true, true",
    "151, M6, SUBSTANDARD, OUTSOURCED, true, true",
    "180, M6, SUBSTANDARD, OUTSOURCED, true, true",
    "181, M6_PLUS, SUBSTANDARD, OUTSOURCED, true, true",
    "270, M6_PLUS, SUBSTANDARD, OUTSOURCED, true, true",
    "271, M6_PLUS, DOUBTFUL, OUTSOURCED, true, true",
    "360, M6_PLUS, DOUBTFUL, OUTSOURCED, true, true",
    "361, M6_PLUS, LOSS, OUTSOURCED, true, true"
  })
  void theUsualSteps(
      long days,
      Bucket bucket,
      RiskClass riskClass,
      CollectionStage stage,
      boolean nonPerforming,
      boolean reported) {
    Delinquency found = DelinquencyTerms.usual().of(days);

    assertThat(found).isEqualTo(new Delinquency(days, bucket, riskClass, stage));
    assertThat(found.isNonPerforming()).isEqualTo(nonPerforming);
    assertThat(found.isReported(3)).isEqualTo(reported);
  }

  @Test
  void stepsThatDoNotAscendOrAreTooFewAreRefused() {
    assertThatThrownBy(() ->
            new DelinquencyTerms(
                List.of(30, 30, 90, 120, 150, 180), List.of(90, 270, 360), List.of(7, 30, 60, 90)))
        .hasMessageContaining("do not ascend");
    assertThatThrownBy(() ->
            new DelinquencyTerms(List.of(30, 60), List.of(90, 270, 360), List.of(7, 30, 60, 90)))
        .hasMessageContaining("6 days");
  }

  @Test
  void daysHeldByUsDoNotCountWhateverTheirOrder() {
    var late = new DaySpan(DUE.plusDays(5), DUE.plusDays(6));
    var early = new DaySpan(DUE.minusDays(2), DUE.plusDays(1));
    var days = UncountedDays.NONE.withHeld(late).withHeld(early);

    assertThat(days).isEqualTo(UncountedDays.NONE.withHeld(early).withHeld(late));
    assertThat(days.daysOverdue(DUE, DUE)).isZero();
    assertThat(days.daysOverdue(DUE, DUE.plusDays(1))).isZero();
    assertThat(days.daysOverdue(DUE, DUE.plusDays(4))).isEqualTo(3);
    assertThat(days.daysOverdue(DUE, DUE.plusDays(5))).isEqualTo(3);
    assertThat(days.daysOverdue(DUE, DUE.plusDays(10))).isEqualTo(7);
    assertThat(days.dayOverdue(DUE, 3)).isEqualTo(DUE.plusDays(4));
    assertThat(days.dayOverdue(DUE, 4)).isEqualTo(DUE.plusDays(7));
  }

  @Test
  void spansThatOverlapCountOnce() {
    var days =
        UncountedDays.NONE
            .withHeld(new DaySpan(DUE.plusDays(1), DUE.plusDays(9)))
            .withHeld(new DaySpan(DUE.plusDays(3), DUE.plusDays(4)))
            .withHeld(new DaySpan(DUE.plusDays(10), DUE.plusDays(11)));

    assertThat(days.heldByUs()).containsExactly(new DaySpan(DUE.plusDays(1), DUE.plusDays(11)));
    assertThat(days.daysOverdue(DUE, DUE.plusDays(12))).isEqualTo(1);
  }

  @Test
  void aStopEndsPenaltyButNotLateness() {
    var days = UncountedDays.NONE.stoppedFrom(DUE.plusDays(10));

    assertThat(days.penaltyDays(DUE, DUE.plusDays(30))).isEqualTo(10);
    assertThat(days.daysOverdue(DUE, DUE.plusDays(30))).isEqualTo(30);
    assertThat(days.stoppedFrom(DUE.plusDays(20))).isEqualTo(days);
    assertThat(days.stoppedFrom(DUE).stoppedFrom()).isEqualTo(Optional.of(DUE));
  }
}
