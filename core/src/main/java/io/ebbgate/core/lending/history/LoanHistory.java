package io.ebbgate.core.lending.history;

import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanTerms;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.allocation.Acceleration;
import io.ebbgate.core.lending.allocation.Allocated;
import io.ebbgate.core.lending.allocation.Allocations;
import io.ebbgate.core.lending.history.LoanEvent.Collected;
import io.ebbgate.core.lending.history.LoanEvent.CollectionReversed;
import io.ebbgate.core.lending.history.LoanEvent.Compensated;
import io.ebbgate.core.lending.history.LoanEvent.Corrected;
import io.ebbgate.core.lending.history.LoanEvent.CouponApplied;
import io.ebbgate.core.lending.history.LoanEvent.Deferred;
import io.ebbgate.core.lending.history.LoanEvent.DisputeHeld;
import io.ebbgate.core.lending.history.LoanEvent.DisputeReleased;
import io.ebbgate.core.lending.history.LoanEvent.Extended;
import io.ebbgate.core.lending.history.LoanEvent.HeldByUs;
import io.ebbgate.core.lending.history.LoanEvent.InterestStopped;
import io.ebbgate.core.lending.history.LoanEvent.Opened;
import io.ebbgate.core.lending.history.LoanEvent.Recovered;
import io.ebbgate.core.lending.history.LoanEvent.Refunded;
import io.ebbgate.core.lending.history.LoanEvent.Shortened;
import io.ebbgate.core.lending.history.LoanEvent.Transferred;
import io.ebbgate.core.lending.history.LoanEvent.Voided;
import io.ebbgate.core.lending.history.LoanEvent.Waived;
import io.ebbgate.core.lending.history.LoanEvent.WrittenOff;
import io.ebbgate.core.lending.history.LoanState.Compensation;
import io.ebbgate.core.lending.replan.Reliefs;
import io.ebbgate.core.lending.replan.Relieved;
import io.ebbgate.core.lending.replan.Replans;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.EarlyRepayment;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.servicing.EarlyFee;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Folds the events of a loan. Pure. */
public final class LoanHistory {

  private LoanHistory() {}

  /**
   * The loan that follows from its events, and what each of them did to its money.
   *
   * <p>The order is: value date, then sequence. Before it begins, collections that are reversed are
   * left out, corrected ones get their right amount and day, and days lost through our own fault
   * are known. Of two corrections of one collection the later one holds. A loan whose payout came
   * back owes nothing from its start: all that was collected of it is excess.
   *
   * @param events in any order; exactly one of them opened the loan
   * @throws IllegalArgumentException when none or several of them did, when two have one
   *     identifier, or when one counts before the loan
   */
  public static Replayed replay(List<LoanEvent> events) {
    List<LoanEvent> effective = effective(events);
    LoanState state = LoanState.of(opened(events));
    boolean voided = false;
    for (LoanEvent event : events) {
      if (event instanceof HeldByUs held) {
        Loan loan = state.loan();
        state = state.withLoan(loan.counting(loan.uncounted().withHeld(held.days())));
      }
      voided |= event instanceof Voided;
    }
    if (voided) {
      state = state.withLoan(state.loan().asVoided());
    }
    var bookings = new ArrayList<Booking>();
    for (LoanEvent event : effective) {
      if (event.mark().valueDate().isBefore(state.loan().valueDate())) {
        throw new IllegalArgumentException(
            "event on " + event.mark().valueDate() + ", before " + state.loan().valueDate());
      }
      state = apply(state, event, bookings);
    }
    return new Replayed(state, bookings);
  }

  /**
   * What has to be booked anew, since a replay tells another story than what was booked.
   *
   * @param booked what stands in the books, at most one for each event
   * @param replayed with everything that is known now
   * @return each difference once; before or after is nothing where only the other is known
   */
  public static List<Reallocation> reallocations(List<Booking> booked, Replayed replayed) {
    Money zero = Money.zero(replayed.state().loan().principal().currency());
    Map<UUID, Booking> before = byEvent(booked);
    Map<UUID, Booking> after = byEvent(replayed.bookings());
    Set<UUID> all = new LinkedHashSet<>(before.keySet());
    all.addAll(after.keySet());
    var changed = new ArrayList<Reallocation>();
    for (UUID event : all) {
      Booking nothing = Booking.nothing(event, zero);
      Booking was = before.getOrDefault(event, nothing);
      Booking is = after.getOrDefault(event, nothing);
      if (!was.equals(is) && !(was.isNothing() && is.isNothing())) {
        changed.add(new Reallocation(event, was, is));
      }
    }
    return List.copyOf(changed);
  }

  private static Map<UUID, Booking> byEvent(List<Booking> bookings) {
    var map = new LinkedHashMap<UUID, Booking>();
    for (Booking booking : bookings) {
      map.put(booking.event(), booking);
    }
    return map;
  }

  private static Loan opened(List<LoanEvent> events) {
    Loan loan = null;
    var ids = new HashSet<UUID>();
    for (LoanEvent event : events) {
      if (!ids.add(event.mark().id())) {
        throw new IllegalArgumentException("event twice: " + event.mark());
      }
      if (event instanceof Opened opened) {
        if (loan != null) {
          throw new IllegalArgumentException("opened twice: " + event.mark());
        }
        loan = opened.loan();
      }
    }
    if (loan == null) {
      throw new IllegalArgumentException("no event opened the loan");
    }
    return loan;
  }

  /** In their order, without what is reversed, with what is right. */
  private static List<LoanEvent> effective(List<LoanEvent> events) {
    var bySequence = Comparator.comparingLong((LoanEvent event) -> event.mark().sequence());
    var reversed = new HashSet<UUID>();
    var corrected = new LinkedHashMap<UUID, Corrected>();
    for (LoanEvent event : events.stream().sorted(bySequence).toList()) {
      if (event instanceof CollectionReversed reversal) {
        reversed.add(reversal.of());
      }
      if (event instanceof Corrected correction) {
        corrected.put(correction.of(), correction);
      }
    }
    return events.stream()
        .filter(event -> !reversed.contains(event.mark().id()))
        .map(event -> corrected(event, corrected))
        .sorted(Comparator.comparing(LoanEvent::mark))
        .toList();
  }

  private static LoanEvent corrected(LoanEvent event, Map<UUID, Corrected> corrections) {
    var correction = corrections.get(event.mark().id());
    if (correction == null) {
      return event;
    }
    EventMark mark = event.mark().on(correction.correctedDate());
    var amount = correction.amount();
    return switch (event) {
      case Collected it -> new Collected(mark, it.kind(), amount.orElse(it.amount()));
      case Transferred it -> new Transferred(mark, amount.orElse(it.amount()));
      case Recovered it -> new Recovered(mark, amount.orElse(it.amount()));
      case Refunded it -> new Refunded(mark, amount.orElse(it.amount()), it.merchant());
      case Opened _,
          CollectionReversed _,
          Waived _,
          CouponApplied _,
          Extended _,
          Shortened _,
          Deferred _,
          InterestStopped _,
          DisputeHeld _,
          DisputeReleased _,
          HeldByUs _,
          WrittenOff _,
          Compensated _,
          Corrected _,
          Voided _ ->
          event;
    };
  }

  private static LoanState apply(LoanState state, LoanEvent event, List<Booking> bookings) {
    LocalDate date = event.mark().valueDate();
    return switch (event) {
      case Collected it -> collect(state, event, it.kind(), it.amount(), bookings);
      case Transferred it -> collect(state, event, RepaymentKind.OVERDUE, it.amount(), bookings);
      case Recovered it -> collect(state, event, RepaymentKind.OVERDUE, it.amount(), bookings);
      case Refunded it -> refund(state, event, it.amount(), bookings);
      case Waived it ->
          relieve(state, event, Reliefs.waive(standing(state, date), date, it.amounts()), bookings);
      case CouponApplied it ->
          relieve(state, event, Reliefs.sponsor(standing(state, date), date, it.days()), bookings);
      case Extended it ->
          state.withExtension(Replans.extended(standing(state, date), date, it.periods()));
      case Shortened it ->
          state.withLoan(Replans.shortened(standing(state, date), date, it.periods()));
      case Deferred it ->
          state.withDeferral(
              Replans.deferred(standing(state, date), date, it.number(), it.dueDate()));
      case InterestStopped _ -> state.withLoan(Replans.stopped(standing(state, date), date));
      case WrittenOff _ -> {
        takeOff(state, event, bookings);
        yield state.withWriteOff(Acceleration.dueOn(standing(state, date), date), date);
      }
      case Compensated it -> {
        takeOff(state, event, bookings);
        yield state.withCompensation(new Compensation(date, it.guarantor()));
      }
      case DisputeHeld _ -> state.withDispute(true);
      case DisputeReleased _ -> state.withDispute(false);
      case Opened _, HeldByUs _, CollectionReversed _, Corrected _, Voided _ -> state;
    };
  }

  private static Loan standing(LoanState state, LocalDate date) {
    return Acceleration.applied(state.loan(), date);
  }

  private static LoanState collect(
      LoanState state, LoanEvent event, RepaymentKind kind, Money amount, List<Booking> bookings) {
    Allocated allocated =
        Allocations.allocate(state.loan(), kind, event.mark().valueDate(), amount);
    book(state, event, allocated, bookings);
    return state.withLoan(allocated.loan());
  }

  /** Pays early without a fee, whatever the product says of early repayment. */
  private static LoanState refund(
      LoanState state, LoanEvent event, Money amount, List<Booking> bookings) {
    Loan loan = state.loan();
    LoanTerms terms = loan.terms();
    var free =
        terms.repayableEarly(
            terms.method() == RepaymentMethod.PRINCIPAL_FIRST
                ? EarlyRepayment.FULL_ONLY
                : EarlyRepayment.FULL_AND_PARTIAL,
            EarlyFee.NONE);
    Allocated allocated =
        Allocations.allocate(
            loan.onTerms(free), RepaymentKind.EARLY_PARTIAL, event.mark().valueDate(), amount);
    book(state, event, allocated, bookings);
    return state.withLoan(allocated.loan().onTerms(terms));
  }

  private static void book(
      LoanState state, LoanEvent event, Allocated allocated, List<Booking> bookings) {
    var none = Components.none(allocated.excess().currency());
    bookings.add(
        new Booking(
            event.mark().id(),
            state.claim(),
            allocated.paid(),
            none,
            allocated.excess(),
            none.principal()));
  }

  private static LoanState relieve(
      LoanState state, LoanEvent event, Relieved relieved, List<Booking> bookings) {
    var none = Components.none(relieved.amounts().interest().currency());
    bookings.add(
        new Booking(
            event.mark().id(),
            state.claim(),
            none,
            relieved.amounts(),
            none.principal(),
            none.principal()));
    return state.withLoan(relieved.loan());
  }

  /** Principal leaves the books once, whatever comes first. */
  private static void takeOff(LoanState state, LoanEvent event, List<Booking> bookings) {
    Money outstanding = state.loan().outstanding();
    var none = Components.none(outstanding.currency());
    boolean onTheBooks = state.claim().equals(new Claim.OnTheBooks());
    bookings.add(
        new Booking(
            event.mark().id(),
            state.claim(),
            none,
            none,
            none.principal(),
            onTheBooks ? outstanding : none.principal()));
  }
}
