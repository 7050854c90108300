package io.ebbgate.gateway.usecase.repayment.taking;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.RepaymentQuote;
import io.ebbgate.core.lending.RepaymentRefusal;
import io.ebbgate.core.lending.allocation.Allocations;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.core.repayment.RepaymentState;
import io.ebbgate.core.routing.Verdict;
import io.ebbgate.core.routing.channel.ChannelChoice;
import io.ebbgate.core.routing.channel.ChannelDecision;
import io.ebbgate.core.routing.channel.ChannelRequest;
import io.ebbgate.core.routing.channel.ChannelRouting;
import io.ebbgate.core.routing.channel.ChannelRule;
import io.ebbgate.core.routing.channel.ChannelSnapshot;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.CardRow;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.ebbgate.gateway.usecase.repayment.BoundQuote;
import io.ebbgate.gateway.usecase.repayment.loan.LoanMapping;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Rules on candidates under their locks: by the core's quote of what is owed now, and the core's
 * channel routing over the card's agreements.
 */
public final class RuleOnRepayments implements Rulings {
  private final TermsSource terms;
  private final LendingCaps caps;
  private final Supplier<ChannelSnapshot> channels;

  /**
   * @param caps what the law allows
   * @param channels all channels with their breakers as they are now; callable from any thread
   */
  public RuleOnRepayments(TermsSource terms, LendingCaps caps, Supplier<ChannelSnapshot> channels) {
    this.terms = terms;
    this.caps = caps;
    this.channels = channels;
  }

  @Override
  public List<Ruling> rule(List<Candidate> candidates, Locked locked) {
    var batch =
        new Batch(
            terms.current(),
            caps,
            channels.get(),
            new HashSet<>(locked.busyLoans()),
            new HashSet<>(locked.busyCards()));
    var rulings = new ArrayList<Ruling>(candidates.size());
    for (var candidate : candidates) {
      rulings.add(batch.rule(candidate, locked));
    }
    return rulings;
  }

  /** One batch on one snapshot; what it takes is busy for the rest of it. */
  private record Batch(
      Terms terms,
      LendingCaps caps,
      ChannelSnapshot channels,
      HashSet<UUID> busyLoans,
      HashSet<UUID> busyCards) {

    Ruling rule(Candidate candidate, Locked locked) {
      var found =
          Optional.ofNullable(locked.loans().get(candidate.loanId()))
              .filter(each -> each.loan().clientId().equals(candidate.clientId()));
      if (found.isEmpty()) {
        return away(ProblemCode.LOAN_NOT_FOUND, "This client has no such loan.");
      }
      var card =
          Optional.ofNullable(locked.cards().get(candidate.cardId()))
              .filter(each -> each.clientId().equals(candidate.clientId()));
      if (card.isEmpty()) {
        return away(ProblemCode.CARD_NOT_FOUND, "This client has no such card.");
      }
      return rule(candidate, found.get(), card.get().card(), locked);
    }

    private Ruling rule(Candidate candidate, LoanWithPlan found, CardRow card, Locked locked) {
      if (!card.customerId().equals(found.loan().customerId())) {
        return away(
            ProblemCode.CARD_NOT_OF_CUSTOMER, "The card is not bound to the loan's customer.");
      }
      var loan = LoanMapping.toCore(found, terms, caps);
      if (loan.voided()) {
        return away(
            ProblemCode.LOAN_VOIDED,
            "The payout of this loan came back: nothing is owed, and nothing is debited for it.");
      }
      if (candidate.expired()) {
        return unpayable(ProblemCode.QUOTE_EXPIRED, "The quote has expired.", candidate, loan);
      }
      if (!stillOwed(candidate, loan)) {
        return unpayable(
            ProblemCode.QUOTE_CHANGED, "What is owed is not what was quoted.", candidate, loan);
      }
      if (locked.heldLoans().contains(candidate.loanId()) || found.loan().standing().disputed()) {
        return away(
            ProblemCode.LOAN_HELD, "Nothing is debited for this loan until a person resumes it.");
      }
      if (busyLoans.contains(candidate.loanId()) || busyCards.contains(candidate.cardId())) {
        return away(
            ProblemCode.DEBIT_IN_FLIGHT,
            "Another debit of this loan or card has not ended; ask again when it has.");
      }
      return route(candidate, found, card);
    }

    private Ruling route(Candidate candidate, LoanWithPlan found, CardRow card) {
      var request =
          ChannelRequest.debit(candidate.quote().amount(), card.bank(), card.activeAgreements());
      var decision = ChannelRouting.choose(channels, request);
      if (decision.choice().isPresent()) {
        busyLoans.add(candidate.loanId());
        busyCards.add(candidate.cardId());
        return accept(candidate, found, decision, decision.choice().get());
      }
      if (decision.isBlockedForNow()) {
        return away(
            ProblemCode.NO_CHANNEL,
            "Every channel that this card could be debited through is interrupted; ask again"
                + " later.");
      }
      return new Ruling.Refuse(
          row(candidate, found, new RepaymentState.Refused(), Optional.of(candidate.at())),
          RoutingNote.of(decision),
          refusal(decision, card));
    }
  }

  private static Ruling accept(
      Candidate candidate, LoanWithPlan found, ChannelDecision decision, ChannelChoice choice) {
    return new Ruling.Accept(
        row(candidate, found, new RepaymentState.Submitted(), Optional.empty()),
        RoutingNote.of(decision),
        new NewAttempt(
            candidate.attemptId(),
            candidate.repaymentId(),
            OrderKind.REPAYMENT,
            1,
            MovementKind.DEBIT,
            choice.channel(),
            candidate.cardId(),
            choice.agreementReference(),
            candidate.quote().amount(),
            candidate.at(),
            choice.others()));
  }

  private static RepaymentRow row(
      Candidate candidate, LoanWithPlan found, RepaymentState state, Optional<Instant> endedAt) {
    var loan = found.loan();
    var quote = candidate.quote();
    return new RepaymentRow(
        candidate.repaymentId(),
        loan.clientId(),
        loan.customerId(),
        loan.lineId(),
        loan.id(),
        candidate.cardId(),
        quote.kind(),
        quote.amount(),
        quote.principal(),
        quote.interest(),
        quote.fee(),
        quote.penalty(),
        candidate.today(),
        quote.loanVersion(),
        state.name(),
        Optional.empty(),
        1,
        candidate.at(),
        endedAt);
  }

  /** The loan has not changed, and the same kind of repayment costs today what it did. */
  private static boolean stillOwed(Candidate candidate, Loan loan) {
    var quote = candidate.quote();
    return quote.loanVersion() == loan.version()
        && quotedNow(candidate, loan, Optional.of(quote.amount()))
            .filter(now -> now.equals(components(quote)))
            .isPresent();
  }

  /** What the same kind costs in full; for a part of what is not due, what it pays. */
  private static Optional<Components> costsNow(Candidate candidate, Loan loan) {
    return quotedNow(
        candidate,
        loan,
        kind(candidate) == RepaymentKind.EARLY_PARTIAL
            ? Optional.of(candidate.quote().amount())
            : Optional.empty());
  }

  private static RepaymentKind kind(Candidate candidate) {
    return RepaymentKind.valueOf(candidate.quote().kind());
  }

  private static Optional<Components> quotedNow(
      Candidate candidate, Loan loan, Optional<Money> amount) {
    return switch (Allocations.quote(loan, kind(candidate), candidate.today(), amount)) {
      case RepaymentQuote now -> Optional.of(now.components());
      case RepaymentRefusal _ -> Optional.empty();
    };
  }

  private static Components components(BoundQuote quote) {
    return new Components(quote.principal(), quote.interest(), quote.fee(), quote.penalty());
  }

  private static Ruling unpayable(ProblemCode code, String detail, Candidate candidate, Loan loan) {
    return new Ruling.TurnAway(
        OwedNow.problem(
            code,
            detail,
            candidate.today(),
            Allocations.owedOn(loan, candidate.today()),
            costsNow(candidate, loan)));
  }

  private static ProblemCode refusal(ChannelDecision decision, CardRow card) {
    boolean onlyAgreementMissing =
        decision.considered().stream()
            .anyMatch(one ->
                one.verdict() instanceof Verdict.Removed removed
                    && removed.rule().equals(ChannelRule.AGREEMENT_MISSING.name()));
    return onlyAgreementMissing || card.activeAgreements().isEmpty()
        ? ProblemCode.AGREEMENT_NOT_ACTIVE
        : ProblemCode.NO_CHANNEL;
  }

  private static Ruling away(ProblemCode code, String detail) {
    return new Ruling.TurnAway(Problem.of(code, detail));
  }
}
