package io.ebbgate.core.lending.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.Transfer;
import io.ebbgate.core.ledger.joint.JointPostings;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.Loans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.history.Histories;
import io.ebbgate.core.lending.history.LoanEvent;
import io.ebbgate.core.lending.history.LoanEvent.Collected;
import io.ebbgate.core.lending.history.LoanEvent.CollectionReversed;
import io.ebbgate.core.lending.history.LoanEvent.Transferred;
import io.ebbgate.core.lending.history.LoanHistory;
import io.ebbgate.core.lending.joint.Shares.FunderShare;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
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
 * Keeps docs/joint-lending.md equal to what the code computes. {@code -Debbgate.docs.rewrite=true}
 * writes the file anew.
 */
class JointLendingDocumentTest {

  private static final LocalDate DUE = LocalDate.of(2026, 12, 23);
  private static final Loan LOAN = Loans.threeMonths();
  private static final Shares SHARES =
      new Shares(
          List.of(
              new FunderShare("bank", new Ratios(700_000, 600_000, 0, 600_000)),
              new FunderShare("trust", new Ratios(125_000, 125_000, 0, 125_000))));

  @Test
  void theDocumentShowsWhatTheCodeComputes() throws IOException {
    Path root = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    Path file = root.resolve("../docs/joint-lending.md").normalize();
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
    parts.add("# Joint lending");
    parts.add(
        "How one loan of several lenders is shared, computed by the core. Written by a test from what "
            + "the code computes; do not edit. No product lends jointly over the API yet. "
            + "[Why it is done so](decisions/joint-lending.md).");
    parts.add(
        "The funder's part of row k, component by component, is round(ratio × all up to k) less the "
            + "funder's parts before k, cut at what the row still holds, in the order of the funders. "
            + "The platform takes the rest, but no more principal than it lent; what is left then goes "
            + "to the funders in their order, each within what it lent. So rows add up to what the "
            + "customer owes, columns to what each side lent, and no part is negative.");
    schedule(parts);
    collections(parts);
    reversal(parts);
    books(parts);
    rounding(parts);
    return parts;
  }

  private static void schedule(List<String> parts) {
    parts.add("## The plan");
    parts.add(
        "12,000.00 yuan at 18 % a year over three months from 2026-11-23. The bank has 70 % of "
            + "principal and 60 % of interest and penalty, the trust an eighth of each, the platform "
            + "the rest, and all fees:");
    parts.add(plan(SharedCollections.opened(SHARES, LOAN)));
  }

  private static void collections(List<String> parts) {
    parts.add("## What each side gets, and is still owed");
    parts.add(
        "For collections, \"up to\" is the running total collected of each component, whatever rows it "
            + "paid. Here a part of the first instalment is paid in grace, the rest of it ten days "
            + "late, and then 5,000.00 early:");
    List<LoanEvent> events = events();
    var lines = header("paid", "of", "bank", "trust", "platform", "together");
    var shared = shared(events);
    for (SharedBooking each : shared.bookings()) {
      Parts paid = each.paid();
      Money amount = paid.total().total();
      lines.add(line(amount, "principal", paid, Components::principal));
      lines.add(line("", "interest", paid, Components::interest));
      if (paid.total().penalty().isPositive()) {
        lines.add(line("", "penalty", paid, Components::penalty));
      }
    }
    parts.add(String.join("\n", lines));
    parts.add("After it the sides stand so:");
    parts.add(balances(shared));
    parts.add(
        "The rest is planned anew. The new rows go on from what was collected, so that each side's "
            + "rows hold the principal that it is still owed:");
    parts.add(plan(shared));
  }

  private static void reversal(List<String> parts) {
    parts.add("## A collection that is taken back");
    parts.add(
        "What each side got is recomputed from the loan's events. Now the first payment turns out not to "
            + "be ours: the others are seen to have paid something else, each is booked anew by side, "
            + "and the sides stand as if it had never come:");
    var events = new ArrayList<>(events());
    events.add(
        new CollectionReversed(Histories.mark(4, DUE.plusDays(20)), events.get(1).mark().id()));
    parts.add(balances(shared(events)));
  }

  private static void books(List<String> parts) {
    parts.add("## What is booked");
    parts.add(
        "What is collected for a funder is owed to it from that moment. The funder's principal is in "
            + "no account of ours: what it is still owed follows from the loan. The second of the "
            + "payments above books:");
    SharedBooking second = shared(events()).bookings().get(1);
    var entry =
        JointPostings.collected(
            new UUID(1, 1), "CHANNEL", SHARES.named(second.booking().claim(), second.paid()));
    var lines = new ArrayList<String>();
    lines.add("| debit | credit | amount |");
    lines.add("| --- | --- | ---: |");
    for (Transfer transfer : entry.transfers()) {
      lines.add(
          row(
              "`" + transfer.debit() + "`",
              "`" + transfer.credit() + "`",
              yuan(transfer.amount())));
    }
    parts.add(String.join("\n", lines));
    parts.add(
        "A waiver, a write-off and a compensation book our own part alone. A sponsor's coupon pays each "
            + "funder its part in full. Once a guarantor has paid, all that is collected is the "
            + "guarantor's.");
  }

  private static void rounding(List<String> parts) {
    parts.add("## Where a fen goes");
    parts.add(
        "Three funders lend a third of 3 fen each, the platform nothing. The customer owes one fen in "
            + "each of three rows. By ratio and running total alone, cut at each row, the first row's "
            + "fen would be the platform's, and the last funder would be short of one for good. So a "
            + "column is never overfilled (amounts in fen):");
    long[] thirds = {333_333, 333_333, 333_334};
    var lines = header("row", "first", "second", "third", "platform", "cut at each row alone");
    Tally alone = Tally.unbounded(thirds, Rounding.HALF_UP);
    Tally bounded = Tally.bounded(thirds, new long[] {1, 1, 1, 0}, Rounding.HALF_UP);
    for (int k = 1; k <= 3; k++) {
      long[] were = alone.take(1);
      long[] are = bounded.take(1);
      lines.add(row(k, are[0], are[1], are[2], are[3], fen(were)));
    }
    parts.add(String.join("\n", lines));
  }

  private static String fen(long[] parts) {
    return parts[0] + ", " + parts[1] + ", " + parts[2] + ", " + parts[3];
  }

  private static List<LoanEvent> events() {
    return List.of(
        Histories.opened(LOAN),
        new Transferred(Histories.mark(1, DUE.plusDays(2)), Money.fen(118_001)),
        new Transferred(Histories.mark(2, DUE.plusDays(10)), Money.fen(296_019)),
        new Collected(
            Histories.mark(3, DUE.plusDays(15)), RepaymentKind.EARLY_PARTIAL, Money.fen(500_000)));
  }

  private static SharedCollections shared(List<LoanEvent> events) {
    return SharedCollections.of(SHARES, LoanHistory.replay(events));
  }

  private static String balances(SharedCollections shared) {
    var lines = header("side", "lent", "principal back", "outstanding", "interest", "penalty");
    for (int i = 0; i < SHARES.funders().size(); i++) {
      lines.add(balance(SHARES.funders().get(i).funder(), shared.ofFunders().get(i)));
    }
    lines.add(balance("platform", shared.ofPlatform()));
    return String.join("\n", lines);
  }

  private static String balance(String name, SideBalance side) {
    return row(
        name,
        side.lent(),
        side.received().principal(),
        side.outstanding(),
        side.received().interest(),
        side.received().penalty());
  }

  private static String plan(SharedCollections shared) {
    var lines = header("k", "due", "of", "bank", "trust", "platform", "together");
    for (SharedInstalment row : shared.schedule().instalments()) {
      Parts open = row.open();
      if (!open.isZero()) {
        String due = row.number() + " | " + row.dueDate();
        lines.add(line(due, "principal", open, Components::principal));
        lines.add(line(" | ", "interest", open, Components::interest));
      }
    }
    return String.join("\n", lines);
  }

  private interface Figure {
    Money of(Components components);
  }

  private static String line(Object first, String name, Parts parts, Figure figure) {
    return row(
        first,
        name,
        figure.of(parts.ofFunders().getFirst()),
        figure.of(parts.ofFunders().getLast()),
        figure.of(parts.ofPlatform()),
        figure.of(parts.total()));
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
