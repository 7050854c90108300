package io.ebbgate.core.lending.joint;

import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.history.Booking;
import io.ebbgate.core.lending.history.Replayed;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * How a joint loan's money has been shared between its sides. A fold of the bookings that follow
 * from its history: what each side gets of a collection depends on the running total collected of
 * each component, and on nothing else. Immutable.
 */
public final class SharedCollections {

  private final Shares shares;
  private final Loan loan;
  private final Parts lent;
  private final List<SharedBooking> bookings;

  private SharedCollections(Shares shares, Loan loan, Parts lent, List<SharedBooking> bookings) {
    this.shares = shares;
    this.loan = loan;
    this.lent = lent;
    this.bookings = List.copyOf(bookings);
  }

  /** A loan of which nothing has been collected. */
  public static SharedCollections opened(Shares shares, Loan loan) {
    return of(shares, loan, List.of());
  }

  /** What follows from a loan's history. */
  public static SharedCollections of(Shares shares, Replayed replayed) {
    return of(shares, replayed.state().loan(), replayed.bookings());
  }

  private static SharedCollections of(Shares shares, Loan loan, List<Booking> bookings) {
    Parts lent = shares.lent(loan.principal(), loan.terms().rounding());
    Tallies paid = Tallies.of(shares, lent, loan.terms().rounding());
    Tallies relieved = Tallies.unbounded(shares, loan.terms().rounding());
    Money outstanding = lent.ofPlatform().principal();
    Money zero = Money.zero(outstanding.currency());
    var shared = new ArrayList<SharedBooking>(bookings.size());
    for (Booking booking : bookings) {
      Parts ofPaid = paid.take(booking.paid());
      outstanding = outstanding.minus(ofPaid.ofPlatform().principal());
      shared.add(
          new SharedBooking(
              booking,
              ofPaid,
              relieved.take(booking.relieved()),
              booking.offBooks().isPositive() ? outstanding : zero));
    }
    return new SharedCollections(shares, loan, lent, shared);
  }

  /** What each side lent: principal only. */
  public Parts lent() {
    return lent;
  }

  /** What each event did to the money of each side, in the order of the loan's bookings. */
  public List<SharedBooking> bookings() {
    return bookings;
  }

  /** How each funder stands, in the order of the shares. */
  public List<SideBalance> ofFunders() {
    var balances = new ArrayList<SideBalance>();
    for (int i = 0; i < shares.funders().size(); i++) {
      int funder = i;
      balances.add(balance(parts -> parts.ofFunders().get(funder)));
    }
    return List.copyOf(balances);
  }

  /** How the platform stands. */
  public SideBalance ofPlatform() {
    return balance(Parts::ofPlatform);
  }

  private SideBalance balance(Function<Parts, Components> side) {
    var none = Components.none(loan.principal().currency());
    var received = none;
    var forGuarantor = none;
    var relieved = none;
    for (SharedBooking each : bookings) {
      Components paid = side.apply(each.paid());
      boolean theirs = each.booking().claim() instanceof Claim.OfGuarantor;
      received = theirs ? received : received.plus(paid);
      forGuarantor = theirs ? forGuarantor.plus(paid) : forGuarantor;
      relieved = relieved.plus(side.apply(each.relieved()));
    }
    Money put = side.apply(lent).principal();
    Money left = put.minus(received.principal()).minus(forGuarantor.principal());
    return new SideBalance(
        put, loan.voided() ? none.principal() : left, received, forGuarantor, relieved);
  }

  /** What is still to come to each side by the plan as it stands, without penalty that grows. */
  public SharedSchedule schedule() {
    return schedule(LoanInstalment::open);
  }

  /** The same with the penalty that has grown by a day. */
  public SharedSchedule scheduleOn(LocalDate date) {
    return schedule(row -> row.isPaid() ? row.open() : loan.owedFor(row, date));
  }

  /**
   * The rows go on from what was collected and given up, so that a row that is paid as planned
   * gives each side what its plan said, and a new plan holds for each side what it is still owed.
   */
  private SharedSchedule schedule(Function<LoanInstalment, Components> open) {
    Tallies paid = Tallies.of(shares, lent, loan.terms().rounding());
    Tallies relieved = Tallies.unbounded(shares, loan.terms().rounding());
    for (SharedBooking each : bookings) {
      paid.take(each.booking().paid());
      relieved.take(each.booking().relieved());
    }
    Tallies tallies = paid.after(relieved);
    var rows = new ArrayList<SharedInstalment>();
    for (LoanInstalment row : loan.instalments()) {
      rows.add(new SharedInstalment(row.number(), row.dueDate(), tallies.take(open.apply(row))));
    }
    return new SharedSchedule(rows);
  }

  /**
   * What has to be booked anew, since the sides are known now to have got something else than was
   * booked. A collection that is taken back can move a minor unit of those after it from one side
   * to another, though the loan's own bookings stay as they are.
   *
   * @param booked what stands in the books, at most one for each event
   * @return each difference once
   */
  public List<SharedReallocation> reallocations(List<SharedBooking> booked) {
    Map<UUID, SharedBooking> before = byEvent(booked);
    Map<UUID, SharedBooking> after = byEvent(bookings);
    Set<UUID> all = new LinkedHashSet<>(before.keySet());
    all.addAll(after.keySet());
    var changed = new ArrayList<SharedReallocation>();
    for (UUID event : all) {
      Optional<SharedBooking> was = Optional.ofNullable(before.get(event));
      Optional<SharedBooking> is = Optional.ofNullable(after.get(event));
      if (!was.equals(is)) {
        changed.add(new SharedReallocation(event, was, is));
      }
    }
    return List.copyOf(changed);
  }

  private static Map<UUID, SharedBooking> byEvent(List<SharedBooking> bookings) {
    var map = new LinkedHashMap<UUID, SharedBooking>();
    for (SharedBooking booking : bookings) {
      if (!booking.isNothing() || booking.booking().excess().isPositive()) {
        map.put(booking.booking().event(), booking);
      }
    }
    return map;
  }
}
