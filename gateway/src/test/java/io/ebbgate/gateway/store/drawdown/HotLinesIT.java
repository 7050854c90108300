package io.ebbgate.gateway.store.drawdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotLinesIT {
  private LendingWorld world;
  private LendingWorld.Node node;

  @BeforeEach
  void open() {
    world = new LendingWorld();
    node = world.node();
  }

  @AfterEach
  void close() {
    node.close();
    world.close();
  }

  private Future<Kept<DrawdownView>> ask(
      LendingWorld.Node asked, String key, RequestDrawdown request) {
    return asked.drawdowns.accept(world.app, world.key(key, request), request);
  }

  @Test
  void sixtyFourClientsOnFiveHotLinesNeverOverdrawNeverDeadlockAndNeverRepeat()
      throws InterruptedException {
    try (var other = world.node()) {
      var accounts = new ArrayList<LendingWorld.Account>();
      var requests = new ArrayList<List<RequestDrawdown>>();
      for (int i = 0; i < 5; i++) {
        var account = world.account(2_000_000);
        accounts.add(account);
        var amounts = new ArrayList<RequestDrawdown>();
        for (long amount : List.of(1_000L, 7_000L, 20_000L, 33_000L)) {
          amounts.add(node.request(account, amount));
        }
        requests.add(amounts);
      }
      var answers = new ConcurrentLinkedQueue<Kept<DrawdownView>>();
      var failures = new ConcurrentLinkedQueue<Throwable>();
      int perClient = 40;
      var done = new CountDownLatch(64);
      for (int client = 0; client < 64; client++) {
        var random = new Random(client);
        var at = client % 2 == 0 ? node : other;
        run(at, client, perClient, random, requests, answers, failures, done);
      }
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();

      assertThat(failures).isEmpty();
      assertThat(answers).hasSize(64 * perClient);
      assertThat(world.count("drawdown")).isEqualTo(64L * perClient);
      assertThat(world.booksAgree()).isTrue();
      long accepted = answers.stream().filter(one -> one.value().refusalCode().isEmpty()).count();
      assertThat(accepted).isBetween(1L, 64L * perClient - 1);
      assertThat(world.count("attempt")).isEqualTo(accepted);
      assertThat((long) node.toSend.size() + other.toSend.size()).isEqualTo(accepted);
      for (var account : accounts) {
        // Nothing smaller than the smallest amount is left over on a line that refused.
        assertThat(
                world.database.number(
                    "select limit_minor - reserved_minor from credit_line where id = $1",
                    account.lineId()))
            .isLessThan(1_000);
      }
    }
  }

  /** One client: the next request when the last one was answered. */
  private void run(
      LendingWorld.Node at,
      int client,
      int left,
      Random random,
      List<List<RequestDrawdown>> requests,
      ConcurrentLinkedQueue<Kept<DrawdownView>> answers,
      ConcurrentLinkedQueue<Throwable> failures,
      CountDownLatch done) {
    if (left == 0) {
      done.countDown();
      return;
    }
    var ofLine = requests.get(random.nextInt(requests.size()));
    var request = ofLine.get(random.nextInt(ofLine.size()));
    ask(at, "c" + client + "-" + left, request)
        .onComplete(answer -> {
          if (answer.succeeded()) {
            answers.add(answer.result());
          } else {
            failures.add(answer.cause());
          }
          world
              .database
              .vertx()
              .runOnContext(
                  _ -> run(at, client, left - 1, random, requests, answers, failures, done));
        });
  }
}
