package io.ebbgate.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import io.ebbgate.core.product.DayCount;
import io.ebbgate.core.product.RepaymentMethod;
import io.ebbgate.core.product.plan.FeeDue;
import io.ebbgate.core.product.plan.FirstPeriod;
import io.ebbgate.core.product.plan.LevelRule;
import io.ebbgate.core.product.plan.ProductFee;
import io.ebbgate.core.product.plan.TermUnit;
import io.ebbgate.core.schedule.cost.InternalRate;
import io.ebbgate.core.schedule.cost.LoanCost;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/schedules.md equal to what the code computes. {@code -Debbgate.docs.rewrite=true}
 * writes the file anew.
 */
class ScheduleDocumentTest {

  private static final LocalDate VALUE_DATE = LocalDate.of(2026, 11, 23);
  private static final Money PRINCIPAL = Money.fen(1_000_000);
  private static final AnnualRate RATE = AnnualRate.parse("0.12");

  @Test
  void theDocumentShowsWhatTheCodeComputes() throws IOException {
    Path file = root().resolve("docs/schedules.md");
    String rendered = String.join("\n\n", render()) + "\n";
    if (Boolean.getBoolean("ebbgate.docs.rewrite")) {
      Files.writeString(file, rendered);
    }
    assertThat(file).as("run with -Debbgate.docs.rewrite=true to write it anew").exists();
    assertThat(Files.readString(file))
        .as("docs/schedules.md; run with -Debbgate.docs.rewrite=true to write it anew")
        .isEqualTo(rendered);
  }

  /** The folder above this module, wherever the build was started. */
  private static Path root() {
    return Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("..").normalize();
  }

  private static List<String> render() {
    var parts =
        new ArrayList<String>(
            List.of(
                "# Schedules",
                "Written by a test from what the code computes; do not edit. Every table is "
                    + "10,000.00 yuan at 12 % a year from 2026-11-23, half up, 30/360 with the 23rd as "
                    + "repayment day, unless it says otherwise.",
                "With principal P, yearly rate r, periods 1 to n, days of interest d(k) and the days that "
                    + "make a year D, the balance before period k is b(k), and b(1) = P. \"round\" is one "
                    + "rounding of the exact fraction to the fen. A part of principal is cut at what is "
                    + "left, the last row takes the remainder of principal, and no row is negative."));
    methods(parts);
    levelRules(parts);
    terms(parts);
    dates(parts);
    costs(parts);
    return parts;
  }

  private static void methods(List<String> parts) {
    parts.add("## Methods");
    method(
        parts,
        "Equal instalment (等额本息), `EQUAL_INSTALMENT`",
        "payment = round(P / sum over k of product over j up to k of 1 / (1 + r d(j) / D)); "
            + "interest(k) = round(b(k) r d(k) / D); principal(k) = payment - interest(k).",
        RepaymentMethod.EQUAL_INSTALMENT);
    method(
        parts,
        "Equal principal (等额本金), `EQUAL_PRINCIPAL`",
        "principal(k) = round(P / n); interest(k) = round(b(k) r d(k) / D).",
        RepaymentMethod.EQUAL_PRINCIPAL);
    method(
        parts,
        "Interest first (先息后本), `INTEREST_FIRST`",
        "interest(k) = round(P r d(k) / D); principal(n) = P, before it none.",
        RepaymentMethod.INTEREST_FIRST);
    method(
        parts,
        "Bullet (到期还本付息), `BULLET`",
        "One row: interest = round(P r d / D), with d the days of the whole term.",
        RepaymentMethod.BULLET);
    method(
        parts,
        "Flat rate (等本等息), `FLAT_RATE`",
        "principal(k) = round(P / n); interest(k) = round(P r d(k) / D). Repaid in full early, it "
            + "bears interest by day on the principal that is outstanding.",
        RepaymentMethod.FLAT_RATE);
    method(
        parts,
        "Principal first (先本后息), `PRINCIPAL_FIRST`",
        "principal(k) = round(P / n); interest(n) = round(sum over k of b(k) r d(k) / D), before it "
            + "none: uncompounded, rounded once.",
        RepaymentMethod.PRINCIPAL_FIRST);
  }

  private static void method(
      List<String> parts, String title, String formula, RepaymentMethod method) {
    parts.add("### " + title);
    parts.add(formula);
    parts.add(table(monthly(method)));
  }

  private static void levelRules(List<String> parts) {
    parts.add("## An odd first period");
    parts.add(
        "The first due day is the first repayment day after the value date (`SHORT`), or the first "
            + "one that is at least a period after it (`LONG`). Here the repayment day is the 5th "
            + "and the period long, so the first one has 42 days.");
    for (LevelRule rule : LevelRule.values()) {
      parts.add("### Equal instalments, `" + rule + "`");
      parts.add(
          switch (rule) {
            case EXACT -> "The exact level payment over the periods as they are, the odd one too.";
            case ANNUITY ->
                "The annuity at a twelfth of the rate: payment = round(P i / (1 - (1 + i)^-n)), "
                    + "i = r / 12. The last row takes what that leaves.";
            case ODD_DAYS_ON_TOP ->
                "The exact level payment as if the first period had its usual length; interest for "
                    + "the days beyond (or short of) it comes on top of (or off) the first row.";
          });
      var plan = new PlanRule(RepaymentMethod.EQUAL_INSTALMENT, rule, TermUnit.MONTH, 1);
      parts.add(table(terms(plan, 6, DayCount.THIRTY_360, 5, List.of())));
    }
    parts.add(
        "A first period that bears more than the level payment pays its interest and no principal; "
            + "what it pays more lowers the last row. Where that would end the loan before its last "
            + "row, the rest is level over the periods that follow.");
  }

  private static void terms(List<String> parts) {
    parts.add("## Weeks and days");
    parts.add(
        "A term has a unit, a number of periods, and so many units in every period: here six "
            + "periods of two weeks, actual/365. Due days are counted from the value date.");
    var weeks = new PlanRule(RepaymentMethod.EQUAL_INSTALMENT, LevelRule.EXACT, TermUnit.WEEK, 2);
    parts.add(table(terms(weeks, 6, DayCount.ACTUAL_365, 23, List.of())));
  }

  private static void dates(List<String> parts) {
    parts.add("## Days");
    parts.add(
        "Under 30/360 a stretch from repayment day to repayment day is whole months of 30 days; "
            + "any other counts 30E/360. Actual/360 and actual/365 count the calendar. Repayment "
            + "days 29 to 31 fall back to a month's last day, and come back in longer ones:");
    var lines = new ArrayList<String>();
    lines.add("| due | 30/360 | actual |");
    lines.add("| --- | ---: | ---: |");
    LocalDate from = LocalDate.of(2027, 12, 31);
    for (LocalDate due : RepaymentCalendar.dueDates(from, 31, FirstPeriod.LONG, 4)) {
      lines.add(
          "| %s | %d | %d |"
              .formatted(
                  due,
                  RepaymentCalendar.periodDays(DayCount.THIRTY_360, from, due, 31),
                  RepaymentCalendar.periodDays(DayCount.ACTUAL_365, from, due, 31)));
      from = due;
    }
    parts.add(String.join("\n", lines));
  }

  private static void costs(List<String> parts) {
    parts.add("## What it costs");
    parts.add(
        "A fee is so many parts per million of P, rounded once, and a fixed amount; it falls due "
            + "with the first, each, or the last instalment, never with the payout. The yearly rate "
            + "is twelve times the monthly internal rate of what the customer pays, fees included; "
            + "beside it stands the dated rate (XIRR: 365 days a year, compounded by the year). For "
            + "a term in weeks or days the monthly rate is the one that compounds to the dated "
            + "rate. Both are to the nearest part per million.");
    parts.add(
        "Held against the all-in cap is the yearly rate with an odd first period at its own length: "
            + "the whole months back from the first due day, which compound, and before them the "
            + "part that is left of one, at simple interest, as its days over those of the month "
            + "in which they lie. A long first period is then no cost of its own, and a short one "
            + "does not hide what a fee costs. For every other loan it is the yearly rate that is "
            + "shown. Rounding counts in the customer's favour: each row is "
            + "taken as a minor unit less, so that no loan is above the cap by rounding alone.");
    parts.add(heldToCap());
    var fee = new ProductFee("service", FeeDue.EACH_INSTALMENT, 2_000, 0);
    var rule = PlanRule.monthly(RepaymentMethod.EQUAL_INSTALMENT);
    parts.add("With a fee of 0.2 % of the principal in each instalment:");
    parts.add(table(terms(rule, 6, DayCount.THIRTY_360, 23, List.of(fee))));
    parts.add("Without a fee, by method:");
    var lines = new ArrayList<String>();
    lines.add("| method | yearly rate | dated rate | total cost |");
    lines.add("| --- | ---: | ---: | ---: |");
    for (RepaymentMethod method : RepaymentMethod.values()) {
      ScheduleTerms terms = monthly(method);
      LoanCost cost = LoanCost.of(terms, Schedules.plan(terms));
      lines.add(
          "| `%s` | %s | %s | %s |"
              .formatted(method, cost.annualRate(), cost.datedRate(), yuan(cost.total().minor())));
    }
    parts.add(String.join("\n", lines));
    parts.add("## What is refused");
    parts.add(
        "Terms on which no schedule exists have a code: `principal-not-positive`, "
            + "`term-out-of-range` (1 to 360 periods, thirty years), `repayment-day-out-of-range`, "
            + "`value-date-out-of-range` ("
            + ScheduleTerms.EARLIEST
            + " to "
            + ScheduleTerms.LATEST
            + "), `fee-out-of-range`, `amount-too-large`. A schedule that rounding makes absurd is "
            + "not lent on: `principal-per-instalment-too-small` when nothing is left for the last "
            + "row, `last-instalment-out-of-proportion` when it holds more than twice the others.");
  }

  /** A table of the same loan with first periods of different lengths. */
  private static String heldToCap() {
    var fee = new ProductFee("service", FeeDue.FIRST_INSTALMENT, 8_000, 0);
    var lines = new ArrayList<String>();
    lines.add("Three equal instalments with a fee of 0.8 % of the principal in the first:");
    lines.add("");
    lines.add("| value date | first due | yearly rate | dated rate | held against the cap |");
    lines.add("| --- | --- | ---: | ---: | ---: |");
    for (FirstPeriod firstPeriod : FirstPeriod.values()) {
      for (int day : new int[] {22, 23, 24}) {
        var terms =
            new ScheduleTerms(
                PRINCIPAL,
                RATE,
                PlanRule.monthly(RepaymentMethod.EQUAL_INSTALMENT),
                3,
                VALUE_DATE.withDayOfMonth(day),
                DayCount.THIRTY_360,
                Rounding.HALF_UP,
                23,
                firstPeriod,
                List.of(fee));
        Schedule schedule = Schedules.plan(terms);
        LoanCost cost = LoanCost.of(terms, schedule);
        lines.add(
            "| %s | %s, `%s` | %s | %s | %s |"
                .formatted(
                    terms.valueDate(),
                    schedule.first().dueDate(),
                    firstPeriod,
                    cost.annualRate(),
                    cost.datedRate(),
                    InternalRate.heldToCap(terms, schedule)));
      }
    }
    return String.join("\n", lines);
  }

  private static ScheduleTerms monthly(RepaymentMethod method) {
    return terms(PlanRule.monthly(method), 6, DayCount.THIRTY_360, 23, List.of());
  }

  private static ScheduleTerms terms(
      PlanRule rule, int periods, DayCount dayCount, int repaymentDay, List<ProductFee> fees) {
    return new ScheduleTerms(
        PRINCIPAL,
        RATE,
        rule,
        periods,
        VALUE_DATE,
        dayCount,
        Rounding.HALF_UP,
        repaymentDay,
        FirstPeriod.LONG,
        fees);
  }

  private static String table(ScheduleTerms terms) {
    boolean fees = !terms.fees().isEmpty();
    var lines = new ArrayList<String>();
    lines.add(
        "| k | due | d(k) | b(k) | principal | interest |%s total |"
            .formatted(fees ? " fee |" : ""));
    lines.add(
        "| ---: | --- | ---: | ---: | ---: | ---: |%s ---: |".formatted(fees ? " ---: |" : ""));
    Schedule schedule = Schedules.plan(terms);
    List<Period> periods = Schedules.periods(terms);
    long balance = terms.principal().minor();
    for (Instalment row : schedule.instalments()) {
      lines.add(
          "| %d | %s | %d | %s | %s | %s |%s %s |"
              .formatted(
                  row.number(),
                  row.dueDate(),
                  periods.get(row.number() - 1).days(),
                  yuan(balance),
                  yuan(row.principal().minor()),
                  yuan(row.interest().minor()),
                  fees ? " " + yuan(row.fee().minor()) + " |" : "",
                  yuan(row.total().minor())));
      balance -= row.principal().minor();
    }
    LoanCost cost = LoanCost.of(terms, schedule);
    lines.add("");
    lines.add(
        "Total cost %s; yearly rate %s, dated rate %s."
            .formatted(
                yuan(cost.total().minor()),
                cost.annualRate().toPercent(),
                cost.datedRate().toPercent()));
    return String.join("\n", lines);
  }

  private static String yuan(long fen) {
    return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(fen, 2));
  }
}
