package io.ebbgate.proving.demo;

import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.demo.report.Tally;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Quotes and sends repayments, and counts the answers. */
final class RepaymentDesk {

  /** What a customer wants to do today. */
  enum Wish {
    NEXT_INSTALMENT,
    EVERYTHING,
    PART
  }

  private static final long PART_PERCENT = 30;
  private static final long STEP_FEN = 10_000;

  private final GatewayClient gateway;
  private final String run;
  private final Tally tally = new Tally();

  RepaymentDesk(GatewayClient gateway, String run) {
    this.gateway = gateway;
    this.run = run;
  }

  Tally tally() {
    return tally;
  }

  /** Repays a loan as wished; answers the repayment's number if it was accepted. */
  Callable<Optional<String>> repaying(
      String loanId, String cardId, Wish wish, boolean repeated, int number) {
    return () -> {
      var quote = quote(loanId, wish);
      if (!quote.succeeded()) {
        // What the quote refuses is never sent: it is not a request for money.
        throw new IllegalStateException("no quote for " + wish + ": " + quote.body());
      }
      var request = gateway.object();
      request.put("loanId", loanId).put("cardId", cardId);
      request.put("quoteId", quote.text("quoteId")).set("amount", quote.body().required("amount"));
      var key = "repayment-" + run + "-" + number;
      var first = gateway.post("/v1/repayments", request, key);
      boolean accepted = tally.count(first);
      if (repeated) {
        var second = gateway.post("/v1/repayments", request, key);
        if (first.succeeded() && !first.text("id").equals(second.text("id"))) {
          throw new IllegalStateException(
              "a repeated key was answered otherwise: " + second.body());
        }
        tally.countRepeat(second);
      }
      return accepted ? Optional.of(first.text("id")) : Optional.empty();
    };
  }

  private Answer quote(String loanId, Wish wish) throws InterruptedException {
    var question = gateway.object();
    switch (wish) {
      case NEXT_INSTALMENT -> question.put("kind", "SCHEDULED");
      case EVERYTHING -> question.put("kind", "EARLY_FULL");
      case PART -> {
        var loan = Borrower.wanted(gateway.get("/v1/loans/" + loanId));
        long owed = loan.body().required("outstanding").required("amount").asLong();
        long part = Math.max(STEP_FEN, owed * PART_PERCENT / 100 / STEP_FEN * STEP_FEN);
        question.put("kind", "EARLY_PARTIAL").set("amount", Borrower.money(gateway, part));
      }
    }
    return gateway.post("/v1/loans/" + loanId + "/repayment-quote", question);
  }
}
