package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.RepaymentQuote;
import io.ebbgate.core.lending.RepaymentRefusal;
import io.ebbgate.core.lending.allocation.Allocations;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.ebbgate.gateway.usecase.repayment.loan.LoanMapping;
import io.ebbgate.gateway.usecase.repayment.loan.Loans;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Tells what is owed on the business date, as a signed quote. Writes nothing. */
public final class QuoteWhatIsOwed {
  private final Loans loans;
  private final TermsSource terms;
  private final LendingCaps caps;
  private final QuoteTokens tokens;
  private final InstantSource clock;
  private final BusinessDays days;
  private final Duration holdsFor;

  /**
   * @param caps what the law allows
   * @param clock for how long the quote holds
   * @param days to which day interest runs
   * @param holdsFor how long a quote may be paid on
   */
  public QuoteWhatIsOwed(
      Loans loans,
      TermsSource terms,
      LendingCaps caps,
      QuoteTokens tokens,
      InstantSource clock,
      BusinessDays days,
      Duration holdsFor) {
    this.loans = loans;
    this.terms = terms;
    this.caps = caps;
    this.tokens = tokens;
    this.clock = clock;
    this.days = days;
    this.holdsFor = holdsFor;
  }

  /** What a repayment of this loan would cost today. */
  Future<RepaymentQuoteView> quote(Principal principal, UUID loanId, QuoteRepayment command) {
    return loans
        .find(principal.clientId(), loanId)
        .map(found ->
            found
                .map(loan -> LoanMapping.toCore(loan, terms.current(), caps))
                .orElseThrow(QuoteWhatIsOwed::noSuchLoan))
        .map(loan -> answer(loan, command));
  }

  private RepaymentQuoteView answer(Loan loan, QuoteRepayment command) {
    var kind = kind(command.kind());
    return switch (Allocations.quote(loan, kind, days.dayOf(clock.instant()), command.amount())) {
      case RepaymentQuote quote -> issue(quote);
      case RepaymentRefusal refusal ->
          throw Problem.of(code(refusal.code()), sentence(refusal.message())).rejected();
    };
  }

  private RepaymentQuoteView issue(RepaymentQuote quote) {
    Components parts = quote.components();
    var bound =
        new BoundQuote(
            quote.loanId(),
            quote.loanVersion(),
            quote.kind().name(),
            quote.valueDate(),
            parts.principal(),
            parts.interest(),
            parts.fee(),
            parts.penalty(),
            clock.instant().plus(holdsFor).truncatedTo(ChronoUnit.MILLIS));
    return new RepaymentQuoteView(
        tokens.issue(bound),
        bound.loanId(),
        bound.kind(),
        bound.valueDate(),
        bound.amount(),
        bound.principal(),
        bound.interest(),
        bound.fee(),
        bound.penalty(),
        bound.expiresAt());
  }

  static Rejected noSuchLoan() {
    return Problem.of(ProblemCode.LOAN_NOT_FOUND, "This client has no such loan.").rejected();
  }

  private static RepaymentKind kind(String name) {
    for (var kind : RepaymentKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw Problem.field(
            ProblemCode.FIELD_INVALID,
            "/kind",
            "The kind is SCHEDULED, EARLY_FULL, EARLY_PARTIAL or OVERDUE.")
        .rejected();
  }

  private static ProblemCode code(RepaymentRefusal.Code code) {
    return switch (code) {
      case LOAN_VOIDED -> ProblemCode.LOAN_VOIDED;
      case LOAN_SETTLED -> ProblemCode.LOAN_SETTLED;
      case NOTHING_DUE -> ProblemCode.NOTHING_DUE;
      case EARLY_REPAYMENT_NOT_ALLOWED -> ProblemCode.EARLY_REPAYMENT_NOT_ALLOWED;
      case AMOUNT_ABOVE_OWED -> ProblemCode.AMOUNT_ABOVE_OWED;
      case AMOUNT_TOO_SMALL -> ProblemCode.AMOUNT_TOO_SMALL;
    };
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
