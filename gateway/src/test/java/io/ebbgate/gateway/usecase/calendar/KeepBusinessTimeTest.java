package io.ebbgate.gateway.usecase.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.calendar.ClockMove;
import io.ebbgate.core.calendar.Shift;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeepBusinessTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Principal TESTER = TestRequests.principal(new UUID(1, 1));

  private final FakeTimers timers = new FakeTimers(NOW);
  private final FakeClockShifts shifts = new FakeClockShifts();
  private final KeepBusinessTime here = node(true);
  private final KeepBusinessTime there = node(true);

  private KeepBusinessTime node(boolean movable) {
    return new KeepBusinessTime(shifts, movable, timers, EVERY, timers, SHANGHAI);
  }

  private static ClockMove to(String date) {
    return new ClockMove.ToDate(LocalDate.parse(date));
  }

  @Test
  void aMoveHoldsHereAtOnceAndThereAtTheNextLook() {
    here.start();
    there.start();

    var moved = here.move(TESTER, to("2027-02-01")).result();

    assertThat(moved)
        .isEqualTo(
            new ClockView(
                Instant.parse("2027-02-01T01:30:00Z"), LocalDate.parse("2027-02-01"), true));
    assertThat(here.dayOf(NOW)).isEqualTo("2027-02-01");
    assertThat(there.dayOf(NOW)).isEqualTo("2026-11-23");
    timers.advance(EVERY);
    assertThat(there.dayOf(timers.instant())).isEqualTo("2027-02-01");
    assertThat(there.dayOf(NOW.minusMillis(1))).isEqualTo("2026-11-23");
  }

  @Test
  void aRestartedNodeKnowsItBeforeAnythingElse() {
    shifts.kept.add(new Shift(NOW.minusSeconds(60), Duration.ofDays(3)));

    assertThat(here.start().result()).isTrue();

    assertThat(here.read().date()).isEqualTo("2026-11-26");
  }

  @Test
  void whileTheDatabaseIsAwayTheLastTimeHolds() {
    here.start();
    here.move(TESTER, to("2026-12-01"));
    shifts.away = true;
    timers.advance(EVERY.multipliedBy(3));
    assertThat(here.read().date()).isEqualTo("2026-12-01");

    shifts.away = false;
    there.move(TESTER, to("2026-12-02"));
    timers.advance(EVERY);
    assertThat(here.read().date()).isEqualTo("2026-12-02");
  }

  @Test
  void aMoveIsDecidedOnWhatOthersMovedMeanwhile() {
    here.start();
    there.start();
    there.move(TESTER, to("2027-02-01"));

    assertThat(TestRequests.problemOf(here.move(TESTER, to("2027-01-01"))).code())
        .isEqualTo(ProblemCode.BUSINESS_CLOCK_NOT_BACK);
    assertThat(here.read().date()).isEqualTo("2027-02-01");
  }

  @Test
  void ofTwoMovesAtOnceOneIsRefused() {
    here.start();
    shifts.beforeAdding = () -> shifts.kept.add(new Shift(NOW, Duration.ofDays(1)));

    assertThat(TestRequests.problemOf(here.move(TESTER, to("2027-01-01"))).code())
        .isEqualTo(ProblemCode.BUSINESS_CLOCK_NOT_BACK);
    assertThat(shifts.kept).hasSize(1);
  }

  @Test
  void toWhereItIsNothingIsKept() {
    here.start();

    assertThat(here.move(TESTER, to("2026-11-23")).result().date()).isEqualTo("2026-11-23");
    assertThat(shifts.kept).isEmpty();
  }

  @Test
  void itDoesNotGoPastTheCalendar() {
    here.start();

    assertThat(TestRequests.problemOf(here.move(TESTER, to("2200-01-01"))).code())
        .isEqualTo(ProblemCode.BUSINESS_CLOCK_TOO_FAR);
  }

  @Test
  void aFixedOneIsNotMovedAndDoesNotRunOnAMovedDatabase() {
    var fixed = node(false);
    assertThat(fixed.start().result()).isTrue();
    assertThat(fixed.read()).isEqualTo(new ClockView(NOW, LocalDate.parse("2026-11-23"), false));
    assertThatThrownBy(() -> fixed.move(TESTER, to("2027-01-01")))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.problem().code()).isEqualTo(ProblemCode.BUSINESS_CLOCK_FIXED));

    shifts.kept.add(new Shift(NOW, Duration.ofDays(1)));
    assertThat(node(false).start().result()).isFalse();
  }

  @Test
  void aStoppedOneLooksNoMore() {
    here.start();
    here.stop();
    timers.advance(EVERY);

    assertThat(timers.size()).isZero();
  }
}
