package io.ebbgate.core.lending.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.Loans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.command.CommandAnswer.Accepted;
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
import io.ebbgate.core.lending.history.Reallocation;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state meets every command; then the figures of each command. */
class LoanCommandsTest {

  private static final LocalDate DUE = LocalDate.of(2026, 12, 23);
  private static final LocalDate EARLY = LocalDate.of(2026, 12, 1);
  private static final CommandLimits LIMITS =
      CommandLimits.usual().withWaivers(Map.of("lead", 10_000L));
  private static final UUID PAYMENT = new UUID(2, 1);

  /** A loan in some state, and the day on which it is looked at. */
  private record Given(List<LoanEvent> events, LocalDate date) {}

  private static EventMark mark(long sequence, LocalDate date) {
    return new EventMark(new UUID(1, sequence), date, sequence);
  }

  private static Given given(LocalDate date, LoanEvent... events) {
    Loan loan = Loans.threeMonths();
    var all = new ArrayList<LoanEvent>();
    all.add(new LoanEvent.Opened(mark(0, loan.valueDate()), loan));
    all.addAll(List.of(events));
    return new Given(all, date);
  }

  private static Map<String, Given> states() {
    var states = new LinkedHashMap<String, Given>();
    states.put("current", given(EARLY));
    states.put("overdue", given(DUE.plusDays(10)));
    states.put("long overdue", given(DUE.plusDays(181)));
    states.put("disputed", given(EARLY, new LoanEvent.DisputeHeld(mark(1, EARLY))));
    states.put("stopped", given(EARLY, new LoanEvent.InterestStopped(mark(1, EARLY))));
    states.put(
        "written off",
        given(DUE.plusDays(200), new LoanEvent.WrittenOff(mark(1, DUE.plusDays(190)))));
    states.put(
        "compensated",
        given(DUE.plusDays(30), new LoanEvent.Compensated(mark(1, DUE.plusDays(20)), "guard")));
    states.put(
        "settled",
        given(
            EARLY,
            new LoanEvent.Collected(
                mark(1, EARLY), RepaymentKind.EARLY_FULL, Money.fen(9_000_000))));
    states.put("voided", given(EARLY, new LoanEvent.Voided(mark(1, EARLY))));
    return states;
  }

  private static Given state(String name) {
    return Objects.requireNonNull(states().get(name));
  }

  private static Map<String, LoanCommand> commands() {
    var commands = new LinkedHashMap<String, LoanCommand>();
    commands.put("extend", extend(3, 1_200_000));
    commands.put("shorten", new Shorten(1));
    commands.put("defer", new Defer(2, LocalDate.of(2027, 2, 10)));
    commands.put("waive", waive(0, 1, 0, 0));
    commands.put("stop interest", new StopInterest());
    commands.put("hold", new HoldDispute());
    commands.put("release", new ReleaseDispute());
    commands.put("write off", new WriteOff());
    commands.put("recover", new Recover(Money.fen(100)));
    commands.put("compensate", new Compensate("guard"));
    commands.put("correct", new Correct(PAYMENT, Optional.of(Money.fen(1)), EARLY));
    commands.put("reverse", new Reverse(PAYMENT));
    commands.put("coupon", new ApplyCoupon(7, "spring"));
    return commands;
  }

  private static Extend extend(int periods, long principal) {
    return new Extend(periods, Money.fen(principal), "approval", "price", "contract");
  }

  private static Waive waive(long principal, long interest, long fee, long penalty) {
    return new Waive(
        new Components(
            Money.fen(principal), Money.fen(interest), Money.fen(fee), Money.fen(penalty)),
        "lead");
  }

  private static CommandAnswer decide(Given given, LoanCommand command) {
    return LoanCommands.decide(given.events(), command, mark(9, given.date()), LIMITS);
  }

  private static String said(CommandAnswer answer) {
    return switch (answer) {
      case Accepted _ -> "yes";
      case Refused refused -> refused.code().code();
    };
  }

  private static Loan after(Given given, LoanCommand command) {
    return ((Accepted) decide(given, command)).after().state().loan();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "current, yes, yes, yes, above-owed, yes, yes, not-disputed, not-overdue-long-enough,"
            + " not-written-off, yes, event-unknown, event-unknown, yes",
        "overdue, loan-overdue, loan-overdue, loan-overdue, yes, yes, yes, not-disputed,"
            + " not-overdue-long-enough, not-written-off, yes, event-unknown, event-unknown, yes",
        "long overdue, loan-overdue, loan-overdue, loan-overdue, yes, yes, yes, not-disputed, yes,"
            + " not-written-off, yes, event-unknown, event-unknown, out-of-range",
        "disputed, loan-disputed, loan-disputed, loan-disputed, above-owed, yes, loan-disputed,"
            + " yes, loan-disputed, not-written-off, yes, event-unknown, event-unknown, loan-disputed",
        "stopped, yes, yes, yes, above-owed, already-stopped, yes, not-disputed,"
            + " not-overdue-long-enough, not-written-off, yes, event-unknown, event-unknown, yes",
        "written off, loan-written-off, loan-written-off, loan-written-off, yes, yes, yes,"
            + " not-disputed, loan-written-off, yes, yes, event-unknown, event-unknown, loan-written-off",
        "compensated, loan-compensated, loan-compensated, loan-compensated, loan-compensated,"
            + " loan-compensated, yes, not-disputed, loan-compensated, not-written-off,"
            + " loan-compensated, event-unknown, event-unknown, loan-compensated",
        "settled, loan-settled, loan-settled, loan-settled, loan-settled, loan-settled,"
            + " loan-settled, not-disputed, loan-settled, loan-settled, loan-settled,"
            + " event-unknown, event-unknown, loan-settled",
        "voided, loan-voided, loan-voided, loan-voided, loan-voided, loan-voided, loan-voided,"
            + " loan-voided, loan-voided, loan-voided, loan-voided, loan-voided, loan-voided,"
            + " loan-voided"
      })
  void everyStateMeetsEveryCommand(
      String state,
      String extend,
      String shorten,
      String defer,
      String waive,
      String stop,
      String hold,
      String release,
      String writeOff,
      String recover,
      String compensate,
      String correct,
      String reverse,
      String coupon) {
    var said = new ArrayList<String>();
    commands().forEach((_, command) -> said.add(said(decide(state(state), command))));

    assertThat(said)
        .containsExactly(
            extend,
            shorten,
            defer,
            waive,
            stop,
            hold,
            release,
            writeOff,
            recover,
            compensate,
            correct,
            reverse,
            coupon);
  }

  @Test
  void anAcceptedCommandKeepsThePrincipalToTheFen() {
    states()
        .forEach((_, given) ->
            commands()
                .forEach((_, command) -> {
                  if (decide(given, command) instanceof Accepted accepted) {
                    Loan loan = accepted.after().state().loan();
                    long due =
                        loan.instalments().stream()
                            .mapToLong(row -> row.due().principal().minor())
                            .sum();
                    assertThat(due).isEqualTo(1_200_000);
                  }
                }));
  }

  @Test
  void anExtensionNamesWhatIsOutstandingAndAllItsReferences() {
    Given current = given(EARLY);

    assertThat(said(decide(current, extend(3, 1_199_999)))).isEqualTo("amount-differs");
    assertThat(said(decide(current, extend(0, 1_200_000)))).isEqualTo("out-of-range");
    assertThat(said(decide(current, extend(13, 1_200_000)))).isEqualTo("out-of-range");
    for (var missing :
        List.of(
            new Extend(1, Money.fen(1_200_000), " ", "price", "contract"),
            new Extend(1, Money.fen(1_200_000), "approval", "", "contract"),
            new Extend(1, Money.fen(1_200_000), "approval", "price", ""))) {
      assertThat(said(decide(current, missing))).isEqualTo("reference-missing");
    }
    assertThat(after(current, extend(3, 1_200_000)).instalments())
        .hasSize(6)
        .extracting(row -> row.dueDate().toString())
        .endsWith("2027-03-23", "2027-04-23", "2027-05-23");
  }

  @Test
  void theDayOfMaturityIsTooLateForAnExtension() {
    LocalDate end = LocalDate.of(2027, 2, 23);
    var given =
        given(
            end,
            new LoanEvent.Collected(mark(1, DUE), RepaymentKind.OVERDUE, Money.fen(412_060)),
            new LoanEvent.Collected(
                mark(2, DUE.plusMonths(1)), RepaymentKind.OVERDUE, Money.fen(412_060)));

    assertThat(said(decide(given, extend(1, 405_969)))).isEqualTo("past-maturity");
    assertThat(said(decide(new Given(given.events(), end.minusDays(1)), extend(1, 405_969))))
        .isEqualTo("yes");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2027-02-22, yes",
    "2, 2027-02-23, date-out-of-range",
    "2, 2027-01-23, date-out-of-range",
    "3, 2027-03-23, yes",
    "3, 2027-03-24, date-out-of-range",
    "4, 2027-03-24, out-of-range",
    "0, 2027-03-24, out-of-range"
  })
  void aDueDayMovesByAMonthAtMostAndNotPastTheNext(int number, LocalDate to, String expected) {
    assertThat(said(decide(given(EARLY), new Defer(number, to)))).isEqualTo(expected);
  }

  @Test
  void twoDueDaysMayMoveAndNoThird() {
    var twice =
        given(
            EARLY,
            new LoanEvent.Deferred(mark(1, EARLY), 3, LocalDate.of(2027, 3, 1)),
            new LoanEvent.Deferred(mark(2, EARLY), 2, LocalDate.of(2027, 2, 1)));

    assertThat(said(decide(twice, new Defer(1, LocalDate.of(2026, 12, 30)))))
        .isEqualTo("deferrals-used-up");
  }

  @Test
  void aWaiverIsHeldAgainstWhatIsDueAndTheRole() {
    Given overdue = given(DUE.plusDays(10));

    assertThat(said(decide(overdue, waive(1, 0, 0, 0)))).isEqualTo("principal-not-waivable");
    assertThat(said(decide(overdue, waive(0, 0, 0, 0)))).isEqualTo("out-of-range");
    assertThat(said(decide(overdue, waive(0, 0, 0, 2_628)))).isEqualTo("above-owed");
    assertThat(said(decide(overdue, waive(0, 18_000, 0, 0)))).isEqualTo("above-role-limit");
    var nobody = new Waive(waive(0, 1, 0, 0).amounts(), "guest");
    assertThat(said(decide(overdue, nobody))).isEqualTo("above-role-limit");

    var row = after(overdue, waive(0, 0, 0, 2_627)).instalments().getFirst();
    assertThat(row.open().total()).isEqualTo(Money.fen(412_060));
    assertThat(row.relieved().penalty()).isEqualTo(Money.fen(2_627));
  }

  @Test
  void aCorrectionToldLateIsAReversalAndARebooking() {
    var paid = new LoanEvent.Transferred(new EventMark(PAYMENT, DUE, 1), Money.fen(500_000));
    Given given = given(DUE.plusDays(5), paid);
    var before = LoanHistory.replay(given.events());
    var answer =
        (Accepted)
            decide(given, new Correct(PAYMENT, Optional.of(Money.fen(400_000)), DUE.plusDays(1)));

    List<Reallocation> changes = LoanHistory.reallocations(before.bookings(), answer.after());
    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().before().excess()).isEqualTo(Money.fen(87_940));
    assertThat(changes.getFirst().after().paid())
        .isEqualTo(Components.of(Money.fen(382_000), Money.fen(18_000)));
    assertThat(said(decide(given, new Correct(PAYMENT, Optional.of(Money.fen(0)), DUE))))
        .isEqualTo("out-of-range");
    assertThat(
            said(decide(given, new Correct(PAYMENT, Optional.of(Money.fen(1)), DUE.plusDays(6)))))
        .isEqualTo("date-out-of-range");
  }

  @Test
  void aRecoveryIsAtMostWhatIsOwedAndPrincipalComesFirst() {
    Given written = state("written off");

    assertThat(said(decide(written, new Recover(Money.fen(9_000_000))))).isEqualTo("above-owed");
    assertThat(said(decide(written, new Recover(Money.fen(0))))).isEqualTo("out-of-range");
    var accepted = (Accepted) decide(written, new Recover(Money.fen(100)));
    assertThat(accepted.after().bookings().getLast().paid().principal()).isEqualTo(Money.fen(100));
  }

  @Test
  void aDateThatIsCorrectedKeepsTheAmount() {
    var late =
        new LoanEvent.Collected(
            new EventMark(PAYMENT, DUE.plusDays(10), 1), RepaymentKind.OVERDUE, Money.fen(412_060));
    Given given = given(DUE.plusDays(12), late);

    var answer = (Accepted) decide(given, new Correct(PAYMENT, Optional.empty(), DUE));

    var paid = answer.after().bookings().getFirst().paid();
    assertThat(paid.total()).isEqualTo(Money.fen(412_060));
    assertThat(paid.penalty()).isEqualTo(Money.fen(0));
  }

  @Test
  void whatIsReversedIsOwedAsIfItHadNeverCome() {
    var paid =
        new LoanEvent.Collected(
            new EventMark(PAYMENT, DUE, 1), RepaymentKind.OVERDUE, Money.fen(412_060));
    Given given = given(DUE.plusDays(10), paid);

    var answer = (Accepted) decide(given, new Reverse(PAYMENT));

    assertThat(answer.after().bookings()).isEmpty();
    assertThat(answer.after().state().loan().daysOverdueOn(DUE.plusDays(10))).isEqualTo(10);
    var again = new ArrayList<>(given.events());
    again.add(answer.event());
    assertThat(said(decide(new Given(again, DUE.plusDays(11)), new Reverse(PAYMENT))))
        .isEqualTo("event-unknown");
  }

  @Test
  void aCouponNeedsDaysASponsorAndInterestToBear() {
    Given current = given(EARLY);

    assertThat(said(decide(current, new ApplyCoupon(0, "spring")))).isEqualTo("out-of-range");
    assertThat(said(decide(current, new ApplyCoupon(7, " ")))).isEqualTo("reference-missing");
    // 12,000 yuan at 18 % for seven days.
    assertThat(
            ((Accepted) decide(current, new ApplyCoupon(7, "spring")))
                .after()
                .bookings()
                .getLast()
                .relieved()
                .interest())
        .isEqualTo(Money.fen(4_200));
  }
}
