package io.ebbgate.proving.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BoundedTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void aResultThatIsThereIsTaken() throws Exception {
    assertThat(Bounded.await(CompletableFuture.completedFuture(7), MOMENT, "a number"))
        .isEqualTo(7);
  }

  @Test
  void whatDoesNotComeInTimeIsNamed() {
    assertThatThrownBy(
            () -> Bounded.await(new CompletableFuture<Integer>(), MOMENT, "the sandbox to start"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("waited 0.001 s in vain for the sandbox to start");
  }

  @Test
  void whatFailsIsNamedWithItsReason() {
    var failed = CompletableFuture.<Integer>failedFuture(new IOException("address in use"));

    assertThatThrownBy(() -> Bounded.await(failed, LONG, "the sandbox to start"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("waited for the sandbox to start, which failed: address in use");
  }

  @Test
  void aProcessThatDoesNotEndIsNamedAndKilled() throws Exception {
    // It waits for its standard input, which nobody closes.
    var process = new ProcessBuilder("cat").start();

    assertThatThrownBy(() -> Bounded.awaitEnd(process, MOMENT, "the gateway to drain"))
        .hasMessage("waited 0.001 s in vain for the gateway to drain");
    assertThat(process.waitFor()).isNotZero();
  }

  @Test
  void theCodeOfAProcessThatEndsIsAnswered() throws Exception {
    var process = new ProcessBuilder("sh", "-c", "exit 3").start();

    assertThat(Bounded.awaitEnd(process, LONG, "the shell to end")).isEqualTo(3);
  }
}
