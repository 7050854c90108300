package io.ebbgate.simulator.world;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.QuoteDrawdown;
import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.movement.rows.account.CardRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.RepaymentQuoteView;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.RequestRepayment;
import io.ebbgate.simulator.invariant.Invariant;
import io.ebbgate.simulator.node.SimNode;
import io.ebbgate.simulator.node.SimTerms;
import io.ebbgate.simulator.node.Surroundings;
import io.ebbgate.simulator.time.FaultKind;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The lending app and its customers: they draw, they repay, and they ask twice. */
final class Crowd {
  private static final int ACCOUNTS = 400;
  private static final int NEWCOMERS = 200;
  private static final int LIVELY_LOANS = 2_000;

  private static final List<String> KINDS =
      List.of("SCHEDULED", "OVERDUE", "EARLY_FULL", "EARLY_FULL", "EARLY_PARTIAL");

  private record Account(UUID customerId, UUID lineId, UUID cardId) {}

  private final Surroundings around;
  private final Fleet fleet;
  private final UUID clientId;
  private final Principal app;
  private final List<Account> accounts = new ArrayList<>();
  private final Map<UUID, UUID> cardOfLine = new HashMap<>();
  private final Map<UUID, UUID> orderOfKey = new HashMap<>();
  private long payments;
  private boolean gone;

  Crowd(Surroundings around, Fleet fleet) {
    this.around = around;
    this.fleet = fleet;
    this.clientId = around.ids().next();
    this.app = new Principal(clientId, Set.of());
  }

  /** How many orders were taken. */
  long payments() {
    return payments;
  }

  /** Nobody asks for anything any more. */
  void leave() {
    gone = true;
  }

  void arrive() {
    for (int i = 0; i < ACCOUNTS; i++) {
      open();
    }
    next();
  }

  /** Others come, who owe nothing yet; those who have been here longest draw no more. */
  void welcome() {
    for (int i = 0; i < NEWCOMERS; i++) {
      open();
    }
    accounts.subList(0, NEWCOMERS).clear();
  }

  private void open() {
    var ids = around.ids();
    var account = new Account(ids.next(), ids.next(), ids.next());
    accounts.add(account);
    cardOfLine.put(account.lineId(), account.cardId());
    var agreements = new HashMap<String, String>();
    SimTerms.CHANNELS.forEach(channel -> agreements.put(channel, "agr-" + channel));
    if (around.chance().oneIn(5)) {
      agreements.remove(around.chance().pick(SimTerms.CHANNELS));
    }
    around
        .tables()
        .open(
            new LineRow(
                account.lineId(),
                clientId,
                account.customerId(),
                "CNY",
                (5 + around.chance().below(60)) * 10_000L,
                0,
                0,
                around.chance().oneIn(40) ? "FROZEN" : "ACTIVE",
                1 + around.chance().below(28),
                1),
            new CardRow(account.cardId(), account.customerId(), "4321", "ICBC", agreements));
  }

  private void next() {
    if (gone) {
      return;
    }
    around
        .scheduler()
        .after(
            around.calendar().pauseMicros() + around.chance().micros(2, 40),
            () -> {
              if (around.chance().oneIn(2)) {
                draw();
              } else {
                repay();
              }
              next();
            });
  }

  private void on(Consumer<SimNode> action) {
    fleet.anyNode().ifPresent(node -> node.life().run(() -> action.accept(node)));
  }

  private void draw() {
    var account = around.chance().pick(accounts);
    var amount = Money.fen((10 + around.chance().below(200)) * 1_000L);
    var product = around.chance().pick(SimTerms.PRODUCTS);
    int months = around.chance().oneIn(2) ? 1 : 3;
    on(node ->
        node.drawdowns()
            .quote(app, new QuoteDrawdown(account.lineId(), amount, product, months))
            .onSuccess(quote ->
                ask(
                    new RequestDrawdown(
                        account.lineId(),
                        account.cardId(),
                        amount,
                        product,
                        months,
                        "contract",
                        quote.offer().orElseThrow().id(),
                        "FACE",
                        "face",
                        around.scheduler().instant()))));
  }

  private void ask(RequestDrawdown request) {
    var key = key(IdempotencyKey.Operation.DRAWDOWN);
    repeatedly(() ->
        on(node -> answered(key, node.drawdowns().accept(app, key, request).map(Crowd::drawn))));
  }

  private void repay() {
    var loans = around.tables().loanIds();
    if (loans.isEmpty()) {
      return;
    }
    // Of the newest, so that most of them still owe something.
    int among = Math.min(LIVELY_LOANS, loans.size());
    var loan =
        around
            .tables()
            .loan(loans.get(loans.size() - 1 - around.chance().below(among)))
            .filter(row -> row.state().equals("Active"));
    if (loan.isEmpty()) {
      return;
    }
    var kind = around.chance().pick(KINDS);
    var wanted =
        kind.equals("EARLY_PARTIAL")
            ? Optional.of(Money.fen(1_000L * (1 + around.chance().below(40))))
            : Optional.<Money>empty();
    var cardId = loan.get().cardId();
    on(node ->
        node.repayments()
            .quote(app, loan.get().id(), new QuoteRepayment(kind, wanted))
            .onSuccess(quote -> ask(quote, cardId)));
  }

  private void ask(RepaymentQuoteView quote, UUID cardId) {
    var request = new RequestRepayment(quote.loanId(), cardId, quote.quoteId(), quote.amount());
    var key = key(IdempotencyKey.Operation.REPAYMENT);
    repeatedly(() ->
        on(node -> answered(key, node.repayments().accept(app, key, request).map(Crowd::repaid))));
  }

  /** Asks once, and now and then again: at once, or when the first answer is long there. */
  private void repeatedly(Runnable request) {
    request.run();
    if (around.faults().strike(FaultKind.REQUEST_REPEATED, 6)) {
      around.scheduler().after(around.chance().micros(0, 20), request);
      around.scheduler().after(around.chance().micros(10, 20_000), request);
    }
  }

  private record Told(UUID orderId, boolean replayed) {}

  private static Told drawn(Kept<DrawdownView> kept) {
    return new Told(kept.value().id(), kept.replayed());
  }

  private static Told repaid(Kept<RepaymentView> kept) {
    return new Told(kept.value().id(), kept.replayed());
  }

  private void answered(IdempotencyKey key, Future<Told> answer) {
    answer.onSuccess(told -> {
      if (!around.tables().hasOrder(told.orderId())) {
        around
            .violations()
            .found(
                Invariant.DURABLE_BEFORE_ANSWERED,
                "order " + told.orderId() + " is answered and not in the database");
      }
      var before = orderOfKey.putIfAbsent(uuid(key), told.orderId());
      if (before == null) {
        payments++;
      } else if (!before.equals(told.orderId())) {
        around
            .violations()
            .found(
                Invariant.ONE_ORDER_A_KEY,
                "one key made the orders " + before + " and " + told.orderId());
      }
    });
  }

  private IdempotencyKey key(IdempotencyKey.Operation operation) {
    var id = around.ids().next();
    var digest =
        ByteBuffer.allocate(32)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return new IdempotencyKey(clientId, operation, digest, digest);
  }

  private static UUID uuid(IdempotencyKey key) {
    var digest = ByteBuffer.wrap(key.keyDigest());
    return new UUID(digest.getLong(), digest.getLong());
  }
}
