package io.ebbgate.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessTimeTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Half past one in the night of the 24th in Shanghai. */
  private static final Instant NOW = Instant.parse("2026-11-23T17:30:00Z");

  private static final BusinessTime UNMOVED = BusinessTime.unmoved(SHANGHAI);

  @Test
  void unmovedItIsTheWallClocksInItsZone() {
    assertThat(UNMOVED.of(NOW)).isEqualTo(NOW);
    assertThat(UNMOVED.dayOf(NOW)).isEqualTo("2026-11-24");
    assertThat(UNMOVED.dayOf(NOW)).isEqualTo(BusinessDays.in(SHANGHAI).dayOf(NOW));
  }

  @Test
  void movedToADateItIsTheSameTimeOfDayThere() {
    var moved = moved(UNMOVED, new ClockMove.ToDate(LocalDate.parse("2027-02-01")), NOW);

    assertThat(moved.of(NOW)).isEqualTo("2027-01-31T17:30:00Z");
    assertThat(moved.dayOf(NOW)).isEqualTo("2027-02-01");
    assertThat(moved.dayOf(NOW.plus(Duration.ofHours(22)).plus(Duration.ofMinutes(29))))
        .isEqualTo("2027-02-01");
    assertThat(moved.dayOf(NOW.plus(Duration.ofHours(22)).plus(Duration.ofMinutes(30))))
        .isEqualTo("2027-02-02");
  }

  @Test
  void itMovesOnByDaysAndToAnInstant() {
    var on = moved(UNMOVED, new ClockMove.OnByDays(3), NOW);
    var to = moved(on, new ClockMove.ToInstant(Instant.parse("2026-12-31T16:00:00Z")), NOW);

    assertThat(on.dayOf(NOW)).isEqualTo("2026-11-27");
    assertThat(to.of(NOW)).isEqualTo("2026-12-31T16:00:00Z");
    assertThat(to.dayOf(NOW)).isEqualTo("2027-01-01");
  }

  @Test
  void whatHappenedBeforeAMoveStaysOnItsDay() {
    var later = NOW.plus(Duration.ofHours(1));
    var moved = moved(moved(UNMOVED, new ClockMove.OnByDays(1), NOW), onByDays(7), later);

    assertThat(moved.dayOf(NOW.minusMillis(1))).isEqualTo("2026-11-24");
    assertThat(moved.dayOf(NOW)).isEqualTo("2026-11-25");
    assertThat(moved.dayOf(later.minusMillis(1))).isEqualTo("2026-11-25");
    assertThat(moved.dayOf(later)).isEqualTo("2026-12-02");
  }

  @Test
  void itNeverGoesBack() {
    var moved = moved(UNMOVED, onByDays(10), NOW);

    assertThat(moved.move(new ClockMove.ToDate(LocalDate.parse("2026-12-03")), NOW))
        .isEqualTo(new ClockAnswer.Backwards());
    assertThat(moved.move(new ClockMove.ToInstant(NOW), NOW))
        .isEqualTo(new ClockAnswer.Backwards());
    assertThat(UNMOVED.move(new ClockMove.ToInstant(NOW.minusMillis(1)), NOW))
        .isEqualTo(new ClockAnswer.Backwards());
  }

  @Test
  void whereItIsAlreadyItDoesNotMove() {
    var moved = moved(UNMOVED, onByDays(10), NOW);

    assertThat(moved.move(new ClockMove.ToDate(LocalDate.parse("2026-12-04")), NOW))
        .isEqualTo(new ClockAnswer.Unmoved());
  }

  @Test
  void aMoveByANodeWhoseClockIsBehindHoldsFromTheLastMoveOn() {
    var moved = moved(UNMOVED, onByDays(1), NOW);
    var answer = moved.move(onByDays(1), NOW.minusSeconds(2));

    assertThat(answer).isEqualTo(new ClockAnswer.Shifted(new Shift(NOW, Duration.ofDays(2))));
  }

  @Test
  void itEndsWithTheCalendar() {
    assertThat(UNMOVED.move(new ClockMove.ToDate(LocalDate.parse("2199-12-31")), NOW))
        .isInstanceOf(ClockAnswer.Shifted.class);
    assertThat(UNMOVED.move(new ClockMove.ToDate(LocalDate.parse("2200-01-01")), NOW))
        .isEqualTo(new ClockAnswer.TooFar());
  }

  @Test
  void shiftsThatGoBackAreNone() {
    var far = new Shift(NOW, Duration.ofDays(2));
    var near = new Shift(NOW.plusSeconds(1), Duration.ofDays(1));

    assertThatThrownBy(() -> new BusinessTime(SHANGHAI, List.of(far, near)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shift(NOW, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClockMove.OnByDays(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ClockMove onByDays(int days) {
    return new ClockMove.OnByDays(days);
  }

  private static BusinessTime moved(BusinessTime time, ClockMove move, Instant now) {
    return time.with(((ClockAnswer.Shifted) time.move(move, now)).shift());
  }
}
