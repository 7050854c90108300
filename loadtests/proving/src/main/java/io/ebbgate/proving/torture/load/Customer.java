package io.ebbgate.proving.torture.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.torture.load.Promised.Kind;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One customer who borrows and repays, a step at a time. For one thread at a time. */
final class Customer {
  private static final int REPAYS_PERCENT = 40;
  private static final int REPAYS_ALL_PERCENT = 50;
  private static final int BULLET_PERCENT = 25;
  private static final long STEP_FEN = 10_000;
  private static final int LEAST_STEPS = 5;
  private static final int MOST_STEPS = 12;

  private final Borrower borrower;
  private final InsistentClient client;
  private final Told told;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final String keys;
  private final Deque<String> drawdowns = new ArrayDeque<>();
  private Optional<String> debit = Optional.empty();
  private int asked;

  Customer(
      Borrower borrower,
      InsistentClient client,
      Told told,
      RandomGenerator random,
      InstantSource clock) {
    this.borrower = borrower;
    this.client = client;
    this.told = told;
    this.random = random;
    this.clock = clock;
    this.keys = borrower.person().reference();
  }

  /** Borrows, or repays if there is something to repay. */
  void step() throws InterruptedException {
    boolean repays = random.nextInt(100) < REPAYS_PERCENT && !drawdowns.isEmpty();
    if (repays && noDebitInFlight()) {
      repay();
    } else {
      borrow();
    }
  }

  private void borrow() throws InterruptedException {
    boolean bullet = random.nextInt(100) < BULLET_PERCENT;
    var request = object();
    request.put("lineId", borrower.lineId());
    request.set("amount", yuan(STEP_FEN * random.nextInt(LEAST_STEPS, MOST_STEPS)));
    request.put("product", bullet ? "bullet-6" : "cash-12").put("termMonths", 3);
    var quote = client.ask("/v1/drawdowns/quote", request).filter(Answer::succeeded);
    if (quote.isEmpty()) {
      return;
    }
    var key = "torture-" + keys + "-" + asked++;
    request.put("cardId", borrower.cardId());
    request
        .putObject("contract")
        .put("reference", "contract-" + key)
        .put("offerId", quote.get().body().required("offer").required("id").asText());
    request
        .putObject("authentication")
        .put("method", "FACE")
        .put("reference", "face-" + key)
        .put("at", clock.instant().toString());
    order(Kind.DRAWDOWN, request, key).ifPresent(drawdowns::add);
  }

  private boolean noDebitInFlight() throws InterruptedException {
    if (debit.isPresent()) {
      var state = client.get(Kind.REPAYMENT.path() + "/" + debit.get());
      if (state.isPresent() && !state.get().text("state").equals("Submitted")) {
        debit = Optional.empty();
      }
    }
    return debit.isEmpty();
  }

  private void repay() throws InterruptedException {
    var drawdown = drawdowns.remove();
    var read = client.get(Kind.DRAWDOWN.path() + "/" + drawdown).filter(Answer::succeeded);
    if (read.isEmpty() || read.get().text("state").equals("Submitted")) {
      drawdowns.add(drawdown);
      return;
    }
    if (!read.get().text("state").equals("Disbursed")) {
      return;
    }
    boolean all = random.nextInt(100) < REPAYS_ALL_PERCENT;
    var loan = read.get().text("loanId");
    var question = object().put("kind", all ? "EARLY_FULL" : "SCHEDULED");
    var quote =
        client.ask("/v1/loans/" + loan + "/repayment-quote", question).filter(Answer::succeeded);
    if (quote.isEmpty()) {
      return;
    }
    var key = "torture-" + keys + "-" + asked++;
    var request = object();
    request.put("loanId", loan).put("cardId", borrower.cardId());
    request.put("quoteId", quote.get().text("quoteId"));
    request.set("amount", quote.get().body().required("amount"));
    debit = order(Kind.REPAYMENT, request, key);
    if (!all) {
      drawdowns.add(drawdown);
    }
  }

  /** Asks for an order until the answer is certain; its number if it was accepted. */
  private Optional<String> order(Kind kind, ObjectNode body, String key)
      throws InterruptedException {
    var answer = client.order(kind.path(), body, key);
    if (answer.isEmpty()) {
      told.order(new Promised(kind, key, body, ""));
      return Optional.empty();
    }
    if (!answer.get().succeeded()) {
      return Optional.empty();
    }
    var id = answer.get().text("id");
    told.order(new Promised(kind, key, body, id));
    return Optional.of(id);
  }

  private static ObjectNode yuan(long fen) {
    return object().put("amount", fen).put("currency", "CNY");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
