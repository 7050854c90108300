package io.ebbgate.sandbox.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageLogTest {

  private final MessageLog log = new MessageLog(3);

  @Test
  void aRepeatedKeyIsNoSecondMessage() {
    assertThat(log.store("k1", "paid:1", "PAID")).hasValue(1);
    assertThat(log.store("k1", "paid:1", "PAID")).hasValue(2);

    assertThat(log.counts()).isEqualTo(new MessageLog.Counts(1, 0, 1, Map.of("PAID", 1L)));
  }

  @Test
  void theSameMessageUnderAnotherKeyIsADuplicate() {
    log.store("k1", "paid:1", "PAID");
    log.store("k2", "paid:1", "PAID");

    assertThat(log.counts().duplicates()).isEqualTo(1);
    assertThat(log.counts().sent()).isEqualTo(2);
  }

  @Test
  void aFullLogTakesRepeatsButNoNewMessage() {
    log.store("k1", "a", "PAID");
    log.store("k2", "b", "PAID");
    log.store("k3", "c", "FAILED");

    assertThat(log.store("k4", "d", "PAID")).isEmpty();
    assertThat(log.store("k3", "c", "FAILED")).hasValue(2);
    assertThat(log.counts().byGroup()).isEqualTo(Map.of("PAID", 2L, "FAILED", 1L));
  }
}
