package io.ebbgate.gateway.store.repayment.race;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.store.repayment.LendingNode;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.repayment.QuoteRepayment;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that repay the same loans from the same cards, over several nodes, and channels that
 * answer in many ways. Notes what must never be seen.
 */
final class RepaymentRace {

  /** What a client that races others may be told. */
  private static final Set<ProblemCode> EXPECTED =
      Set.of(
          ProblemCode.DEBIT_IN_FLIGHT,
          ProblemCode.QUOTE_CHANGED,
          ProblemCode.NOTHING_DUE,
          ProblemCode.LOAN_SETTLED,
          ProblemCode.AMOUNT_ABOVE_OWED,
          ProblemCode.AMOUNT_TOO_SMALL,
          ProblemCode.IDEMPOTENCY_IN_FLIGHT);

  /** A loan with the cards that it may be repaid from. */
  record Target(UUID loanId, List<UUID> cards) {}

  final List<String> wrong = new CopyOnWriteArrayList<>();
  final Map<ProblemCode, Integer> told = new ConcurrentHashMap<>();
  private final Map<String, UUID> repaymentOfKey = new ConcurrentHashMap<>();
  private final Map<UUID, AtomicInteger> inFlight = new ConcurrentHashMap<>();
  private final LendingWorld world;
  private final List<LendingNode> nodes;
  private final List<Target> targets;

  RepaymentRace(LendingWorld world, List<LendingNode> nodes, List<Target> targets) {
    this.world = world;
    this.nodes = nodes;
    this.targets = targets;
  }

  /** One client, one repayment after the other. */
  Future<Void> rounds(Random random, String client, int left) {
    return left == 0
        ? Future.succeededFuture()
        : round(random, client + "-" + left).compose(_ -> rounds(random, client, left - 1));
  }

  private Future<Void> round(Random random, String name) {
    var target = targets.get(random.nextInt(targets.size()));
    var cardId = target.cards().get(random.nextInt(target.cards().size()));
    var ask =
        random.nextInt(4) == 0
            ? new QuoteRepayment("SCHEDULED", Optional.empty())
            : new QuoteRepayment(
                "EARLY_PARTIAL", Optional.of(Money.fen(20_000 + random.nextInt(200_000))));
    // A client that heard nothing asks again, perhaps of another node.
    int times = random.nextInt(5) == 0 ? 2 : 1;
    return node(random)
        .repayments
        .quote(world.app, target.loanId(), ask)
        .compose(quote -> {
          var command = LendingWorld.pay(quote, cardId);
          var key = world.key(name, command);
          var answers = new ArrayList<Future<Void>>();
          for (int i = 0; i < times; i++) {
            answers.add(
                node(random)
                    .repayments
                    .accept(world.app, key, command)
                    .compose(kept -> answered(name, kept, random))
                    .recover(this::problem));
          }
          return Future.all(answers).<Void>mapEmpty();
        })
        .recover(this::problem);
  }

  private LendingNode node(Random random) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  private Future<Void> problem(Throwable failure) {
    if (failure instanceof Rejected rejected && EXPECTED.contains(rejected.problem().code())) {
      told.merge(rejected.problem().code(), 1, Integer::sum);
    } else {
      wrong.add(failure.toString());
    }
    return Future.succeededFuture();
  }

  private Future<Void> answered(String key, Kept<RepaymentView> kept, Random random) {
    var repayment = kept.value();
    var first = repaymentOfKey.putIfAbsent(key, repayment.id());
    if (first != null && !first.equals(repayment.id())) {
      wrong.add("one key, two repayments: " + first + " and " + repayment);
    }
    if (kept.replayed()) {
      return Future.succeededFuture();
    }
    enter(repayment);
    return tell(repayment, random);
  }

  /** The channel answers, until there is no further attempt. */
  private Future<Void> tell(RepaymentView repayment, Random random) {
    var attempt = attempt(repayment);
    if (attempt.isEmpty()) {
      return Future.succeededFuture();
    }
    return tell(repayment, attempt.get(), random).compose(_ -> tell(repayment, random));
  }

  private Future<Void> tell(RepaymentView repayment, NewAttempt attempt, Random random) {
    var outcome = outcome(attempt, random);
    boolean mayEnd = !(outcome instanceof Unknown);
    if (mayEnd) {
      // Before it is told: once that is durable, the next debit may come at any moment.
      leave(repayment);
    }
    int times = random.nextInt(3) == 0 ? 2 : 1;
    var said = new ArrayList<Future<?>>();
    for (int i = 0; i < times; i++) {
      said.add(node(random).learn(attempt, outcome));
    }
    return Future.all(said)
        .compose(_ -> {
          if (!mayEnd) {
            return tell(repayment, attempt, random);
          }
          if (world.sent.stream().anyMatch(next -> next.orderId().equals(repayment.id()))) {
            enter(repayment);
          }
          return Future.succeededFuture();
        });
  }

  private Outcome outcome(NewAttempt attempt, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> new NotMoved(NotMoved.Reason.INSUFFICIENT_FUNDS, "51");
      case 1, 2 -> new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "96");
      case 3 -> new Unknown(Unknown.Cause.TIMEOUT, "");
      default -> world.moved(attempt);
    };
  }

  private Optional<NewAttempt> attempt(RepaymentView repayment) {
    var found =
        world.sent.stream().filter(each -> each.orderId().equals(repayment.id())).findFirst();
    found.ifPresent(world.sent::remove);
    return found;
  }

  private void enter(RepaymentView repayment) {
    for (var held : List.of(repayment.loanId(), repayment.cardId())) {
      if (inFlight.computeIfAbsent(held, _ -> new AtomicInteger()).incrementAndGet() != 1) {
        wrong.add("two debits in flight on " + held);
      }
    }
  }

  private void leave(RepaymentView repayment) {
    for (var held : List.of(repayment.loanId(), repayment.cardId())) {
      inFlight.computeIfAbsent(held, _ -> new AtomicInteger()).decrementAndGet();
    }
  }
}
