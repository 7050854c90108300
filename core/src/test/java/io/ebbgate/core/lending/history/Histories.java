package io.ebbgate.core.lending.history;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.RandomLoans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.RepaymentQuotes;
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
import io.ebbgate.core.lending.overdue.DaySpan;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Histories of loans, by chance. Their events are in order, with value dates that ascend. */
public final class Histories {

  private static final List<RepaymentKind> KINDS = List.of(RepaymentKind.values());

  private Histories() {}

  public static EventMark mark(long sequence, LocalDate date) {
    return new EventMark(new UUID(1, sequence), date, sequence);
  }

  public static Opened opened(Loan loan) {
    return new Opened(mark(0, loan.valueDate()), loan);
  }

  static List<LoanEvent> any(Random random) {
    return of(RandomLoans.any(random), random);
  }

  /** A history of a loan, which it opens. */
  public static List<LoanEvent> of(Loan loan, Random random) {
    var events = new ArrayList<LoanEvent>();
    events.add(opened(loan));
    LocalDate date = loan.valueDate();
    int count = 1 + random.nextInt(12);
    for (int i = 1; i <= count; i++) {
      date = date.plusDays(1 + random.nextInt(random.nextInt(4) == 0 ? 120 : 35));
      events.add(event(random, events, mark(i, date)));
    }
    return events;
  }

  /** A sum that is sometimes all that is owed, sometimes more, mostly less. */
  public static Money amount(Random random, List<LoanEvent> events, LocalDate date) {
    Loan loan = LoanHistory.replay(events).state().loan();
    long owed = Math.max(1, RepaymentQuotes.owedOn(loan, date).total().minor());
    return switch (random.nextInt(8)) {
      case 0 -> Money.fen(owed);
      case 1 -> Money.fen(owed + 1 + random.nextInt(5_000));
      case 2 -> Money.fen(1 + random.nextInt(300));
      default -> Money.fen(1 + random.nextLong(owed));
    };
  }

  private static LoanEvent event(Random random, List<LoanEvent> before, EventMark mark) {
    LocalDate date = mark.valueDate();
    Money amount = amount(random, before, date);
    return switch (random.nextInt(24)) {
      case 0 -> new Waived(mark, waiver(random, amount));
      case 1 -> new CouponApplied(mark, 1 + random.nextInt(20), "spring");
      case 2 -> new Extended(mark, 1 + random.nextInt(6));
      case 3 -> new Shortened(mark, 1 + random.nextInt(3));
      case 4 -> new Deferred(mark, 1 + random.nextInt(12), date.plusDays(random.nextInt(60)));
      case 5 -> random.nextInt(3) == 0 ? new InterestStopped(mark) : new DisputeHeld(mark);
      case 6 -> new HeldByUs(mark, new DaySpan(date.minusDays(random.nextInt(9)), date));
      case 7 -> random.nextInt(3) == 0 ? new WrittenOff(mark) : new DisputeReleased(mark);
      case 8 -> new Refunded(mark, amount, "shop");
      case 9 -> new Compensated(mark, "guard");
      case 10 -> reversal(random, before, mark);
      case 11 ->
          new Corrected(
              mark,
              new UUID(1, random.nextInt(before.size())),
              random.nextBoolean() ? Optional.of(amount) : Optional.empty(),
              date.minusDays(1));
      case 12 -> random.nextInt(6) == 0 ? new Voided(mark) : new Recovered(mark, amount);
      case 13, 14, 15 -> new Transferred(mark, amount);
      default -> new Collected(mark, KINDS.get(random.nextInt(KINDS.size())), amount);
    };
  }

  private static LoanEvent reversal(Random random, List<LoanEvent> before, EventMark mark) {
    for (LoanEvent event : before) {
      if (event instanceof Collected && random.nextBoolean()) {
        return new CollectionReversed(mark, event.mark().id());
      }
    }
    return new DisputeReleased(mark);
  }

  private static Components waiver(Random random, Money most) {
    Money part = Money.fen(random.nextLong(1 + most.minor()));
    return new Components(Money.fen(0), part, part, part);
  }
}
