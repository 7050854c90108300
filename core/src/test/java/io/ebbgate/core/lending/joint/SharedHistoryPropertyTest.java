package io.ebbgate.core.lending.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.joint.JointPostings;
import io.ebbgate.core.ledger.joint.SharedAmounts;
import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.RandomLoans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.history.Booking;
import io.ebbgate.core.lending.history.Histories;
import io.ebbgate.core.lending.history.LoanEvent;
import io.ebbgate.core.lending.history.LoanEvent.Collected;
import io.ebbgate.core.lending.history.LoanEvent.CollectionReversed;
import io.ebbgate.core.lending.history.LoanHistory;
import io.ebbgate.core.lending.history.Replayed;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for a joint loan after every event of every history. */
class SharedHistoryPropertyTest {

  private static final RepaymentKind[] KINDS = RepaymentKind.values();

  @Test
  void theSidesAddUpToTheCustomersViewAfterEveryEvent() {
    Seeded.times(
        4_000,
        random -> {
          List<LoanEvent> events = Histories.of(loan(random), random);
          Shares shares = RandomShares.any(random);
          for (int known = 1; known <= events.size(); known++) {
            addsUp(shares, LoanHistory.replay(events.subList(0, known)), random);
          }
        });
  }

  private static void addsUp(Shares shares, Replayed replayed, Random random) {
    Loan loan = replayed.state().loan();
    var shared = SharedCollections.of(shares, replayed);
    Components paid = Components.none(Money.CNY);
    Components relieved = paid;
    for (int i = 0; i < replayed.bookings().size(); i++) {
      Booking booking = replayed.bookings().get(i);
      SharedBooking mine = shared.bookings().get(i);
      same(mine.paid().total(), booking.paid());
      same(mine.relieved().total(), booking.relieved());
      paid = paid.plus(booking.paid());
      relieved = relieved.plus(booking.relieved());
    }
    Components received = Components.none(Money.CNY);
    Components givenUp = received;
    Money outstanding = Money.fen(0);
    for (SideBalance side : sides(shared)) {
      received = received.plus(side.received()).plus(side.forGuarantor());
      givenUp = givenUp.plus(side.relieved());
      outstanding = outstanding.plus(side.outstanding());
      assertThat(side.outstanding().minor()).isNotNegative();
      Money back = side.received().principal().plus(side.forGuarantor().principal());
      same(loan.voided() ? side.lent() : side.outstanding().plus(back), side.lent());
    }
    same(received, paid);
    same(givenUp, relieved);
    same(outstanding, loan.outstanding());
    plansAddUp(shared, loan, loan.valueDate().plusDays(random.nextInt(900)));
  }

  /** Also after every new plan: what a side is still owed is what its rows hold. */
  private static void plansAddUp(SharedCollections shared, Loan loan, LocalDate date) {
    SharedSchedule schedule = shared.schedule();
    SharedSchedule later = shared.scheduleOn(date);
    for (int i = 0; i < loan.instalments().size(); i++) {
      LoanInstalment row = loan.instalments().get(i);
      same(schedule.instalments().get(i).open().total(), row.open());
      Components owed = row.isPaid() ? row.open() : loan.owedFor(row, date);
      same(later.instalments().get(i).open().total(), owed);
    }
    if (!loan.voided()) {
      for (int i = 0; i < shared.ofFunders().size(); i++) {
        same(schedule.ofFunder(i).principal(), shared.ofFunders().get(i).outstanding());
      }
      same(schedule.ofPlatform().principal(), shared.ofPlatform().outstanding());
    }
  }

  @Test
  void ourAssetIsWhatOnlyWeLent() {
    Seeded.times(
        6_000,
        random -> {
          Replayed replayed = LoanHistory.replay(Histories.of(loan(random), random));
          var shared = SharedCollections.of(RandomShares.any(random), replayed);
          Money asset = shared.lent().ofPlatform().principal();
          for (SharedBooking each : shared.bookings()) {
            boolean ours = each.booking().claim().equals(new Claim.OnTheBooks());
            Money back = ours ? each.paid().ofPlatform().principal() : Money.fen(0);
            asset = asset.minus(back).minus(each.offBooks());
          }
          boolean ours = replayed.state().claim().equals(new Claim.OnTheBooks());
          if (!replayed.state().loan().voided()) {
            same(asset, ours ? shared.ofPlatform().outstanding() : Money.fen(0));
          }
        });
  }

  @Test
  void payingInstalmentsAsPlannedGivesEachSideItsRow() {
    Seeded.times(
        4_000,
        random -> {
          Loan loan = loan(random);
          Shares shares = RandomShares.any(random);
          SharedSchedule planned = SharedCollections.opened(shares, loan).schedule();
          var events = new ArrayList<LoanEvent>();
          events.add(Histories.opened(loan));
          for (LoanInstalment row : loan.instalments()) {
            if (row.due().total().isPositive()) {
              events.add(
                  new Collected(
                      Histories.mark(events.size(), row.dueDate()),
                      RepaymentKind.OVERDUE,
                      row.due().total()));
            }
          }
          var shared = SharedCollections.of(shares, LoanHistory.replay(events));
          int next = 0;
          for (SharedInstalment row : planned.instalments()) {
            if (!row.open().isZero()) {
              same(shared.bookings().get(next++).paid(), row.open());
            }
          }
          same(next, shared.bookings().size());
        });
  }

  @Test
  void aReversalLeavesEachSideWhereItWouldHaveBeen() {
    Seeded.times(
        4_000,
        random -> {
          List<LoanEvent> events = new ArrayList<>(Histories.of(loan(random), random));
          Shares shares = RandomShares.any(random);
          var before = SharedCollections.of(shares, LoanHistory.replay(events));
          LocalDate date = events.getLast().mark().valueDate();
          var paid =
              new Collected(
                  Histories.mark(500, date),
                  KINDS[random.nextInt(KINDS.length)],
                  Histories.amount(random, events, date));
          int place = 1 + random.nextInt(events.size());
          events.add(place, paid);
          events.add(new CollectionReversed(Histories.mark(501, date), paid.mark().id()));
          var after = SharedCollections.of(shares, LoanHistory.replay(events));
          same(after.bookings(), before.bookings());
          same(after.schedule(), before.schedule());
          same(sides(after), sides(before));
        });
  }

  @Test
  void theBooksFollowWhateverBecomesKnown() {
    Seeded.times(
        3_000,
        random -> {
          List<LoanEvent> events = Histories.of(loan(random), random);
          Shares shares = RandomShares.any(random);
          var balances = new HashMap<String, Long>();
          List<SharedBooking> booked = List.of();
          for (int known = 1; known <= events.size(); known++) {
            var shared = SharedCollections.of(shares, LoanHistory.replay(events.subList(0, known)));
            for (SharedReallocation change : shared.reallocations(booked)) {
              book(balances, shares, change);
            }
            booked = shared.bookings();
            sameBooks(balances, shares, shared);
          }
        });
  }

  private static void book(Map<String, Long> balances, Shares shares, SharedReallocation change) {
    for (LedgerEntry entry :
        JointPostings.rebooked(
            new UUID(3, 3), "a", named(shares, change.before()), named(shares, change.after()))) {
      entry
          .transfers()
          .forEach(transfer -> {
            long amount = transfer.amount().minor();
            balances.merge(transfer.debit().code(), amount, Long::sum);
            balances.merge(transfer.credit().code(), -amount, Long::sum);
          });
    }
  }

  private static SharedAmounts named(Shares shares, Optional<SharedBooking> booking) {
    return booking
        .map(it -> shares.named(it.booking().claim(), it.paid()))
        .orElseGet(() ->
            shares.named(new Claim.OnTheBooks(), Parts.none(shares.funders().size(), Money.CNY)));
  }

  private static void sameBooks(
      Map<String, Long> balances, Shares shares, SharedCollections shared) {
    long all = 0;
    for (int i = 0; i < shares.funders().size(); i++) {
      long received = shared.ofFunders().get(i).received().total().minor();
      String account = "funder-payable:" + shares.funders().get(i).funder();
      same(-balances.getOrDefault(account, 0L), received);
    }
    for (SideBalance side : sides(shared)) {
      all += side.received().total().minor() + side.forGuarantor().total().minor();
    }
    same(balances.getOrDefault("provider-clearing:a", 0L), all);
    long income = shared.ofPlatform().received().of(Component.INTEREST).minor();
    same(-balances.getOrDefault("interest-income", 0L), income);
  }

  private static List<SideBalance> sides(SharedCollections shared) {
    var sides = new ArrayList<>(shared.ofFunders());
    sides.add(shared.ofPlatform());
    return sides;
  }

  private static Loan loan(Random random) {
    return random.nextBoolean() ? RandomLoans.any(random) : RandomLoans.small(random);
  }

  private static void same(Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError("expected " + expected + ", but was " + actual);
    }
  }
}
