package io.ebbgate.proving.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.proving.client.Answer;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  private static Answer answer(int status, String code, boolean replayed, long micros) {
    return new Answer(
        status, replayed, JsonNodeFactory.instance.objectNode().put("code", code), micros);
  }

  @Test
  void sentIsTheSumOfAcceptedReplayedAndRefused() {
    assertThat(tally.count(answer(202, "", false, 10))).isTrue();
    assertThat(tally.count(answer(202, "", true, 10))).isFalse();
    assertThat(tally.count(answer(422, "credit-insufficient", false, 10))).isFalse();
    tally.countRepeat(answer(422, "credit-insufficient", true, 10));

    assertThat(tally.sent()).isEqualTo(4);
    assertThat(tally.accepted()).isEqualTo(1);
    assertThat(tally.replayed()).isEqualTo(2);
    assertThat(tally.refused()).isEqualTo(1);
    assertThat(tally.refusedBy()).containsOnlyKeys("credit-insufficient").containsValue(1L);
  }

  @Test
  void percentilesAreRanksOfWhatWasSeenRoundedUpToMilliseconds() {
    assertThat(tally.percentileMs(50)).isZero();
    for (int i = 1; i <= 100; i++) {
      tally.count(answer(202, "", false, i * 1_000L));
    }

    assertThat(tally.percentileMs(50)).isEqualTo(50);
    assertThat(tally.percentileMs(99)).isEqualTo(99);
    assertThat(tally.percentileMs(100)).isEqualTo(100);
  }
}
