package io.ebbgate.cluster.hazelcast;

import static io.ebbgate.cluster.Requests.aborted;
import static io.ebbgate.cluster.Requests.accepted;
import static io.ebbgate.cluster.Requests.customer;
import static io.ebbgate.cluster.Requests.line;
import static io.ebbgate.cluster.Requests.order;
import static io.ebbgate.cluster.Requests.reserve;
import static io.ebbgate.cluster.Requests.row;
import static io.ebbgate.cluster.hazelcast.Members.answerOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.cluster.BatchLimits;
import io.ebbgate.cluster.BatchedGrid;
import io.ebbgate.cluster.ClusterSettings;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One member that stands alone, called by many threads. */
class CustomerGridIT {

  private static final long SEED = 20_261_101;
  private static final int THREADS = 64;
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static HazelcastMember member;
  private static final AtomicLong NOW_MS = new AtomicLong(1_000_000);
  private static BatchedGrid grid;

  @BeforeAll
  static void start() {
    ClusterSettings usual = ClusterSettings.standAlone("customer-grid-it");
    member =
        HazelcastMember.start(
            new ClusterSettings(
                usual.clusterName(),
                usual.bindHost(),
                usual.port(),
                usual.members(),
                usual.partitionCount(),
                usual.backups(),
                usual.expectedMembers(),
                usual.maxNoHeartbeatMs(),
                usual.callTimeoutMs(),
                usual.mergeCheckMs(),
                usual.gracefulStopMs(),
                1,
                1,
                2_000,
                new EntryTerms(30_000, 60_000, 50)));
    grid = member.batchedGrid(() -> Instant.ofEpochMilli(NOW_MS.get()), BatchLimits.DEFAULT);
  }

  @AfterAll
  static void stop() {
    member.close();
    assertThat(member.state().inQuorum()).isFalse();
    assertThat(answerOf(grid.reserve(reserve(1, 1, 1))))
        .isEqualTo(new Unavailable(Unavailable.Reason.STOPPED));
    assertThat(answerOf(member.customerGrid().apply(List.of(reserve(1, 1, 1)), 1)))
        .containsExactly(new Unavailable(Unavailable.Reason.STOPPED));
  }

  private static int fresh() {
    return NUMBERS.incrementAndGet();
  }

  /** What the database would hold for a line: versions grow, amounts move under a lock. */
  private static final class Row {
    private final int customer;
    private final long limitMinor;
    private long reservedMinor;
    private long version = 1;

    Row(int customer, long limitMinor) {
      this.customer = customer;
      this.limitMinor = limitMinor;
    }

    synchronized LineSnapshot reserved(long amountMinor) {
      reservedMinor += amountMinor;
      version++;
      return snapshot();
    }

    synchronized LineSnapshot snapshot() {
      return row(customer, version, limitMinor, reservedMinor, LineState.ACTIVE);
    }
  }

  @Test
  void a_member_that_stands_alone_is_in_quorum_and_tells_its_address() {
    assertThat(member.state().members()).isEqualTo(1);
    assertThat(member.state().inQuorum()).isTrue();
    assertThat(member.address()).startsWith("127.0.0.1:").doesNotEndWith(":0");
  }

  @Test
  void sixty_four_threads_on_five_hot_lines_never_get_more_than_the_limits() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Row hot = new Row(fresh(), 100_000);
      rows.add(hot);
      answerOf(grid.install(hot.snapshot()));
    }
    AtomicInteger reserved = new AtomicInteger();
    AtomicInteger turnedAway = new AtomicInteger();
    inThreads(thread -> {
      Random random = new Random(SEED + thread);
      for (int i = 0; i < 60; i++) {
        Row hot = rows.get(random.nextInt(rows.size()));
        int number = fresh();
        long amountMinor = 100L + random.nextInt(900);
        switch (answerOf(grid.reserve(reserve(hot.customer, number, amountMinor)))) {
          case ReserveAnswer.Reserved ignored when random.nextInt(4) == 0 ->
              answerOf(grid.settle(aborted(hot.customer, number)));
          case ReserveAnswer.Reserved ignored -> {
            reserved.incrementAndGet();
            answerOf(grid.settle(accepted(hot.customer, number, hot.reserved(amountMinor))));
          }
          case ReserveAnswer.CreditTooSmall small -> {
            assertThat(small.availableMinor()).isBetween(0L, amountMinor - 1);
            turnedAway.incrementAndGet();
          }
          case ReserveAnswer other -> throw new AssertionError("seed " + SEED + ": " + other);
        }
      }
    });
    assertThat(reserved.get()).as("seed %d", SEED).isPositive();
    assertThat(turnedAway.get()).as("seed %d", SEED).isPositive();
    for (Row hot : rows) {
      long left = hot.limitMinor - hot.reservedMinor;
      assertThat(left).as("seed %d", SEED).isNotNegative();
      // Nothing pending is left behind, and nothing was forgotten.
      assertThat(answerOf(grid.reserve(reserve(hot.customer, fresh(), left + 1))))
          .isEqualTo(new ReserveAnswer.CreditTooSmall(left));
    }
  }

  @Test
  void of_sixty_four_requests_with_one_key_one_is_reserved() throws Exception {
    int hot = fresh();
    int key = fresh();
    answerOf(grid.install(row(hot, 1, 1_000_000)));
    ConcurrentLinkedQueue<ReserveAnswer> answers = new ConcurrentLinkedQueue<>();
    inThreads(thread -> answers.add(answerOf(grid.reserve(reserve(hot, fresh(), key, 10)))));
    assertThat(answers).hasSize(THREADS);
    assertThat(answers.stream().filter(ReserveAnswer.Reserved.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(ReserveAnswer.KeyInFlight.class::isInstance))
        .hasSize(THREADS - 1);
  }

  @Test
  void a_line_not_loaded_is_installed_and_asked_for_again() {
    int number = fresh();
    assertThat(answerOf(grid.reserve(reserve(number, number, 10))))
        .isEqualTo(new ReserveAnswer.NotLoaded());
    assertThat(answerOf(grid.install(row(number, 1, 1_000)))).isEqualTo(new UpdateAnswer.Applied());
    assertThat(answerOf(grid.reserve(reserve(number, number, 10))))
        .isEqualTo(new ReserveAnswer.Reserved());
    answerOf(grid.invalidate(customer(number)));
    assertThat(answerOf(grid.reserve(reserve(number, fresh(), 10))))
        .isEqualTo(new ReserveAnswer.NotLoaded());
  }

  @Test
  void an_older_row_never_replaces_a_newer_one_whoever_comes_first() throws Exception {
    int number = fresh();
    AtomicInteger versions = new AtomicInteger();
    inThreads(thread -> {
      for (int i = 0; i < 20; i++) {
        int version = versions.incrementAndGet();
        answerOf(grid.install(row(number, version, version)));
      }
    });
    assertThat(answerOf(grid.reserve(reserve(number, fresh(), 1_000_000))))
        .isEqualTo(new ReserveAnswer.CreditTooSmall(versions.get()));
  }

  @Test
  void a_reservation_expires_by_the_time_given_and_not_by_the_member_s_clock() {
    int number = fresh();
    answerOf(grid.install(row(number, 1, 1_000)));
    long nowMs = 5_000_000;
    assertThat(at(nowMs, reserve(number, fresh(), 1_000))).isEqualTo(new ReserveAnswer.Reserved());
    assertThat(at(nowMs + 29_999, reserve(number, fresh(), 1)))
        .isEqualTo(new ReserveAnswer.CreditTooSmall(0));
    assertThat(at(nowMs + 30_000, reserve(number, fresh(), 1)))
        .isEqualTo(new ReserveAnswer.Reserved());
  }

  private static GridAnswer at(long nowMs, GridStep step) {
    return Members.apply(member, nowMs, List.of(step)).getFirst();
  }

  @Test
  void an_entry_keeps_no_more_keys_than_it_may() {
    int number = fresh();
    answerOf(grid.install(row(number, 1, 1_000_000)));
    int first = fresh();
    answerOf(grid.reserve(reserve(number, first, 1)));
    answerOf(grid.settle(accepted(number, first, row(number, 2, 1_000_000))));
    assertThat(answerOf(grid.reserve(reserve(number, fresh(), first, 1))))
        .isEqualTo(new ReserveAnswer.KeyDone(order(first), true));
    for (int i = 0; i < 50; i++) {
      int next = fresh();
      answerOf(grid.reserve(reserve(number, next, 1)));
      answerOf(grid.settle(accepted(number, next, row(number, 3L + i, 1_000_000))));
    }
    // Forgotten here; the database knows it for ever.
    assertThat(answerOf(grid.reserve(reserve(number, fresh(), first, 1))))
        .isEqualTo(new ReserveAnswer.Reserved());
  }

  @Test
  void a_member_keeps_no_more_customers_than_it_may() {
    List<GridStep> installs = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      installs.add(new GridStep.Install(row(1_000_000 + i, 1, 1_000)));
    }
    Members.apply(member, 1, installs);
    assertThat(member.instance().getMap(MemberConfiguration.CUSTOMERS).size())
        .isBetween(1_000, 2_000);
  }

  @Test
  void one_batch_answers_each_step_in_its_place() {
    int one = fresh();
    int two = fresh();
    assertThat(
            Members.apply(
                member,
                1_000_000,
                List.of(
                    reserve(one, one, 10),
                    new GridStep.Install(row(two, 1, 100)),
                    new GridStep.Install(row(one, 1, 50)),
                    reserve(two, two, 60),
                    reserve(one, one, 60),
                    reserve(two, fresh(), 60))))
        .containsExactly(
            new ReserveAnswer.NotLoaded(),
            new UpdateAnswer.Applied(),
            new UpdateAnswer.Applied(),
            new ReserveAnswer.Reserved(),
            new ReserveAnswer.CreditTooSmall(50),
            new ReserveAnswer.CreditTooSmall(40));
    assertThat(Members.apply(member, 1_000_000, List.of())).isEmpty();
    assertThat(line(one)).isNotEqualTo(line(two));
  }

  private interface Work {
    void run(int thread);
  }

  private static void inThreads(Work work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      CountDownLatch together = new CountDownLatch(THREADS);
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        ends.add(
            threads.submit(() -> {
              together.countDown();
              together.await();
              work.run(thread);
              return true;
            }));
      }
      for (Future<?> end : ends) {
        end.get(60, TimeUnit.SECONDS);
      }
    }
  }
}
