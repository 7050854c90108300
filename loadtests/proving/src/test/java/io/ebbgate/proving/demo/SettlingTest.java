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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
      new Settling(progress, time -> now = now.plus(time), clock, BEGAN.plus(LIMIT));
  private final Crowd crowd = new Crowd(4, progress);
  private final Orders drawdowns = new Orders("/d/", this::read, crowd);
  private final Orders repayments = new Orders("/r/", this::read, crowd);

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

    settling.await(drawdowns, List.of("1", "2"), repayments, _ -> List.of());

    assertThat(drawdowns.all())
        .extracting(answer -> answer.text("state"))
        .containsExactly("Disbursed", "Failed");
    assertThat(now).isEqualTo(BEGAN);
    assertThat(reads("/d/1")).isOne();
  }

  @Test
  void anOrderThatDoesNotEndIsWaitedForUntilTheDeadlineAndAnsweredAsItIs() throws Exception {
    states.put("/d/1", "Disbursed");

    settling.await(drawdowns, List.of("1", "2"), repayments, _ -> List.of());

    assertThat(drawdowns.all())
        .extracting(answer -> answer.text("state"))
        .containsExactly("Disbursed", "Submitted");
    assertThat(drawdowns.open()).isOne();
    assertThat(now).isEqualTo(BEGAN.plus(LIMIT));
    assertThat(reads("/d/1")).isOne();
    assertThat(reads("/d/2")).isGreaterThan(10);
  }

  @Test
  void whatIsPaidOutIsRepaidWhileAnotherDrawdownIsStillUnderWay() throws Exception {
    states.put("/d/1", "Disbursed");
    var repaidAt = new ArrayList<Instant>();

    settling.await(
        drawdowns,
        List.of("1", "2"),
        repayments,
        ended -> {
          repaidAt.add(now);
          if (now.equals(BEGAN)) {
            assertThat(ended).hasSize(1);
            states.put("/d/2", "Disbursed");
            return List.of("1");
          }
          if (!ended.isEmpty()) {
            states.put("/r/1", "Succeeded");
            states.put("/r/2", "Failed");
            return List.of("2");
          }
          return List.of();
        });

    assertThat(repaidAt).hasSize(3);
    assertThat(drawdowns.open()).isZero();
    assertThat(repayments.all())
        .extracting(answer -> answer.text("state"))
        .containsExactly("Succeeded", "Failed");
    assertThat(now).isBefore(BEGAN.plus(LIMIT));
  }

  @Test
  void noticesShareTheDeadlineOfTheOrders() throws Exception {
    settling.await(drawdowns, List.of("1"), repayments, _ -> List.of());
    var outside = new Notices();
    long left = settling.awaitNotices(outside);

    assertThat(now).isEqualTo(BEGAN.plus(LIMIT));
    assertThat(outside.looks).as("looked at once, though the time is over").isOne();
    assertThat(left).isEqualTo(3);
  }

  @Test
  void whatTheOrdersDoNotNeedTheNoticesHave() throws Exception {
    states.put("/d/1", "Disbursed");
    settling.await(drawdowns, List.of("1"), repayments, _ -> List.of());
    now = now.plusSeconds(4);

    settling.awaitNotices(new Notices());

    assertThat(now).isEqualTo(BEGAN.plus(LIMIT));
  }

  @Test
  void returnsThatAreNeverHeardOfAreWaitedForUntilTheDeadline() throws Exception {
    assertThat(settling.hasTime()).isTrue();

    assertThat(settling.awaitReturned(new Notices(), 2)).isZero();
    assertThat(settling.awaitTakenBack(new Notices(), 1)).isZero();

    assertThat(now).isEqualTo(BEGAN.plus(LIMIT));
    assertThat(settling.hasTime()).isFalse();
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
    public long sendBack(long atMost, SplittableRandom choice) {
      return 0;
    }

    @Override
    public long takeBack(long atMost, SplittableRandom choice) {
      return 0;
    }

    @Override
    public long drawdownsReturned() {
      return 0;
    }

    @Override
    public long debitsTakenBack() {
      return 0;
    }

    @Override
    public long reportsQueued() {
      return 0;
    }
  }
}
