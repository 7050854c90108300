package io.ebbgate.gateway.store.returned;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.gateway.store.repayment.FakeTerms;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.store.repayment.LoanRows;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Drawdowns of one customer whose payouts move and come back, and what is stored of them. */
public final class Payouts {
  private final LendingWorld world;
  private final LoanRows.Borrower borrower;

  public Payouts(LendingWorld world, LoanRows.Borrower borrower) {
    this.world = world;
    this.borrower = borrower;
  }

  /** A drawdown that is on its way to a card, by its attempt. */
  NewAttempt request(UUID cardId, long amountMinor) {
    return request(cardId, FakeTerms.INSTALMENTS, amountMinor);
  }

  private NewAttempt request(UUID cardId, String product, long amountMinor) {
    var command =
        new RequestDrawdown(
            borrower.lineId(),
            cardId,
            Money.fen(amountMinor),
            product,
            12,
            "contract",
            "offer",
            "FACE",
            "face-1",
            world.clock.instant());
    var candidate =
        new Candidate(
            world.ids.next(),
            world.ids.next(),
            world.key(IdempotencyKey.Operation.DRAWDOWN, world.ids.next().toString(), command),
            command,
            borrower.customerId(),
            1,
            150_000,
            "own",
            "sample-a",
            Set.of(),
            new JsonObject(),
            Optional.empty(),
            world.clock.instant());
    return switch (await(world.node.drawdowns.take(candidate))) {
      case Taken.Written written -> written.toSend().orElseThrow();
      case Taken.KeyKnown known -> throw new AssertionError("a new key was known: " + known);
    };
  }

  /** A drawdown that was paid out, by its attempt. */
  public NewAttempt paid(UUID cardId, long amountMinor) {
    return paid(cardId, FakeTerms.INSTALMENTS, amountMinor);
  }

  /** The same of another product. */
  public NewAttempt paid(UUID cardId, String product, long amountMinor) {
    var attempt = request(cardId, product, amountMinor);
    await(world.learn(attempt, world.moved(attempt)));
    return attempt;
  }

  /** What the channel says of a payout that came back. */
  Moved returned(NewAttempt attempt) {
    return world.moved(attempt).returned(world.clock.instant());
  }

  public void comeBack(NewAttempt attempt) {
    await(world.learn(attempt, returned(attempt)));
  }

  public UUID loan(NewAttempt attempt) {
    return world
        .database
        .run("select loan_id from drawdown where id = $1", attempt.orderId())
        .iterator()
        .next()
        .getUUID(0);
  }

  /** The states of drawdown, attempt and loan. */
  String states(NewAttempt attempt) {
    return world
        .database
        .run(
            """
            select d.state || ' ' || a.state || ' ' || l.state from drawdown d
            join attempt a on a.order_id = d.id join loan l on l.id = d.loan_id where d.id = $1\
            """,
            attempt.orderId())
        .iterator()
        .next()
        .getString(0);
  }

  /** What the outbox has of a loan, in order: kind, scene and state. */
  public List<String> told(UUID loanId) {
    var told = new ArrayList<String>();
    world
        .database
        .run("select kind, scene, state from outbox where key = $1 order by seq", loanId)
        .forEach(
            row -> told.add(row.getString(0) + " " + row.getString(1) + " " + row.getString(2)));
    return told;
  }

  /** The reasons of the incidents of an order. */
  List<String> incidents(UUID orderId) {
    var reasons = new ArrayList<String>();
    world
        .database
        .run("select reason from incident where order_id = $1 order by id", orderId)
        .forEach(row -> reasons.add(row.getString(0)));
    return reasons;
  }

  /** The balance of every account that is not even: what was debited less what was credited. */
  public Map<String, Long> balances() {
    var balances = new TreeMap<String, Long>();
    for (var row : world.database.run("select debit, credit, amount_minor from ledger_transfer")) {
      balances.merge(row.getString(0), row.getLong(2), Long::sum);
      balances.merge(row.getString(1), -row.getLong(2), Long::sum);
    }
    balances.values().removeIf(balance -> balance == 0);
    return balances;
  }
}
