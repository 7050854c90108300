package io.ebbgate.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Transfer;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.operator.OrderActions.Standing;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorDecisionsTest {
  private static final UUID EVIDENCE = new UUID(1, 1);
  private static final UUID FIRST = new UUID(2, 1);
  private static final UUID SECOND = new UUID(2, 2);
  private static final Money AMOUNT = Money.fen(60_000);
  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  private static final OrderActions.MovedAttempt MOVED =
      new OrderActions.MovedAttempt(FIRST, AMOUNT, NOON.minusSeconds(2));

  /** Every pair of what suspense holds and a resolution: what it books, or nothing, or a no. */
  @ParameterizedTest
  @CsvSource({
    "nothing,   EXPLAINED,            books nothing",
    "nothing,   RETURNED_BY_PROVIDER, does not fit",
    "nothing,   RETURNED_TO_CUSTOMER, does not fit",
    "nothing,   GIVEN_UP,             does not fit",
    "ours,      EXPLAINED,            does not fit",
    "ours,      RETURNED_BY_PROVIDER, provider-clearing:a < suspense",
    "ours,      RETURNED_TO_CUSTOMER, does not fit",
    "ours,      GIVEN_UP,             operating-loss < suspense",
    "customers, EXPLAINED,            does not fit",
    "customers, RETURNED_BY_PROVIDER, does not fit",
    "customers, RETURNED_TO_CUSTOMER, suspense < provider-clearing:a",
    "customers, GIVEN_UP,             does not fit",
  })
  void aResolutionTakesOutOfSuspenseExactlyWhatIsThere(
      String what, String resolution, String expected) {
    Held held =
        switch (what) {
          case "ours" -> new Held.Ours(AMOUNT, EVIDENCE);
          case "customers" -> new Held.Customers(AMOUNT, EVIDENCE);
          default -> new Held.Nothing();
        };

    var answer = Resolutions.decide(Resolution.of(resolution).orElseThrow(), held, "a");

    assertThat(told(answer)).isEqualTo(expected);
    if (answer instanceof Resolutions.Answer.Books(LedgerEntry entry)) {
      assertThat(entry.kind()).isEqualTo(EntryKind.valueOf(resolution));
      assertThat(entry.evidenceId()).isEqualTo(EVIDENCE);
      assertThat(entry.transfers())
          .singleElement()
          .satisfies(transfer -> {
            assertThat(transfer.amount()).isEqualTo(AMOUNT);
            assertThat(List.of(transfer.debit(), transfer.credit())).contains(Account.SUSPENSE);
          });
    }
  }

  private static String told(Resolutions.Answer answer) {
    return switch (answer) {
      case Resolutions.Answer.BooksNothing _ -> "books nothing";
      case Resolutions.Answer.Books(LedgerEntry entry) -> told(entry.transfers().getFirst());
      case Resolutions.Answer.DoesNotFit _ -> "does not fit";
    };
  }

  private static String told(Transfer transfer) {
    return transfer.debit() + " < " + transfer.credit();
  }

  @ParameterizedTest
  @CsvSource({
    "EXPLAINED, false",
    "RETURNED_BY_PROVIDER, true",
    "RETURNED_TO_CUSTOMER, true",
    "GIVEN_UP, true"
  })
  void whereverMoneyIsBookedASecondPersonApproves(String name, boolean second) {
    var resolution = Resolution.of(name).orElseThrow();

    assertThat(resolution.name()).isEqualTo(name);
    assertThat(resolution.needsSecondPerson()).isEqualTo(second);
    assertThat(Resolution.of("WRITTEN_OFF")).isEqualTo(Optional.empty());
  }

  /** Every pair of an action and an order's standing. */
  @ParameterizedTest
  @CsvSource({
    "QUERY_NOW, false, none, does not fit",
    "QUERY_NOW, false, sent, done",
    "QUERY_NOW, false, sending, done",
    "QUERY_NOW, true, none, does not fit",
    "QUERY_NOW, false, paid, done",
    "QUERY_NOW, true, paid, done",
    "QUERY_NOW, true, sent, done",
    "QUERY_NOW, true, sending, done",
    "HOLD, false, none, done",
    "HOLD, false, paid, done",
    "HOLD, false, sent, done",
    "HOLD, false, sending, done",
    "HOLD, true, none, does not fit",
    "HOLD, true, sent, does not fit",
    "HOLD, true, sending, does not fit",
    "RESUME, false, none, does not fit",
    "RESUME, false, sent, does not fit",
    "RESUME, false, sending, does not fit",
    "RESUME, true, none, done",
    "RESUME, true, sent, done",
    "RESUME, true, sending, done",
    "MARK_MOVED, false, none, does not fit",
    "MARK_MOVED, false, paid, does not fit",
    "MARK_MOVED, false, sent, proposed",
    "MARK_MOVED, false, sending, does not fit",
    "MARK_MOVED, true, none, does not fit",
    "MARK_MOVED, true, sent, proposed",
    "MARK_MOVED, true, sending, does not fit",
    "MARK_NOT_MOVED, false, none, does not fit",
    "MARK_NOT_MOVED, false, paid, does not fit",
    "MARK_NOT_MOVED, false, sent, proposed",
    "MARK_NOT_MOVED, false, sending, does not fit",
    "MARK_NOT_MOVED, true, none, does not fit",
    "MARK_NOT_MOVED, true, sent, proposed",
    "MARK_NOT_MOVED, true, sending, does not fit",
    "MARK_RETURNED, false, none, does not fit",
    "MARK_RETURNED, false, paid, proposed",
    "MARK_RETURNED, false, sent, does not fit",
    "MARK_RETURNED, false, sending, does not fit",
    "MARK_RETURNED, true, none, does not fit",
    "MARK_RETURNED, true, paid, proposed",
    "MARK_RETURNED, true, sent, does not fit",
    "MARK_RETURNED, true, sending, does not fit",
  })
  void anActionFitsItsOrderOrNot(String name, boolean held, String attempt, String expected) {
    var action = action(name);
    var open = attempt.equals("none") || attempt.equals("paid") ? List.<UUID>of() : List.of(FIRST);
    boolean paid = attempt.equals("paid");
    var standing =
        new Standing(
            held,
            open,
            attempt.equals("sending"),
            paid,
            paid ? Optional.of(MOVED) : Optional.empty());

    var answer = OrderActions.decide(action, standing, NOON);

    assertThat(action.name()).isEqualTo(name);
    assertThat(told(answer)).isEqualTo(expected);
    assertThat(answer instanceof OrderActions.Answer.Proposed && !action.needsSecondPerson())
        .isFalse();
    assertThat(answer instanceof OrderActions.Answer.Done && action.needsSecondPerson()).isFalse();
  }

  private static OrderAction action(String name) {
    return switch (name) {
      case "QUERY_NOW" -> new OrderAction.QueryNow();
      case "HOLD" -> new OrderAction.Hold();
      case "RESUME" -> new OrderAction.Resume();
      case "MARK_MOVED" -> new OrderAction.MarkMoved("ticket 7", NOON);
      case "MARK_RETURNED" -> new OrderAction.MarkReturned("ticket 7", NOON, AMOUNT);
      default -> new OrderAction.MarkNotMoved("ticket 7");
    };
  }

  private static String told(OrderActions.Answer answer) {
    return switch (answer) {
      case OrderActions.Answer.Done _ -> "done";
      case OrderActions.Answer.Proposed _ -> "proposed";
      case OrderActions.Answer.DoesNotFit _ -> "does not fit";
    };
  }

  @Test
  void aMarkIsAboutTheNewestAttempt() {
    var answer =
        OrderActions.decide(
            new OrderAction.MarkNotMoved("ticket 7"),
            new Standing(false, List.of(FIRST, SECOND), false, false, Optional.empty()),
            NOON);

    assertThat(answer).isEqualTo(new OrderActions.Answer.Proposed(SECOND));
  }

  @Test
  void nothingHasMovedAtATimeThatIsStillToCome() {
    var standing = new Standing(false, List.of(FIRST), false, false, Optional.empty());
    var mark = new OrderAction.MarkMoved("ticket 7", NOON);

    assertThat(told(OrderActions.decide(mark, standing, NOON.minusMillis(1))))
        .isEqualTo("does not fit");
    assertThat(told(OrderActions.decide(mark, standing, NOON))).isEqualTo("proposed");
  }

  @Test
  void twoPeoplesWordSaysWhetherOurAmountMovedAndNeverAnotherAmount() {
    assertThat(
            OrderActions.word(
                new OrderAction.MarkMoved("ticket 7", NOON), AMOUNT, Optional.empty()))
        .isEqualTo(new Moved(AMOUNT, "ticket 7", NOON));
    assertThat(
            OrderActions.word(new OrderAction.MarkNotMoved("ticket 7"), AMOUNT, Optional.empty()))
        .isEqualTo(new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "operator"));
  }

  @Test
  void whatCameBackHadMovedBeforeAndInOurAmount() {
    var mark = new OrderAction.MarkReturned("letter 9", NOON, AMOUNT);

    assertThat(OrderActions.word(mark, AMOUNT, Optional.of(NOON.minusSeconds(60))))
        .isEqualTo(new Moved(AMOUNT, "letter 9", NOON.minusSeconds(60)).returned(NOON));
    assertThat(OrderActions.word(mark, AMOUNT, Optional.of(NOON.plusSeconds(60))))
        .as("we heard late that it had moved")
        .isEqualTo(new Moved(AMOUNT, "letter 9", NOON).returned(NOON));
  }

  @ParameterizedTest
  @CsvSource({
    "60000, CNY,  0, proposed,     ",
    "59999, CNY,  0, does not fit, only all of it",
    "60001, CNY,  0, does not fit, only all of it",
    "60000, USD,  0, does not fit, only all of it",
    "60000, CNY,  1, does not fit, still to come",
    "60000, CNY, -3, does not fit, before it was sent",
  })
  void allThatMovedComesBackInItsTimeOrNothingIsMarked(
      long minor, String currency, int secondsLater, String expected, @Nullable String why) {
    var standing = new Standing(false, List.of(), false, true, Optional.of(MOVED));
    var amount = new Money(minor, Currency.getInstance(currency));
    var mark = new OrderAction.MarkReturned("letter 9", NOON.plusSeconds(secondsLater), amount);

    var answer = OrderActions.decide(mark, standing, NOON);

    assertThat(told(answer)).isEqualTo(expected);
    if (answer instanceof OrderActions.Answer.DoesNotFit(String said)) {
      assertThat(said).contains(String.valueOf(why));
    } else {
      assertThat(answer).isEqualTo(new OrderActions.Answer.Proposed(FIRST));
    }
  }

  @ParameterizedTest
  @EnumSource(ActionStatus.class)
  void onlyWhatWaitsIsApprovedAndOnlyBySomebodyElse(ActionStatus status) {
    boolean waits = status == ActionStatus.PROPOSED;

    assertThat(Approvals.decide(status, FIRST, SECOND))
        .isEqualTo(waits ? Approvals.Answer.GRANTED : Approvals.Answer.NOT_WAITING);
    assertThat(Approvals.decide(status, FIRST, FIRST))
        .isEqualTo(waits ? Approvals.Answer.SAME_PERSON : Approvals.Answer.NOT_WAITING);
    assertThat(ActionStatus.of(status.text())).isEqualTo(status);
    assertThatThrownBy(() -> ActionStatus.of("Undone"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
