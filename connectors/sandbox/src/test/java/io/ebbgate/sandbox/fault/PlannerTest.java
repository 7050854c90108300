package io.ebbgate.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ebbgate.sandbox.book.BookKind;
import io.ebbgate.sandbox.fault.Planner.Setting;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {

  private static final int MANY = 20_000;

  private static Planner planner(Mood mood, long seed) {
    return new Planner(Timings.SHORT, new Setting(mood, seed));
  }

  private static List<Plan> plans(Planner planner, BookKind kind, int arrival) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> planner.plan("m-a", "att_" + i, kind, arrival))
        .toList();
  }

  @Test
  void inNoMoodEverythingSettlesShortlyAfterAndIsToldOnce() {
    assertThat(plans(planner(Mood.NONE, 7), BookKind.DEBIT, 1))
        .allSatisfy(plan -> {
          assertThat(plan.request()).isEqualTo(RequestFault.NONE);
          assertThat(plan.decline()).isNull();
          assertThat(plan.atOnce()).isFalse();
          assertThat(plan.callback()).isEqualTo(CallbackFault.NONE);
          assertThat(plan.settleAfter())
              .isBetween(Timings.SHORT.settleAtLeast(), Timings.SHORT.settleAtMost());
        });
  }

  @ParameterizedTest
  @EnumSource(Mood.class)
  void theSameSeedDecidesAlikeAndAnotherDoesNot(Mood mood) {
    List<Plan> plans = plans(planner(mood, 7), BookKind.PAYOUT, 1);

    assertThat(plans(planner(mood, 7), BookKind.PAYOUT, 1)).isEqualTo(plans);
    assertThat(plans(planner(mood, 8), BookKind.PAYOUT, 1)).isNotEqualTo(plans);
  }

  @Test
  void aRepeatMeetsOtherFaultsButTheSameResult() {
    Planner planner = planner(Mood.HARSH, 7);
    List<Plan> first = plans(planner, BookKind.DEBIT, 1);
    List<Plan> second = plans(planner, BookKind.DEBIT, 2);

    assertThat(second.stream().map(Plan::decline).toList())
        .isEqualTo(first.stream().map(Plan::decline).toList());
    assertThat(second.stream().map(Plan::request).toList())
        .isNotEqualTo(first.stream().map(Plan::request).toList());
  }

  @ParameterizedTest
  @EnumSource(Mood.class)
  void faultsComeAboutAsOftenAsTheFiguresSay(Mood mood) {
    Odds odds = Odds.of(mood);
    List<Plan> plans = plans(planner(mood, 42), BookKind.DEBIT, 1);

    for (RequestFault fault : RequestFault.values()) {
      if (fault != RequestFault.NONE) {
        assertShare(
            plans.stream().filter(plan -> plan.request() == fault).count(),
            odds.requests().getOrDefault(fault, 0));
      }
    }
    for (CallbackFault fault : CallbackFault.values()) {
      if (fault != CallbackFault.NONE) {
        assertShare(
            plans.stream().filter(plan -> plan.callback() == fault).count(),
            odds.callbacks().getOrDefault(fault, 0));
      }
    }
    assertShare(
        plans.stream().filter(plan -> plan.decline() == Decline.INSUFFICIENT_FUNDS).count(),
        odds.insufficientFunds());
    assertShare(
        plans.stream().filter(plan -> plan.decline() == Decline.ACCOUNT_INVALID).count(),
        odds.declinedForPayee());
  }

  /** Five standard deviations of 20,000 draws at 10 % are about 11 per mille of the draws. */
  private static void assertShare(long count, int perMille) {
    assertThat(count * 1000.0 / MANY).isCloseTo(perMille, within(11.0));
  }

  @Test
  void onlyDebitsLackFunds() {
    assertThat(plans(planner(Mood.HARSH, 7), BookKind.PAYOUT, 1))
        .noneMatch(plan -> plan.decline() == Decline.INSUFFICIENT_FUNDS);
  }

  @Test
  void whatIsHiddenAppearsWithinTheSettlingTime() {
    assertThat(plans(planner(Mood.HARSH, 7), BookKind.PAYOUT, 1))
        .filteredOn(plan -> plan.request() == RequestFault.SLOW_ACCEPTANCE)
        .isNotEmpty()
        .allSatisfy(plan -> assertThat(plan.hiddenFor()).isLessThan(Timings.SHORT.settlingTime()));
  }

  @Test
  void aRehearsedReferenceDoesAsRehearsedOnceAndThenBehaves() {
    Planner planner = planner(Mood.HARSH, 7);
    Plan rehearsed = Plan.settlingAtOnce().with(RequestFault.REPLY_LOST);
    planner.rehearse("att_1", rehearsed);

    assertThat(planner.plan("m-a", "att_1", BookKind.PAYOUT, 1)).isEqualTo(rehearsed);
    assertThat(planner.plan("m-a", "att_1", BookKind.PAYOUT, 2))
        .isEqualTo(rehearsed.with(RequestFault.NONE));
    assertThat(planner.queryFault("att_1")).isEqualTo(QueryFault.NONE);
  }

  @Test
  void aSinkThatFailedOnceDoesNotFailForEver() {
    Planner planner = planner(Mood.HARSH, 7);

    assertThat(IntStream.range(0, 1_000))
        .allMatch(i ->
            IntStream.rangeClosed(1, 8)
                .anyMatch(
                    delivery -> planner.sinkFault("sms", "key-" + i, delivery) == SinkFault.NONE));
  }
}
