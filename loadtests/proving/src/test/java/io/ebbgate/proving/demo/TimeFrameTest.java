package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeFrameTest {
  private static final Instant BEGAN = Instant.parse("2026-11-02T08:00:00Z");

  @Test
  void theUsualDemoHasOneDeadlineThatLeavesTimeForItsAudit() {
    var frame = TimeFrame.ofDemo(BEGAN, 200);

    assertThat(TimeFrame.ofWholeDemo(200)).isEqualTo(Duration.ofSeconds(60));
    assertThat(TimeFrame.ofWholeDemo(1)).isEqualTo(Duration.ofSeconds(60));
    assertThat(frame.deadline(BEGAN.plusSeconds(13))).isEqualTo(BEGAN.plusSeconds(50));
    assertThat(frame.deadline(BEGAN.plusSeconds(20))).isEqualTo(BEGAN.plusSeconds(50));
  }

  @Test
  void aMachineThatIsSlowToStartStillGetsTheTimeThatAnInquiryNeeds() {
    var frame = TimeFrame.ofDemo(BEGAN, 200);

    assertThat(frame.deadline(BEGAN.plusSeconds(25))).isEqualTo(BEGAN.plusSeconds(55));
  }

  @Test
  void aLongerDemoMayTakeLonger() {
    assertThat(TimeFrame.ofWholeDemo(2_200)).isEqualTo(Duration.ofSeconds(160));
    assertThat(TimeFrame.ofDemo(BEGAN, 2_200).deadline(BEGAN.plusSeconds(60)))
        .isEqualTo(BEGAN.plusSeconds(150));
  }

  @Test
  void waitsOfAGivenLengthCountFromTheFirst() {
    assertThat(TimeFrame.ofWaits(Duration.ofSeconds(90)).deadline(BEGAN))
        .isEqualTo(BEGAN.plusSeconds(90));
  }
}
