package io.ebbgate.proving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopSignalTest {
  private final StopSignal signal = StopSignal.detached();

  @Test
  void workThatASignalComesUponIsInterrupted() {
    assertThatThrownBy(() ->
            signal.interrupting(() -> {
              signal.raise();
              new CountDownLatch(1).await();
              return 1;
            }))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void workDoesNotBeginOnceASignalHasCome() {
    signal.raise();

    assertThatThrownBy(() ->
            signal.interrupting(() -> {
              throw new AssertionError("began");
            }))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void whatFollowsWorkIsNotDisturbed() throws Exception {
    assertThat(signal.interrupting(() -> 1)).isEqualTo(1);
    signal.raise();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    signal.await();
    assertThat(signal.isRaised()).isTrue();
  }

  @Test
  void workThatEndsInSpiteOfASignalIsNotLost() throws Exception {
    int result =
        signal.interrupting(() -> {
          signal.raise();
          return 7;
        });

    assertThat(result).isEqualTo(7);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
