package io.ebbgate.core.lifecycle.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.drawdown.DrawdownState;
import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.ledger.EntryKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.ebbgate.core.routing.channel.ChannelChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every multiset of up to four pieces of evidence, in every order of arrival. What holds, exactly:
 *
 * <ol>
 *   <li>Of the orders of arrival of one multiset, all that end without an incident end alike: in
 *       the same states, with the same money in the order and the same in suspense. Whichever ends
 *       otherwise has an incident open. So which of two ends it is, is never luck that nobody sees.
 *   <li>An attempt that is left open beside orders that ended without an incident is one that a
 *       sender's "not sent" reached too late to be believed. Nothing in the evidence then says that
 *       the provider has the request, and the attempt goes on being asked about.
 *   <li>A reference names one movement: at most one amount is booked for it, to the order or to
 *       suspense, and it is one that was claimed. Where only our amount is claimed, it is booked
 *       whatever the order of arrival. Where nothing is booked of what was claimed, or it is booked
 *       to suspense, or two amounts were claimed, an incident is open.
 *   <li>Where our amount is told to have moved and a part of it or all to have come back, the
 *       channel's account is off by the difference, in every order of arrival, unless people deny
 *       that it moved.
 *   <li>What is told to have come back is booked as come back, once, and only by the amount that
 *       was claimed: out of the loan exactly where the drawdown ends as returned. Where our amount
 *       came back and no incident is open, nothing is left anywhere.
 *   <li>Whatever suspense holds an open incident names, in the books of either order. What came
 *       back whole has left the channel's account and suspense as it had come; of a debit that a
 *       loan took suspense holds it once. Where a part had been told first, it is explained by the
 *       whole.
 *   <li>A terminal state never changes, and an order records once that it was paid.
 *   <li>Evidence that is heard again changes nothing. The one exception is a claim of another
 *       amount that was settled against in the meantime. A provider that insists on it is an
 *       incident once more; where a person had said that nothing moved, what it names is booked to
 *       suspense. So it is where another amount came back.
 * </ol>
 */
class EvidencePermutationsTest {
  private static final List<ArrivingEvidence> KINDS = ArrivingEvidence.kinds();
  private static final int AT_MOST = 4;

  /** What the orders of arrival of one multiset have in common. */
  private static final class Orders {
    EvidenceRun.@Nullable End quietEnd;
    int[] quietlyEnded = {};
    int[] quietlyOpen = {};
  }

  private final Map<Long, Orders> multisets = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private long sequences;

  @Test
  void whereNoOtherChannelIsLeftEveryOrderOfArrivalEndsAlikeOrOpensAnIncident() {
    tryAll(Optional.empty());
  }

  @Test
  void whereAnotherChannelIsTriedEveryOrderOfArrivalEndsAlikeOrOpensAnIncident() {
    tryAll(Optional.of(new ChannelChoice("channel-b", "")));
  }

  private void tryAll(Optional<ChannelChoice> next) {
    goOn(EvidenceRun.START, new int[0], next);
    multisets.values().forEach(this::openOnlyWhereNothingIsKnown);
    assertThat(violations.stream().limit(20)).as("%s in all", violations.size()).isEmpty();
    // Nothing was left out. Combinations with repetition of n kinds: the sum over k of C(n + k - 1,
    // k).
    long n = KINDS.size();
    assertThat((long) multisets.size())
        .isEqualTo(
            n + n * (n + 1) / 2 + n * (n + 1) * (n + 2) / 6 + n * (n + 1) * (n + 2) * (n + 3) / 24);
    assertThat(sequences).isEqualTo(n + n * n + n * n * n + n * n * n * n);
  }

  private void goOn(EvidenceRun run, int[] heard, Optional<ChannelChoice> next) {
    if (heard.length > 0) {
      sequences++;
      checkMoney(run, heard);
      checkBack(run, heard);
      checkClearing(run, heard);
      checkOrders(run, heard);
      checkRepeats(run, heard, next);
    }
    if (heard.length == AT_MOST) {
      return;
    }
    for (int kind = 0; kind < KINDS.size(); kind++) {
      var further = Arrays.copyOf(heard, heard.length + 1);
      further[heard.length] = kind;
      var then = run.hear(KINDS.get(kind), next);
      if (run.attempt().isTerminal() && !then.attempt().name().equals(run.attempt().name())) {
        violated("a terminal state changed", further, then);
      }
      if (then.paid() > 2) {
        violated("an order was paid twice", further, then);
      }
      if (!then.books().equals(run.books())) {
        checkBooks(then, further);
      }
      goOn(then, further, next);
    }
  }

  private void checkOrders(EvidenceRun run, int[] heard) {
    var orders = multisets.computeIfAbsent(key(heard), _ -> new Orders());
    if (!run.isQuiet()) {
      return;
    }
    if (!run.attempt().hasEnded()) {
      orders.quietlyOpen = heard;
    } else if (orders.quietEnd == null) {
      orders.quietEnd = run.end();
      orders.quietlyEnded = heard;
    } else if (!orders.quietEnd.equals(run.end())) {
      violated("another end without an incident than " + orders.quietEnd, heard, run);
    }
  }

  private void openOnlyWhereNothingIsKnown(Orders orders) {
    if (orders.quietEnd == null || orders.quietlyOpen.length == 0) {
      return;
    }
    boolean nothingKnown =
        Arrays.stream(orders.quietlyOpen)
            .mapToObj(KINDS::get)
            .noneMatch(ArrivingEvidence::isPending);
    if (!orders.quietEnd.attempt().equals("NotMoved") || !nothingKnown) {
      violations.add(
          "open after "
              + names(orders.quietlyOpen)
              + ", ended after "
              + names(orders.quietlyEnded));
    }
  }

  private void checkMoney(EvidenceRun run, int[] heard) {
    var claimed = new HashSet<Money>();
    for (int kind : heard) {
      if (KINDS.get(kind).claim().isPositive()) {
        claimed.add(KINDS.get(kind).claim());
      }
    }
    for (var toOrder : List.of(run.disbursed(), run.repaid())) {
      var booked = new ArrayList<>(toOrder);
      booked.addAll(inAll(run.suspended()));
      boolean oneMovement = booked.size() <= 1 && claimed.containsAll(booked);
      boolean whole =
          !claimed.contains(ArrivingEvidence.OURS)
              || (claimed.size() == 1
                  ? booked.equals(List.of(ArrivingEvidence.OURS))
                  : booked.size() == 1);
      boolean ownAmount = toOrder.isEmpty() || toOrder.equals(List.of(ArrivingEvidence.OURS));
      boolean explained =
          claimed.isEmpty()
              || (claimed.size() == 1 && !toOrder.isEmpty())
              || (claimed.size() == 2 && isPartOfTheWhole(run));
      if (!oneMovement || !whole || !ownAmount || (!explained && run.isQuiet())) {
        violated("money: claimed " + claimed + ", booked " + booked, heard, run);
      }
    }
  }

  private void checkBack(EvidenceRun run, int[] heard) {
    var claimed = new HashSet<Money>();
    for (int kind : heard) {
      if (KINDS.get(kind).isReturn()) {
        claimed.add(KINDS.get(kind).claim());
      }
    }
    var back = run.back();
    boolean cameBack = run.attempt() instanceof AttemptState.Returned;
    boolean ofOrder =
        back.toDrawdown().equals(cameBack ? run.disbursed() : List.of())
            && back.takenBack().equals(cameBack ? run.repaid() : List.of())
            && run.drawdown() instanceof DrawdownState.Returned == cameBack;
    var suspended = inAll(back.suspended());
    boolean claimedOnly = claimed.containsAll(back.toDrawdown()) && claimed.containsAll(suspended);
    boolean once = back.toDrawdown().size() <= 1 && suspended.size() <= 1;
    boolean nothingLeft = !run.isQuiet() || !claimed.contains(ArrivingEvidence.OURS) || cameBack;
    if (!ofOrder || !claimedOnly || !once || !nothingLeft) {
      violated("back: claimed " + claimed + ", booked " + back, heard, run);
    }
  }

  /** A part that is booked first and the rest of it are one movement. */
  private static List<Money> inAll(List<Money> booked) {
    boolean same = booked.stream().map(Money::currency).distinct().count() == 1;
    return same ? List.of(booked.stream().reduce(Money::plus).orElseThrow()) : booked;
  }

  /** Where the provider says nothing but this, its account tells exactly this. */
  private void checkClearing(EvidenceRun run, int[] heard) {
    var moved = new HashSet<Money>();
    var back = new HashSet<Money>();
    for (int kind : heard) {
      var evidence = KINDS.get(kind);
      if (evidence.isPeoplesDenial()) {
        return;
      }
      if (evidence.claim().isPositive()) {
        (evidence.isReturn() ? back : moved).add(evidence.claim());
      }
    }
    long away;
    if (back.contains(ArrivingEvidence.OURS) && Set.of(ArrivingEvidence.OURS).containsAll(moved)) {
      away = 0;
    } else if (back.size() == 1 && moved.equals(Set.of(ArrivingEvidence.OURS))) {
      away = ArrivingEvidence.OURS.minor() - back.iterator().next().minor();
    } else {
      return;
    }
    if (run.books().drawn().sum(Books.CLEARING) != -away
        || run.books().collected().sum(Books.CLEARING) != away) {
      violated("the channel's account is not off by " + away, heard, run);
    }
  }

  /** A part was told, and then the whole of which it was one. */
  private static boolean isPartOfTheWhole(EvidenceRun run) {
    return run.attempt() instanceof AttemptState.Returned
        && run.books().drawn().entries().stream()
            .anyMatch(entry -> entry.kind() == EntryKind.SUSPENSE_SETTLED);
  }

  private void checkBooks(EvidenceRun run, int[] heard) {
    for (var books : run.books().both()) {
      if (!books.forgotten().isEmpty()) {
        violated("suspense holds what no incident names: " + books.held(), heard, run);
      }
    }
    if (run.attempt() instanceof AttemptState.Returned) {
      var drawn = run.books().drawn();
      var collected = run.books().collected();
      boolean nothingLeft =
          drawn.sum(Books.CLEARING) == 0
              && drawn.sum(Account.SUSPENSE) == 0
              && drawn.sum(Account.LOAN_PRINCIPAL) == 0;
      boolean heldOnce =
          collected.sum(Books.CLEARING) == 0
              && collected.sum(Account.SUSPENSE) == ArrivingEvidence.OURS.minor();
      if (!nothingLeft || !heldOnce) {
        violated("not all that came back is booked as such", heard, run);
      }
    }
  }

  private void checkRepeats(EvidenceRun run, int[] heard, Optional<ChannelChoice> next) {
    if (heard.length == AT_MOST) {
      return;
    }
    for (int kind : heard) {
      if (!KINDS.get(kind).mayBeRepeated()) {
        continue;
      }
      var again = run.hear(KINDS.get(kind), next);
      // AMOUNT_DIFFERS, and then an end: the claim of another amount was settled against.
      boolean insists =
          run.incidents().contains(IncidentReason.AMOUNT_DIFFERS)
              && run.attempt().hasEnded()
              && !again.incidents().equals(run.incidents())
              && (again.end().equals(run.end())
                  || run.attempt() instanceof AttemptState.NotMoved
                  || KINDS.get(kind).isReturn());
      if (!again.equals(run) && !insists) {
        violated("changed by hearing again " + KINDS.get(kind).name(), heard, again);
      }
    }
  }

  private void violated(String what, int[] heard, EvidenceRun run) {
    if (violations.size() < 1_000) {
      violations.add(what + ": " + names(heard) + " came to " + run.end() + run.incidents());
    }
  }

  private static List<String> names(int[] heard) {
    return Arrays.stream(heard).mapToObj(kind -> KINDS.get(kind).name()).toList();
  }

  /** The same for all orders of one multiset: its kinds sorted, a byte for each. */
  private static long key(int[] heard) {
    var sorted = heard.clone();
    Arrays.sort(sorted);
    long key = 0;
    for (int kind : sorted) {
      key = key * 256 + kind + 1;
    }
    return key;
  }
}
