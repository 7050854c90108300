package io.ebbgate.core.lending.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.LoanRepayments;
import io.ebbgate.core.lending.RandomLoans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.RepaymentQuote;
import io.ebbgate.core.lending.RepaymentQuotes;
import io.ebbgate.core.lending.history.LoanEvent.Collected;
import io.ebbgate.core.lending.history.LoanEvent.CollectionReversed;
import io.ebbgate.core.lending.history.LoanEvent.Transferred;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.ServicingTerms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for every history of a loan. */
class LoanHistoryPropertyTest {

  private static final List<RepaymentKind> KINDS = List.of(RepaymentKind.values());

  @Test
  void theLoanDoesNotDependOnWhenItsEventsBecameKnown() {
    Seeded.times(
        10_000,
        random -> {
          List<LoanEvent> events = Histories.any(random);
          Replayed inOrder = LoanHistory.replay(events);
          var arrived = new ArrayList<>(events);
          Collections.shuffle(arrived, random);
          same(LoanHistory.replay(arrived), inOrder);

          // Payments alone, known in another order than they were made.
          List<LoanEvent> payments = payments(random);
          var late = new ArrayList<LoanEvent>();
          for (LoanEvent event : payments) {
            late.add(knownAs(event, 1_000 - event.mark().sequence()));
          }
          same(LoanHistory.replay(late), LoanHistory.replay(payments));
        });
  }

  @Test
  void reversingTheLastCollectionGivesTheLoanBeforeIt() {
    Seeded.times(
        10_000,
        random -> {
          List<LoanEvent> events = Histories.any(random);
          Replayed before = LoanHistory.replay(events);
          LocalDate date = events.getLast().mark().valueDate().plusDays(random.nextInt(50));
          var more = new ArrayList<>(events);
          var paid =
              new Collected(
                  Histories.mark(500, date),
                  KINDS.get(random.nextInt(KINDS.size())),
                  Histories.amount(random, events, date));
          more.add(paid);
          Replayed with = LoanHistory.replay(more);
          more.add(new CollectionReversed(Histories.mark(501, date), paid.mark().id()));
          Replayed after = LoanHistory.replay(more);

          same(after, before);
          var changes = LoanHistory.reallocations(with.bookings(), after);
          assertThat(changes).hasSize(1);
          same(changes.getFirst().before(), with.bookings().getLast());
          same(changes.getFirst().event(), paid.mark().id());
          same(
              changes.getFirst().after(), Booking.nothing(paid.mark().id(), Money.zero(Money.CNY)));
        });
  }

  @Test
  void principalIsNeitherMadeNorLostAndNothingIsPaidBeyondWhatIsDue() {
    Seeded.times(
        20_000,
        random -> {
          List<LoanEvent> events = Histories.any(random);
          Replayed replayed = LoanHistory.replay(events);
          Loan loan = replayed.state().loan();
          Components paid = Components.none(Money.CNY);
          Components relieved = paid;
          Money booked = loan.principal();
          for (Booking booking : replayed.bookings()) {
            paid = paid.plus(booking.paid());
            relieved = relieved.plus(booking.relieved());
            assertThat(booking.excess().minor()).isNotNegative();
            boolean ours = booking.claim().equals(new Claim.OnTheBooks());
            Money off = ours ? booking.paid().principal() : Money.fen(0);
            booked = booked.minus(booking.offBooks()).minus(off);
          }
          // The asset is what is outstanding, until it is somebody else's or off the books.
          boolean ours = replayed.state().claim().equals(new Claim.OnTheBooks());
          same(booked, ours && !loan.voided() ? loan.outstanding() : leftOf(loan));
          Components open = Components.none(Money.CNY);
          Components standsPaid = open;
          Components standsRelieved = open;
          for (LoanInstalment row : loan.instalments()) {
            open = open.plus(row.open());
            standsPaid = standsPaid.plus(row.paid());
            standsRelieved = standsRelieved.plus(row.relieved());
          }
          same(standsPaid, paid);
          same(standsRelieved, relieved);
          same(relieved.principal(), Money.fen(0));
          same(paid.principal().plus(open.principal()), loan.principal());
        });
  }

  @Test
  void everyFenThatCameIsPaidOrExcess() {
    Seeded.times(
        10_000,
        random -> {
          List<LoanEvent> events = payments(random);
          Replayed replayed = LoanHistory.replay(events);
          assertThat(replayed.bookings()).hasSize(events.size() - 1);
          for (Booking booking : replayed.bookings()) {
            same(booking.paid().total().plus(booking.excess()), amountOf(events, booking.event()));
          }
        });
  }

  @Test
  void repaymentsInOrderDoWhatTheyDidOneByOne() {
    Seeded.times(
        15_000,
        random -> {
          var fee = new EarlyFee(random.nextInt(50_000), random.nextInt(3_000));
          Loan loan =
              RandomLoans.any(
                  random, random.nextBoolean() ? fee : EarlyFee.NONE, ServicingTerms.usual());
          var events = new ArrayList<LoanEvent>();
          events.add(Histories.opened(loan));
          LocalDate date = loan.valueDate();
          for (int step = 1; step < 12 && !loan.isSettled(); step++) {
            RepaymentKind kind = KINDS.get(random.nextInt(KINDS.size()));
            long owed = RepaymentQuotes.owedOn(loan, date).total().minor();
            Optional<Money> wanted =
                kind == RepaymentKind.EARLY_PARTIAL
                    ? Optional.of(Money.fen(1 + random.nextLong(owed)))
                    : Optional.empty();
            if (RepaymentQuotes.quote(loan, kind, date, wanted) instanceof RepaymentQuote quote) {
              loan = LoanRepayments.apply(loan, quote).loan();
              events.add(new Collected(Histories.mark(step, date), kind, quote.amount()));
              Replayed replayed = LoanHistory.replay(events);
              same(replayed.state().loan(), loan);
              same(replayed.bookings().getLast().paid(), quote.components());
            }
            date = date.plusDays(random.nextInt(40));
          }
        });
  }

  @Test
  void overdueMoneyBearsPenaltyInPlaceOfInterestNeverBoth() {
    Seeded.times(
        10_000,
        random -> {
          List<LoanEvent> events = payments(random);
          Loan lent = ((LoanEvent.Opened) events.getFirst()).loan();
          Loan loan = LoanHistory.replay(events).state().loan();
          LocalDate date = events.getLast().mark().valueDate();
          same(interest(loan) <= interest(lent) + 1, true);
          for (LoanInstalment row : loan.instalments()) {
            long days = Math.max(0, ChronoUnit.DAYS.between(row.dueDate(), date));
            long base = row.due().principal().minor() + row.due().interest().minor();
            var overdue = loan.terms().overdue();
            long most =
                1
                    + Math.ceilDiv(
                        base * days * overdue.penaltyRate().partsPerMillion(),
                        1_000_000L * overdue.daysInYear());
            long penalty = loan.owedFor(row, date).penalty().minor() + row.paid().penalty().minor();
            assertThat(penalty).isBetween(0L, days == 0 ? 0L : most);
          }
        });
  }

  /** A void loan is taken off the books by its payout's return, with nothing of it paid. */
  private static Money leftOf(Loan loan) {
    return loan.voided() ? loan.principal() : Money.fen(0);
  }

  private static long interest(Loan loan) {
    long sum = 0;
    for (LoanInstalment row : loan.instalments()) {
      sum += row.due().interest().minor();
    }
    return sum;
  }

  /** Money without orders only: nothing is planned anew, except by acceleration. */
  private static List<LoanEvent> payments(Random random) {
    Loan loan = RandomLoans.any(random);
    var events = new ArrayList<LoanEvent>();
    events.add(Histories.opened(loan));
    LocalDate date = loan.valueDate();
    for (int i = 1; i <= 1 + random.nextInt(8); i++) {
      date = date.plusDays(1 + random.nextInt(60));
      events.add(new Transferred(Histories.mark(i, date), Histories.amount(random, events, date)));
    }
    return events;
  }

  private static LoanEvent knownAs(LoanEvent event, long sequence) {
    return event instanceof Transferred it
        ? new Transferred(
            new EventMark(it.mark().id(), it.mark().valueDate(), sequence), it.amount())
        : event;
  }

  private static Money amountOf(List<LoanEvent> events, UUID id) {
    for (LoanEvent event : events) {
      if (event instanceof Transferred it && it.mark().id().equals(id)) {
        return it.amount();
      }
    }
    throw new AssertionError("no event " + id);
  }

  private static void same(Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError("expected " + expected + ", but was " + actual);
    }
  }
}
