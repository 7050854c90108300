package io.ebbgate.core.lending.command;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.RepaymentQuotes;
import io.ebbgate.core.lending.allocation.Acceleration;
import io.ebbgate.core.lending.command.CommandAnswer.Accepted;
import io.ebbgate.core.lending.command.CommandAnswer.Code;
import io.ebbgate.core.lending.command.CommandAnswer.Refused;
import io.ebbgate.core.lending.command.LoanCommand.ApplyCoupon;
import io.ebbgate.core.lending.command.LoanCommand.Compensate;
import io.ebbgate.core.lending.command.LoanCommand.Correct;
import io.ebbgate.core.lending.command.LoanCommand.Defer;
import io.ebbgate.core.lending.command.LoanCommand.Extend;
import io.ebbgate.core.lending.command.LoanCommand.HoldDispute;
import io.ebbgate.core.lending.command.LoanCommand.Recover;
import io.ebbgate.core.lending.command.LoanCommand.ReleaseDispute;
import io.ebbgate.core.lending.command.LoanCommand.Reverse;
import io.ebbgate.core.lending.command.LoanCommand.Shorten;
import io.ebbgate.core.lending.command.LoanCommand.StopInterest;
import io.ebbgate.core.lending.command.LoanCommand.Waive;
import io.ebbgate.core.lending.command.LoanCommand.WriteOff;
import io.ebbgate.core.lending.history.EventMark;
import io.ebbgate.core.lending.history.LoanEvent;
import io.ebbgate.core.lending.history.LoanHistory;
import io.ebbgate.core.lending.history.LoanState;
import io.ebbgate.core.lending.history.Replayed;
import io.ebbgate.core.lending.replan.Reliefs;
import io.ebbgate.core.lending.replan.Replans;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.RepaymentMethod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides about commands. Pure. */
public final class LoanCommands {

  private LoanCommands() {}

  /**
   * Whether a command may happen to a loan, and what follows.
   *
   * @param events all that is known of the loan, in any order
   * @param mark of the event that would follow; its value date is the day on which it would count
   */
  public static CommandAnswer decide(
      List<LoanEvent> events, LoanCommand command, EventMark mark, CommandLimits limits) {
    Replayed known = LoanHistory.replay(events);
    Loan loan = Acceleration.applied(known.state().loan(), mark.valueDate());
    var refusal =
        byState(known.state(), loan, command, mark.valueDate())
            .or(() -> byFigures(known, loan, command, mark.valueDate(), limits));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    LoanEvent event = follows(command, mark);
    var all = new ArrayList<>(events);
    all.add(event);
    return new Accepted(event, LoanHistory.replay(all));
  }

  /** The event that follows from a command once it happens. */
  public static LoanEvent follows(LoanCommand command, EventMark mark) {
    return switch (command) {
      case Extend it -> new LoanEvent.Extended(mark, it.periods());
      case Shorten it -> new LoanEvent.Shortened(mark, it.periods());
      case Defer it -> new LoanEvent.Deferred(mark, it.number(), it.dueDate());
      case Waive it -> new LoanEvent.Waived(mark, it.amounts());
      case StopInterest _ -> new LoanEvent.InterestStopped(mark);
      case HoldDispute _ -> new LoanEvent.DisputeHeld(mark);
      case ReleaseDispute _ -> new LoanEvent.DisputeReleased(mark);
      case WriteOff _ -> new LoanEvent.WrittenOff(mark);
      case Recover it -> new LoanEvent.Recovered(mark, it.amount());
      case Compensate it -> new LoanEvent.Compensated(mark, it.guarantor());
      case Correct it -> new LoanEvent.Corrected(mark, it.of(), it.amount(), it.correctedDate());
      case Reverse it -> new LoanEvent.CollectionReversed(mark, it.of());
      case ApplyCoupon it -> new LoanEvent.CouponApplied(mark, it.days(), it.sponsor());
    };
  }

  /** Which states a command can meet. */
  private static Optional<Refused> byState(
      LoanState state, Loan loan, LoanCommand command, LocalDate date) {
    if (loan.voided()) {
      return refused(Code.LOAN_VOIDED, "the loan's payout came back; nothing is owed");
    }
    return switch (command) {
      case Extend _, Shorten _, Defer _ ->
          unsettled(loan)
              .or(() -> ours(state))
              .or(() -> onTheBooks(state))
              .or(() -> undisputed(state))
              .or(() -> onTime(loan, date))
              .or(() -> plannable(loan, date));
      case WriteOff _, ApplyCoupon _ ->
          unsettled(loan)
              .or(() -> ours(state))
              .or(() -> onTheBooks(state))
              .or(() -> undisputed(state));
      case Waive _, StopInterest _ -> unsettled(loan).or(() -> ours(state));
      case HoldDispute _ -> unsettled(loan).or(() -> undisputed(state));
      case ReleaseDispute _ ->
          state.disputed() ? Optional.empty() : refused(Code.NOT_DISPUTED, "no dispute holds it");
      case Recover _ ->
          unsettled(loan)
              .or(() ->
                  state.writtenOffOn().isPresent()
                      ? Optional.empty()
                      : refused(Code.NOT_WRITTEN_OFF, "the loan is on the books"));
      case Compensate _ -> unsettled(loan).or(() -> ours(state));
      // What came can turn out to have been something else, whatever became of the loan.
      case Correct _, Reverse _ -> Optional.empty();
    };
  }

  private static Optional<Refused> byFigures(
      Replayed known, Loan loan, LoanCommand command, LocalDate date, CommandLimits limits) {
    return switch (command) {
      case Extend it -> extension(loan, it, limits);
      case Shorten it -> shortening(loan, it, date);
      case Defer it -> deferral(known.state(), loan, it, date, limits);
      case Waive it -> waiver(loan, it, date, limits);
      case StopInterest _ ->
          loan.uncounted().stoppedFrom().isEmpty()
              ? Optional.empty()
              : refused(
                  Code.ALREADY_STOPPED,
                  "stopped on " + loan.uncounted().stoppedFrom().orElseThrow());
      case WriteOff _ -> {
        long days = loan.daysOverdueOn(date);
        yield days > limits.writeOffAfterDays()
            ? Optional.empty()
            : refused(
                Code.NOT_OVERDUE_LONG_ENOUGH,
                days + " days overdue, not more than " + limits.writeOffAfterDays());
      }
      case Recover it -> recovery(loan, it, date);
      case Compensate it -> named(it.guarantor(), "the guarantor");
      case Correct it -> correction(known, it, date);
      case Reverse it -> collected(known, it.of());
      case ApplyCoupon it -> coupon(loan, it, date);
      case HoldDispute _, ReleaseDispute _ -> Optional.empty();
    };
  }

  private static Optional<Refused> extension(Loan loan, Extend it, CommandLimits limits) {
    if (it.periods() < 1 || it.periods() > limits.mostExtensionPeriods()) {
      return refused(
          Code.OUT_OF_RANGE,
          it.periods() + " periods, not within 1 to " + limits.mostExtensionPeriods());
    }
    return named(it.approvalReference(), "the approval")
        .or(() -> named(it.priceReference(), "the price"))
        .or(() -> named(it.contractReference(), "the supplement to the contract"))
        .or(() ->
            it.principal().equals(loan.outstanding())
                ? Optional.empty()
                : refused(
                    Code.AMOUNT_DIFFERS,
                    it.principal() + " is not what is outstanding, " + loan.outstanding()));
  }

  private static Optional<Refused> shortening(Loan loan, Shorten it, LocalDate date) {
    boolean possible =
        it.periods() >= 1 && !Replans.shortened(loan, date, it.periods()).equals(loan);
    int open = loan.instalments().size() - RepaymentQuotes.firstNotDue(loan, date);
    return possible
        ? Optional.empty()
        : refused(
            Code.OUT_OF_RANGE, it.periods() + " periods cannot fall away of " + open + " to come");
  }

  private static Optional<Refused> deferral(
      LoanState state, Loan loan, Defer it, LocalDate date, CommandLimits limits) {
    if (state.deferrals() >= limits.mostDeferrals()) {
      return refused(
          Code.DEFERRALS_USED_UP, state.deferrals() + " of " + limits.mostDeferrals() + " used");
    }
    int first = RepaymentQuotes.firstNotDue(loan, date);
    int size = loan.instalments().size();
    if (it.number() < first + 1 || it.number() > size) {
      return refused(
          Code.OUT_OF_RANGE,
          "instalment " + it.number() + " is not within " + (first + 1) + " to " + size);
    }
    LocalDate due = loan.instalments().get(it.number() - 1).dueDate();
    LocalDate latest = due.plusMonths(limits.mostDeferralMonths());
    boolean possible =
        !it.dueDate().isAfter(latest)
            && Replans.canBeDueOn(loan, date, it.number() - 1, it.dueDate());
    return possible
        ? Optional.empty()
        : refused(
            Code.DATE_OUT_OF_RANGE,
            it.dueDate()
                + " is not after "
                + due
                + ", up to "
                + latest
                + " and before the next due day");
  }

  private static Optional<Refused> waiver(
      Loan loan, Waive it, LocalDate date, CommandLimits limits) {
    Components wanted = it.amounts();
    if (wanted.principal().isPositive()) {
      return refused(Code.PRINCIPAL_NOT_WAIVABLE, wanted.principal() + " of principal");
    }
    if (wanted.isZero()) {
      return refused(Code.OUT_OF_RANGE, "nothing to give up");
    }
    Components owed = Reliefs.waivable(loan, date);
    boolean above =
        wanted.interest().compareTo(owed.interest()) > 0
            || wanted.fee().compareTo(owed.fee()) > 0
            || wanted.penalty().compareTo(owed.penalty()) > 0;
    if (above) {
      return refused(Code.ABOVE_OWED, text(wanted) + " is above what is due, " + text(owed));
    }
    long most = limits.mostWaivedMinor().getOrDefault(it.role(), 0L);
    return wanted.total().minor() <= most
        ? Optional.empty()
        : refused(
            Code.ABOVE_ROLE_LIMIT,
            wanted.total()
                + " is above what the role may give up, "
                + new Money(most, wanted.total().currency()));
  }

  private static String text(Components amounts) {
    return "interest "
        + amounts.interest()
        + ", fee "
        + amounts.fee()
        + ", penalty "
        + amounts.penalty();
  }

  private static Optional<Refused> recovery(Loan loan, Recover it, LocalDate date) {
    if (!it.amount().isPositive()) {
      return refused(Code.OUT_OF_RANGE, it.amount() + " is not positive");
    }
    Money owed = RepaymentQuotes.owedOn(loan, date).total();
    return it.amount().compareTo(owed) <= 0
        ? Optional.empty()
        : refused(Code.ABOVE_OWED, it.amount() + " is above all that is owed, " + owed);
  }

  private static Optional<Refused> correction(Replayed known, Correct it, LocalDate date) {
    var unknown = collected(known, it.of());
    if (unknown.isPresent()) {
      return unknown;
    }
    if (it.amount().isPresent() && !it.amount().get().isPositive()) {
      return refused(Code.OUT_OF_RANGE, it.amount().get() + " is not positive");
    }
    LocalDate first = known.state().loan().valueDate();
    return it.correctedDate().isBefore(first) || it.correctedDate().isAfter(date)
        ? refused(
            Code.DATE_OUT_OF_RANGE, it.correctedDate() + " is not within " + first + " to " + date)
        : Optional.empty();
  }

  /** An event that was reversed, or gave something up, has no money. */
  private static Optional<Refused> collected(Replayed known, UUID of) {
    boolean collected =
        known.bookings().stream()
            .anyMatch(booking ->
                booking.event().equals(of)
                    && !booking.paid().total().plus(booking.excess()).isZero());
    return collected ? Optional.empty() : refused(Code.EVENT_UNKNOWN, "no collection " + of);
  }

  private static Optional<Refused> coupon(Loan loan, ApplyCoupon it, LocalDate date) {
    if (it.days() < 1) {
      return refused(Code.OUT_OF_RANGE, it.days() + " days");
    }
    return named(it.sponsor(), "the sponsor")
        .or(() ->
            Reliefs.sponsor(loan, date, it.days()).amounts().isZero()
                ? refused(Code.OUT_OF_RANGE, "no interest is left to bear in the running period")
                : Optional.empty());
  }

  private static Optional<Refused> named(String reference, String what) {
    return reference.isBlank()
        ? refused(Code.REFERENCE_MISSING, what + " is not named")
        : Optional.empty();
  }

  private static Optional<Refused> unsettled(Loan loan) {
    return loan.isSettled() ? refused(Code.LOAN_SETTLED, "the loan is settled") : Optional.empty();
  }

  private static Optional<Refused> ours(LoanState state) {
    return state
        .compensation()
        .flatMap(by ->
            refused(
                Code.LOAN_COMPENSATED, "the claim is " + by.guarantor() + "'s since " + by.from()));
  }

  private static Optional<Refused> onTheBooks(LoanState state) {
    return state
        .writtenOffOn()
        .flatMap(date -> refused(Code.LOAN_WRITTEN_OFF, "written off on " + date));
  }

  private static Optional<Refused> undisputed(LoanState state) {
    return state.disputed()
        ? refused(Code.LOAN_DISPUTED, "the customer disputes the loan")
        : Optional.empty();
  }

  private static Optional<Refused> onTime(Loan loan, LocalDate date) {
    return loan.isOverdueOn(date)
        ? refused(Code.LOAN_OVERDUE, loan.daysOverdueOn(date) + " days overdue")
        : Optional.empty();
  }

  private static Optional<Refused> plannable(Loan loan, LocalDate date) {
    if (loan.terms().method() == RepaymentMethod.PRINCIPAL_FIRST) {
      return refused(Code.PLAN_CANNOT_CHANGE, "all interest stands in the last instalment");
    }
    return Replans.isPossible(loan, date)
        ? Optional.empty()
        : refused(
            Code.PAST_MATURITY,
            "the last instalment fell due on " + loan.instalments().getLast().dueDate());
  }

  private static Optional<Refused> refused(Code code, String message) {
    return Optional.of(new Refused(code, message));
  }
}
