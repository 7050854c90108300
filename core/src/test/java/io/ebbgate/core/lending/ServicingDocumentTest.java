package io.ebbgate.core.lending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.lending.allocation.Acceleration;
import io.ebbgate.core.lending.allocation.Allocated;
import io.ebbgate.core.lending.allocation.Allocations;
import io.ebbgate.core.lending.history.Booking;
import io.ebbgate.core.lending.history.EventMark;
import io.ebbgate.core.lending.history.LoanEvent;
import io.ebbgate.core.lending.history.LoanHistory;
import io.ebbgate.core.lending.history.Replayed;
import io.ebbgate.core.lending.overdue.DaySpan;
import io.ebbgate.core.lending.overdue.Delinquency;
import io.ebbgate.core.lending.overdue.DelinquencyTerms;
import io.ebbgate.core.lending.overdue.UncountedDays;
import io.ebbgate.core.lending.replan.Reliefs;
import io.ebbgate.core.lending.replan.Replans;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.servicing.AllocationOrder;
import io.ebbgate.core.product.servicing.EarlyFee;
import io.ebbgate.core.product.servicing.PenaltyBase;
import io.ebbgate.core.product.servicing.ServicingTerms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/servicing.md equal to what the code computes. {@code -Debbgate.docs.rewrite=true}
 * writes the file anew.
 */
class ServicingDocumentTest {

  private static final LocalDate DUE = LocalDate.of(2026, 12, 23);
  private static final LocalDate DAY = LocalDate.of(2026, 12, 3);

  @Test
  void theDocumentShowsWhatTheCodeComputes() throws IOException {
    Path root = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    Path file = root.resolve("../docs/servicing.md").normalize();
    String rendered = String.join("\n\n", render()) + "\n";
    if (Boolean.getBoolean("ebbgate.docs.rewrite")) {
      Files.writeString(file, rendered);
    }
    assertThat(file)
        .as("run with -Debbgate.docs.rewrite=true to write it anew")
        .content()
        .isEqualTo(rendered);
  }

  private static List<String> render() {
    var parts = new ArrayList<String>();
    parts.add("# Servicing");
    parts.add(
        "What holds for one running loan, computed by the core. Written by a test from what the code "
            + "computes; do not edit. Part payments and acceleration hold for payments over the "
            + "API; two people can order changed plans, waivers, coupons, a stop of interest, a hold for "
            + "a dispute, a write-off, the reversal of a debit that was taken back, and another value "
            + "date of a repayment. Money without an order, compensation, recoveries and refunds by "
            + "merchants are not offered there yet.");
    parts.add(
        "Every table is 12,000.00 yuan at 18 % a year over three months from 2026-11-23, 30/360, half "
            + "up; penalty at 24 % a year on overdue principal, over 360 days; three days of grace:");
    parts.add(plan(Loans.threeMonths()));
    payments(parts);
    penalty(parts);
    lateness(parts);
    plans(parts);
    history(parts);
    return parts;
  }

  private static void payments(List<String> parts) {
    parts.add("## What a payment pays");
    parts.add(
        "The oldest instalment first; within one, penalty, fee, interest, principal, and above 90 days "
            + "overdue principal, interest, fee, penalty. The days overdue are those of the oldest "
            + "unpaid instalment on the payment's value date, grace included. What nothing is due for "
            + "is excess: it goes into suspense, never into the loan. A product can ask for a least "
            + "part; what pays an instalment off may be less.");
    var lines = header("days overdue", "paid", "principal", "interest", "penalty", "excess");
    for (long[] each :
        new long[][] {
          {0, 100_000}, {0, 500_000}, {10, 118_000}, {30, 500_000}, {90, 100_000}, {91, 394_060}
        }) {
      Money amount = Money.fen(each[1]);
      Allocated paid =
          Allocations.allocate(
              Loans.threeMonths(), RepaymentKind.OVERDUE, DUE.plusDays(each[0]), amount);
      lines.add(
          row(
              each[0],
              amount,
              paid.paid().principal(),
              paid.paid().interest(),
              paid.paid().penalty(),
              paid.excess()));
    }
    parts.add(String.join("\n", lines));
  }

  private static void penalty(List<String> parts) {
    parts.add("## Penalty");
    parts.add(
        "Penalty is a running total of each instalment: round(sum of principal × days overdue × rate "
            + "/ 360), less what is paid or given up of it. It stands in place of interest: overdue "
            + "principal bears no interest. Paid within grace, a part bears none; when grace is "
            + "missed, the days of grace are owed on the rest; a part paid after grace bears it to its "
            + "day. Days held through our own fault count for neither grace nor penalty. The table "
            + "shows the penalty of the first instalment by days after its due day.");
    Loan loan = Loans.threeMonths();
    var lines =
        header(
            "days",
            "nothing paid",
            "1,180.00 paid on day 2",
            "1,180.00 paid on day 10",
            "days 1 to 5 held by us");
    Loan inGrace = after(loan, 2);
    Loan afterGrace = after(loan, 10);
    Loan held =
        loan.counting(UncountedDays.NONE.withHeld(new DaySpan(DUE.plusDays(1), DUE.plusDays(5))));
    for (int days : new int[] {0, 3, 4, 8, 9, 10, 30}) {
      lines.add(
          row(
              days,
              penaltyOf(loan, days),
              days < 2 ? "" : penaltyOf(inGrace, days),
              days < 10 ? "" : penaltyOf(afterGrace, days),
              penaltyOf(held, days)));
    }
    parts.add(String.join("\n", lines));
    parts.add(
        "On day 10 the payment of 1,180.00 has paid the 26.27 of penalty that had grown; what is shown "
            + "after it is what is owed beyond that.");
  }

  private static Loan after(Loan loan, int days) {
    return Allocations.allocate(loan, RepaymentKind.OVERDUE, DUE.plusDays(days), Money.fen(118_000))
        .loan();
  }

  private static Money penaltyOf(Loan loan, int days) {
    return loan.owedFor(loan.instalments().getFirst(), DUE.plusDays(days)).penalty();
  }

  private static void lateness(List<String> parts) {
    parts.add("## Bucket, class and stage");
    parts.add(
        "By days overdue, grace included; these are the usual thresholds. Non-performing are "
            + "substandard, doubtful and loss. Not paid within grace, and so to be reported, is a flag "
            + "of its own.");
    var lines = header("days overdue", "bucket", "class", "stage", "non-performing");
    for (int days : new int[] {0, 1, 7, 8, 31, 61, 91, 121, 151, 181, 271, 361}) {
      Delinquency found = DelinquencyTerms.usual().of(days);
      lines.add(
          row(
              days,
              found.bucket(),
              found.riskClass(),
              found.stage(),
              found.isNonPerforming() ? "yes" : "no"));
    }
    parts.add(String.join("\n", lines));
    parts.add("## Acceleration");
    parts.add(
        "Where the product says so, all principal falls due when the loan is overdue for more days than "
            + "it allows, with interest to that day only. It stands in one instalment without grace; "
            + "penalty on it runs from the next day. Fees that were not due fall away. Here the "
            + "product allows 10 days, and the loan on day 11 is:");
    var servicing =
        new ServicingTerms(
            3,
            PenaltyBase.OVERDUE_PRINCIPAL,
            150,
            EarlyFee.NONE,
            AllocationOrder.USUAL,
            AllocationOrder.LONG_OVERDUE,
            90,
            10);
    parts.add(plan(Acceleration.applied(Loans.threeMonths(servicing), DUE.plusDays(11))));
  }

  private static void plans(List<String> parts) {
    parts.add("## Changed plans");
    parts.add(
        "Only what is not due is planned anew, and principal stays to the fen. All of these happen on "
            + DAY
            + ".");
    Loan loan = Loans.threeMonths();
    parts.add("Extended by two periods, over the due days that remain and two more:");
    parts.add(plan(Replans.extended(loan, DAY, 2)));
    parts.add("Shortened by one period:");
    parts.add(plan(Replans.shortened(loan, DAY, 1)));
    parts.add(
        "The second due day deferred to 2027-02-03: principal stays in its place, interest runs on to "
            + "the new day, and the period after it is shorter:");
    parts.add(plan(Replans.deferred(loan, DAY, 2, LocalDate.of(2027, 2, 3))));
    parts.add(
        "Interest stopped: the running period keeps the interest to the day, those after it bear none, "
            + "and penalty does not grow either:");
    parts.add(plan(Replans.stopped(loan, DAY)));
    Money borne = Reliefs.sponsor(loan, DAY, 7).amounts().interest();
    parts.add(
        "A coupon of seven days bears "
            + yuan(borne)
            + " of the first instalment's interest: the customer pays that much less, the sponsor owes "
            + "it, and interest counts as charged for those days.");
  }

  private static void history(List<String> parts) {
    parts.add("## Known too late");
    parts.add(
        "A loan is what its events make of it in order of value date, then of becoming known. So what "
            + "becomes known late, a reversal or a correction gives the loan that there would have "
            + "been had it been known in time. What a payment is then seen to have paid is reversed as "
            + "it was booked, and booked anew. Here 1,000.00 is paid on day 10, and then 1,180.00 "
            + "becomes known that had come on day 2:");
    var opened = new LoanEvent.Opened(mark(0, LocalDate.of(2026, 11, 23)), Loans.threeMonths());
    var paid = new LoanEvent.Transferred(mark(1, DUE.plusDays(10)), Money.fen(100_000));
    var late = new LoanEvent.Transferred(mark(2, DUE.plusDays(2)), Money.fen(118_000));
    Replayed before = LoanHistory.replay(List.of(opened, paid));
    Replayed after = LoanHistory.replay(List.of(opened, paid, late));
    var lines = header("payment", "booked", "principal", "interest", "penalty");
    LoanHistory.reallocations(before.bookings(), after)
        .forEach(change -> {
          String name = change.event().equals(paid.mark().id()) ? "on day 10" : "on day 2";
          lines.add(booked(name, "before", change.before()));
          lines.add(booked(name, "after", change.after()));
        });
    parts.add(String.join("\n", lines));
  }

  private static String booked(String name, String when, Booking booking) {
    Components paid = booking.paid();
    return row(name, when, paid.principal(), paid.interest(), paid.penalty());
  }

  private static EventMark mark(long sequence, LocalDate date) {
    return new EventMark(new UUID(1, sequence), date, sequence);
  }

  private static String plan(Loan loan) {
    var lines = header("k", "due", "principal", "interest", "total");
    for (LoanInstalment row : loan.instalments()) {
      Components due = row.due();
      lines.add(row(row.number(), row.dueDate(), due.principal(), due.interest(), due.total()));
    }
    return String.join("\n", lines);
  }

  private static List<String> header(String... names) {
    var lines = new ArrayList<String>();
    lines.add("| " + String.join(" | ", names) + " |");
    lines.add("|" + " ---: |".repeat(names.length));
    return lines;
  }

  private static String row(Object... cells) {
    var line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell instanceof Money money ? yuan(money) : cell).append(" |");
    }
    return line.toString();
  }

  private static String yuan(Money money) {
    return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(money.minor(), 2));
  }
}
