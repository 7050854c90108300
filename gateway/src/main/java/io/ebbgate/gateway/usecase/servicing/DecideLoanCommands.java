package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.command.CommandAnswer;
import io.ebbgate.core.lending.command.CommandAnswer.Accepted;
import io.ebbgate.core.lending.command.CommandLimits;
import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.lending.command.LoanCommands;
import io.ebbgate.core.lending.history.EventMark;
import io.ebbgate.core.lending.history.LoanState;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanStanding;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.gateway.usecase.reference.TermsSource;
import io.ebbgate.gateway.usecase.repayment.loan.LoanMapping;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what people order about a loan, by the core, and what follows from it. Pure but for the
 * identifiers that it takes.
 */
public final class DecideLoanCommands {
  private final TermsSource terms;
  private final LendingCaps caps;
  private final CommandLimits limits;
  private final Ids ids;
  private final Bookings bookings;
  private final LoanNotices notices;

  /**
   * @param caps what the law allows
   * @param limits how far people may go
   */
  public DecideLoanCommands(
      TermsSource terms,
      LendingCaps caps,
      CommandLimits limits,
      Ids ids,
      Bookings bookings,
      LoanNotices notices) {
    this.terms = terms;
    this.caps = caps;
    this.limits = limits;
    this.ids = ids;
    this.bookings = bookings;
    this.notices = notices;
  }

  /** A proposal with the plan that would follow. */
  LoanCommandBook.Proposal propose(
      LoanFile file,
      UUID id,
      ProposeLoanCommand command,
      UUID proposerId,
      Instant at,
      LocalDate today) {
    var decided = decide(file, command.command(), id, today);
    decided.bookings(command.command());
    var loan = file.found().loan();
    return new LoanCommandBook.Proposal(
        id,
        loan.id(),
        command.command(),
        command.reason(),
        loan.version(),
        LoanMapping.instalments(decided.accepted().after().state().loan()),
        proposerId,
        at);
  }

  /** What follows from a proposal now that a second person has approved it. */
  LoanChanges approve(
      LoanCommandView command, LoanFile file, UUID approverId, Instant at, LocalDate today) {
    if (command.status() != LoanCommandView.Status.PROPOSED) {
      throw Problem.of(
              ProblemCode.ACTION_NOT_WAITING,
              "It is " + command.status().text() + ": nothing waits for approval.")
          .rejected();
    }
    if (command.proposerId().equals(approverId)) {
      throw Problem.of(
              ProblemCode.APPROVER_IS_PROPOSER,
              "You proposed this yourself: somebody with a client of their own approves it.")
          .rejected();
    }
    var loan = file.found().loan();
    if (loan.version() != command.loanVersion()) {
      throw Problem.of(
              ProblemCode.ACTION_NOT_WAITING,
              "The loan has changed since it was proposed: look at it, and propose it anew.")
          .rejected();
    }
    var eventId = ids.next();
    var decided = decide(file, command.command(), eventId, today);
    var state = decided.accepted().after().state();
    return new LoanChanges(
        command.id(),
        approverId,
        at,
        eventId,
        today,
        after(loan, state, at),
        file.found().instalments(),
        LoanMapping.instalments(state.loan()),
        state.loan().outstanding().minor() - loan.outstanding().minor(),
        decided.bookings(command.command()).stream()
            .map(booked -> booked.row(bookings, loan, at))
            .toList(),
        decided.ended(command.command()),
        told(command, loan, state.loan(), at));
  }

  private DecidedOrder decide(LoanFile file, LoanCommand command, UUID eventId, LocalDate today) {
    var story = LoanStory.of(file, terms.current(), caps);
    if (!story.isTrue()) {
      throw Problem.of(
              ProblemCode.LOAN_HISTORY_DIFFERS,
              "Its events make another loan of it than what is stored; nothing is ordered about it"
                  + " until that is explained.")
          .rejected();
    }
    if (file.debitInFlight() && changesThePlan(command)) {
      throw Problem.of(
              ProblemCode.DEBIT_IN_FLIGHT,
              "A debit of this loan has not ended, and pays what was quoted; ask again when it"
                  + " has.")
          .rejected();
    }
    var mark = new EventMark(eventId, today, file.found().loan().version() + 1);
    return switch (LoanCommands.decide(story.events(), command, mark, limits)) {
      case Accepted accepted -> new DecidedOrder(file, story.events(), accepted);
      case CommandAnswer.Refused refused -> throw refused(refused.code().code(), refused.message());
    };
  }

  /** A dispute has to be held at once, whatever is under way. */
  private static boolean changesThePlan(LoanCommand command) {
    return switch (command) {
      case LoanCommand.HoldDispute _, LoanCommand.ReleaseDispute _ -> false;
      case LoanCommand.Extend _,
          LoanCommand.Shorten _,
          LoanCommand.Defer _,
          LoanCommand.Waive _,
          LoanCommand.StopInterest _,
          LoanCommand.WriteOff _,
          LoanCommand.Recover _,
          LoanCommand.Compensate _,
          LoanCommand.Correct _,
          LoanCommand.Reverse _,
          LoanCommand.ApplyCoupon _ ->
          true;
    };
  }

  private static LoanRow after(LoanRow before, LoanState state, Instant at) {
    Loan loan = state.loan();
    return before
        .in(
            loan.stateName(),
            loan.outstanding(),
            loan.interestFrom(),
            loan.isSettled() ? Optional.of(before.settledAt().orElse(at)) : Optional.empty())
        .with(
            new LoanStanding(
                state.disputed(), loan.uncounted().stoppedFrom(), state.writtenOffOn()));
  }

  private List<NoticeRow> told(LoanCommandView command, LoanRow row, Loan after, Instant at) {
    var rows =
        new ArrayList<>(
            notices.changed(
                row, command.id(), LoanCommandFormat.kind(command.command()), after, at));
    if (after.isSettled()) {
      rows.addAll(notices.settled(row, Money.zero(row.principal().currency()), at));
    }
    return rows;
  }

  /** A refusal with its rule and a sentence that compares the figures. */
  static Rejected refused(String rule, String message) {
    var sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    return new Problem(ProblemCode.LOAN_COMMAND_REFUSED, sentence, Map.of("rule", rule)).rejected();
  }
}
