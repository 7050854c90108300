package io.ebbgate.gateway.store.drawdown.strain;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.store.drawdown.LendingWorld;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody left a transaction open that has locked one line. */
class LockedLineIT {
  private static final int OTHERS = 40;

  @Test
  void onlyThatLinesDrawdownsWaitAndAreTakenWhenItIsFree() {
    try (var world = new LendingWorld();
        var node = world.node()) {
      var locked = world.account(1_000_000);
      var others = new ArrayList<LendingWorld.Account>();
      for (int i = 0; i < OTHERS; i++) {
        others.add(world.account(1_000_000));
      }
      var holder = await(world.database.pool().getConnection());
      var transaction = await(holder.begin());
      await(
          holder
              .query("select 1 from credit_line where id = '" + locked.lineId() + "' for update")
              .execute());

      var waiting = accept(world, node, locked);
      List<Future<Kept<DrawdownView>>> taken =
          others.stream().map(account -> accept(world, node, account)).toList();
      await(Future.join(taken));

      assertThat(waiting.isComplete()).as("the locked line's drawdown").isFalse();
      await(transaction.rollback());
      assertThat(await(waiting).value().state()).isEqualTo("Submitted");
      await(holder.close());
      assertThat(world.count("drawdown")).isEqualTo(OTHERS + 1);
      assertThat(world.booksAgree()).isTrue();
    }
  }

  private static Future<Kept<DrawdownView>> accept(
      LendingWorld world, LendingWorld.Node node, LendingWorld.Account account) {
    var request = node.request(account, 10_000);
    return node.drawdowns.accept(
        world.app, world.key(account.lineId().toString(), request), request);
  }
}
