package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.crowd.Crowd;
import io.ebbgate.proving.crowd.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private static final Instant BEGAN = Instant.parse("2026-11-02T08:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();
  private Instant now = BEGAN;
  private final InstantSource clock = () -> now;
  private final Progress progress =
      new Progress(
          new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), clock);
  private final Settling settling =
      new Settling(
          this::read,
          new Crowd(4, progress),
          progress,
          time -> now = now.plus(time),
          clock,
          BEGAN.plus(LIMIT));

  private Answer read(String path) {
    reads.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    var body =
        JsonNodeFactory.instance.objectNode().put("state", states.getOrDefault(path, "Submitted"));
    return new Answer(200, false, body, 1);
  }

  private int reads(String path) {
    return reads.getOrDefault(path, new AtomicInteger()).get();
  }

  @Test
  void whatHasEndedIsNotWaitedForAndNotReadAgain() throws Exception {
    states.put("/d/1", "Disbursed");
    states.put("/d/2", "Failed");

    var answers = settling.await("drawdowns", "/d/", List.of("1", "2"));

    assertThat(answers).extracting(answer -> answer.text("state")).contains("Disbursed", "Failed");
    assertThat(now).isEqualTo(BEGAN);
    assertThat(reads("/d/1")).isOne();
  }

  @Test
  void anOrderThatDoesNotEndIsWaitedForUntilTheDeadlineAndAnsweredAsItIs() throws Exception {
    states.put("/d/1", "Disbursed");

    var answers = settling.await("drawdowns", "/d/", List.of("1", "2"));

    assertThat(answers)
        .extracting(answer -> answer.text("state"))
        .containsExactly("Disbursed", "Submitted");
    assertThat(now).isEqualTo(BEGAN.plus(LIMIT));
    assertThat(reads("/d/1")).isOne();
    assertThat(reads("/d/2")).isGreaterThan(10);
  }

  @Test
  void allWaitsShareOneDeadline() throws Exception {
    settling.await("drawdowns", "/d/", List.of("1"));
    settling.await("repayments", "/r/", List.of("1"));
    var outside = new Notices();
    long left = settling.awaitNotices(outside);

    assertThat(now).isEqualTo(BEGAN.plus(LIMIT));
    assertThat(reads("/r/1")).as("looked at once, though the time is over").isOne();
    assertThat(outside.looks).isOne();
    assertThat(left).isEqualTo(3);
  }

  @Test
  void whatOneWaitDoesNotNeedTheNextOneHas() throws Exception {
    states.put("/d/1", "Disbursed");
    settling.await("drawdowns", "/d/", List.of("1"));
    now = now.plusSeconds(4);

    settling.await("repayments", "/r/", List.of("1"));

    assertThat(now).isEqualTo(BEGAN.plus(LIMIT));
    assertThat(reads("/r/1")).isGreaterThan(10);
  }

  /** Three notices that never arrive. */
  private static final class Notices implements Outside {
    private int looks;

    @Override
    public com.fasterxml.jackson.databind.JsonNode sandboxMessages() {
      return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public long noticesUndelivered() {
      looks++;
      return 3;
    }

    @Override
    public long reportsQueued() {
      return 0;
    }
  }
}
