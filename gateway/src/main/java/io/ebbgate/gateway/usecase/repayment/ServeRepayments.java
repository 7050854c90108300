package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.learning.WaitingOrders;
import io.ebbgate.gateway.usecase.repayment.loan.LoanPicture;
import io.ebbgate.gateway.usecase.repayment.loan.Loans;
import io.ebbgate.gateway.usecase.repayment.taking.RepaymentBook;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/** What the lending app can do with loans and repayments, each by its own use case. */
public final class ServeRepayments implements Repayments {
  private final Loans loans;
  private final QuoteWhatIsOwed quotes;
  private final AcceptRepayment acceptance;
  private final RepaymentBook book;
  private final WaitingOrders waiting;

  public ServeRepayments(
      Loans loans,
      QuoteWhatIsOwed quotes,
      AcceptRepayment acceptance,
      RepaymentBook book,
      WaitingOrders waiting) {
    this.loans = loans;
    this.quotes = quotes;
    this.acceptance = acceptance;
    this.book = book;
    this.waiting = waiting;
  }

  @Override
  public Future<LoanView> loan(Principal principal, UUID loanId) {
    return loans
        .find(principal.clientId(), loanId)
        .map(found -> found.map(LoanPicture::of).orElseThrow(QuoteWhatIsOwed::noSuchLoan));
  }

  @Override
  public Future<RepaymentQuoteView> quote(
      Principal principal, UUID loanId, QuoteRepayment command) {
    return quotes.quote(principal, loanId, command);
  }

  @Override
  public Future<Kept<RepaymentView>> accept(
      Principal principal, IdempotencyKey key, RequestRepayment command) {
    return acceptance.accept(key, command);
  }

  @Override
  public Future<RepaymentView> find(Principal principal, UUID repaymentId) {
    return book.find(principal.clientId(), repaymentId)
        .map(found ->
            found.orElseThrow(() ->
                Problem.of(ProblemCode.REPAYMENT_NOT_FOUND, "This client has no such repayment.")
                    .rejected()));
  }

  @Override
  public Future<RepaymentView> awaitEnd(Principal principal, UUID repaymentId, Duration atMost) {
    return waiting.await(repaymentId, atMost, () -> find(principal, repaymentId));
  }
}
