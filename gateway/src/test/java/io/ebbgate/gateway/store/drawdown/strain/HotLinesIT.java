package io.ebbgate.gateway.store.drawdown.strain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.store.drawdown.LendingWorld;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sixty-four clients, half of them at each of two nodes, on the same five lines at once. */
class HotLinesIT {
  private static final int CLIENTS = 64;
  private static final int PER_CLIENT = 40;
  private static final int LINES = 5;
  private static final List<Long> AMOUNTS = List.of(1_000L, 7_000L, 20_000L, 33_000L);

  private LendingWorld world;
  private LendingWorld.Node node;
  private LendingWorld.Node other;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    node = world.node();
    other = world.node();
  }

  @AfterEach
  void close() {
    other.close();
    node.close();
    world.close();
  }

  /** One request with its key. */
  private record Ask(String key, RequestDrawdown request) {}

  /** What a client asks for next. */
  @FunctionalInterface
  private interface Habit {
    Ask next(Random random, int client, int left);
  }

  /** What a key was answered. */
  private record Answer(String key, Kept<DrawdownView> kept) {
    boolean accepted() {
      return kept.value().refusalCode().isEmpty();
    }
  }

  @Test
  void requestsWithKeysOfTheirOwnNeverOverdrawNeverDeadlockAndNeverRepeat()
      throws InterruptedException {
    var accounts = accounts(2_000_000);
    var requests = requests(accounts);
    var crowd =
        new Crowd((random, client, left) ->
            new Ask("c" + client + "-" + left, requests.get(random.nextInt(requests.size()))));
    crowd.awaitAll();

    assertThat(crowd.failures).isEmpty();
    assertThat(crowd.answers).hasSize(CLIENTS * PER_CLIENT);
    assertThat(world.count("drawdown")).isEqualTo((long) CLIENTS * PER_CLIENT);
    assertThat(world.booksAgree()).isTrue();
    long accepted = crowd.answers.stream().filter(Answer::accepted).count();
    assertThat(accepted).isBetween(1L, (long) CLIENTS * PER_CLIENT - 1);
    assertThatOnlyTheseAreSent(accepted);
    for (var account : accounts) {
      // Nothing smaller than the smallest amount is left over on a line that refused.
      assertThat(
              world.database.number(
                  "select limit_minor - reserved_minor from credit_line where id = $1",
                  account.lineId()))
          .isLessThan(1_000);
    }
  }

  @Test
  void requestsWithTheSameKeyAtTheSameTimeGetOneOrderAndItsReplays() throws InterruptedException {
    // Small enough that some keys are bound to a refusal, which is replayed as well.
    var requests = requests(accounts(200_000));
    var crowd =
        new Crowd((random, client, left) -> {
          // All are at about the same step, so at any time some eight clients ask with each key.
          int key = left * 4 + random.nextInt(8);
          return new Ask("shared-" + key, requests.get(key % requests.size()));
        });
    crowd.awaitAll();

    assertThat(crowd.failures)
        .allSatisfy(failure ->
            assertThat(failure)
                .isInstanceOfSatisfying(
                    Rejected.class,
                    no ->
                        assertThat(no.problem().code())
                            .isEqualTo(ProblemCode.IDEMPOTENCY_IN_FLIGHT)));
    var byKey = crowd.answers.stream().collect(Collectors.groupingBy(Answer::key));
    long accepted = 0;
    for (var answers : byKey.values()) {
      assertThat(answers.stream().map(answer -> answer.kept().value()).distinct()).hasSize(1);
      assertThat(answers.stream().filter(answer -> !answer.kept().replayed())).hasSize(1);
      accepted += answers.getFirst().accepted() ? 1 : 0;
    }
    assertThat(crowd.answers.size()).isGreaterThan(4 * byKey.size());
    assertThat(world.count("drawdown")).isEqualTo(byKey.size());
    assertThat(accepted).isBetween(1L, byKey.size() - 1L);
    assertThatOnlyTheseAreSent(accepted);
    assertThat(world.booksAgree()).isTrue();
  }

  private List<LendingWorld.Account> accounts(long limitMinor) {
    var accounts = new ArrayList<LendingWorld.Account>();
    for (int i = 0; i < LINES; i++) {
      accounts.add(world.account(limitMinor));
    }
    return accounts;
  }

  /** Each amount on each line. */
  private List<RequestDrawdown> requests(List<LendingWorld.Account> accounts) {
    return accounts.stream()
        .flatMap(account -> AMOUNTS.stream().map(amount -> node.request(account, amount)))
        .toList();
  }

  private void assertThatOnlyTheseAreSent(long accepted) {
    assertThat(world.count("attempt")).isEqualTo(accepted);
    var sent = new ArrayList<>(node.toSend);
    sent.addAll(other.toSend);
    assertThat(sent).hasSize(Math.toIntExact(accepted));
    assertThat(sent.stream().map(attempt -> attempt.orderId()).collect(Collectors.toSet()))
        .hasSize(sent.size());
  }

  /** The clients, each of which sends the next request when the last one was answered. */
  private final class Crowd {
    final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch done = new CountDownLatch(CLIENTS);
    private final Habit habit;

    Crowd(Habit habit) {
      this.habit = habit;
    }

    void awaitAll() throws InterruptedException {
      for (int client = 0; client < CLIENTS; client++) {
        run(client % 2 == 0 ? node : other, client, PER_CLIENT, new Random(client));
      }
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void run(LendingWorld.Node at, int client, int left, Random random) {
      if (left == 0) {
        done.countDown();
        return;
      }
      var ask = habit.next(random, client, left);
      at.drawdowns
          .accept(world.app, world.key(ask.key(), ask.request()), ask.request())
          .onComplete(answer -> {
            if (answer.succeeded()) {
              answers.add(new Answer(ask.key(), answer.result()));
            } else {
              failures.add(answer.cause());
            }
            world.database.vertx().runOnContext(_ -> run(at, client, left - 1, random));
          });
    }
  }
}
