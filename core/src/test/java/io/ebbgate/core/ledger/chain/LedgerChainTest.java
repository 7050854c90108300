package io.ebbgate.core.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.ledger.chain.ChainBreak.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerChainTest {

  private static final Instant BOOKED = Instant.parse("2026-11-25T04:05:06.000007Z");

  private static BookedEntry entry(long number) {
    return new BookedEntry(
        new UUID(1, number),
        "REPAID",
        new UUID(2, number),
        Optional.of(new UUID(3, number)),
        Optional.empty(),
        new UUID(4, number),
        Optional.empty(),
        BOOKED,
        LocalDate.of(2026, 11, 25),
        List.of(
            new BookedTransfer(1, "provider-clearing:sample-a", "loan-principal", 100_000, "CNY"),
            new BookedTransfer(2, "provider-clearing:sample-a", "interest-income", 1_500, "CNY")));
  }

  private static List<Seal> chain(int length) {
    var seals = new ArrayList<Seal>();
    var link = ChainLink.BEGINNING;
    for (int i = 1; i <= length; i++) {
      link = link.next(entry(i));
      seals.add(new Seal(link, entry(i).id(), Optional.of(entry(i))));
    }
    return seals;
  }

  /** The first break of a whole chain. */
  private static Optional<ChainBreak> check(List<Seal> seals) {
    var reached = ChainLink.BEGINNING;
    for (var seal : seals) {
      var broken = ChainCheck.of(reached, seal);
      if (broken.isPresent()) {
        return broken;
      }
      reached = seal.link();
    }
    return Optional.empty();
  }

  @Test
  void aHashIsThatOfTheTextWhichItsDocumentSpells() {
    // By another tool: printf of the fifteen lines, piped into sha256sum.
    assertThat(ChainLink.BEGINNING.next(entry(1)))
        .isEqualTo(
            new ChainLink(
                1,
                new ChainHash("fc3d6b2900df97b0836cdd92033d8d99b2721c580c3d1da1c10b70c725fec695")));
  }

  @Test
  void whatAnEntrySettlesIsPartOfItsText() {
    var was = entry(1);
    var settling =
        new BookedEntry(
            was.id(),
            was.kind(),
            was.orderId(),
            was.attemptId(),
            was.loanId(),
            was.evidenceId(),
            was.actionId(),
            was.bookedAt(),
            was.businessDate(),
            was.transfers(),
            Optional.of(new UUID(5, 1)));

    // The sixteen lines, by the other tool.
    assertThat(ChainLink.BEGINNING.next(settling).hash())
        .isEqualTo(
            new ChainHash("7003b2fdf598a5155d19a964a80484dbb89a1e78c8c8306158af094ab7f2e905"));
  }

  @Test
  void aChainThatWasNotTouchedHolds() {
    assertThat(check(chain(20))).isEmpty();
  }

  @Test
  void theFirstBrokenEntryIsNamed() {
    var seals = chain(5);
    var third = seals.get(2);
    seals.set(2, new Seal(third.link(), third.entryId(), Optional.of(entry(4))));

    assertThat(check(seals)).contains(new ChainBreak(3, third.entryId(), Reason.CONTENT_CHANGED));
  }

  @Test
  void anEntryThatIsGoneIsMissed() {
    var seals = chain(5);
    seals.set(3, new Seal(seals.get(3).link(), seals.get(3).entryId(), Optional.empty()));

    assertThat(check(seals)).contains(new ChainBreak(4, entry(4).id(), Reason.ENTRY_MISSING));
  }

  @Test
  void aSealThatIsGoneOrDoubledIsNoticed() {
    var gone = chain(5);
    gone.remove(1);
    var doubled = chain(5);
    doubled.add(2, doubled.get(1));

    assertThat(check(gone)).contains(new ChainBreak(3, entry(3).id(), Reason.OUT_OF_SEQUENCE));
    assertThat(check(doubled)).contains(new ChainBreak(2, entry(2).id(), Reason.OUT_OF_SEQUENCE));
  }

  @Test
  void aSealOfAnotherEntryOrWithAnotherHashIsNoticed() {
    var other = chain(3);
    other.set(1, new Seal(other.get(1).link(), entry(9).id(), other.get(1).entry()));
    var hash = chain(3);
    hash.set(
        1,
        new Seal(
            new ChainLink(2, hash.get(0).link().hash()),
            hash.get(1).entryId(),
            hash.get(1).entry()));

    assertThat(check(other)).contains(new ChainBreak(2, entry(9).id(), Reason.CONTENT_CHANGED));
    assertThat(check(hash)).contains(new ChainBreak(2, entry(2).id(), Reason.CONTENT_CHANGED));
  }

  @Test
  void whateverIsChangedInAnEntryBreaksTheChain() {
    var random = new SplittableRandom(20261125);
    for (int change = 0; change < 14; change++) {
      var seals = chain(4);
      int index = random.nextInt(4);
      var was = seals.get(index).entry().orElseThrow();
      seals.set(
          index, new Seal(seals.get(index).link(), was.id(), Optional.of(changed(was, change))));

      assertThat(check(seals))
          .as("change %d of entry %d", change, index + 1)
          .contains(new ChainBreak(index + 1, was.id(), Reason.CONTENT_CHANGED));
    }
  }

  private static BookedEntry changed(BookedEntry entry, int change) {
    var other = new UUID(7, 7);
    var transfers = new ArrayList<>(entry.transfers());
    var first = transfers.getFirst();
    switch (change) {
      case 0 -> transfers.remove(1);
      case 1 -> transfers.add(new BookedTransfer(3, "suspense", "fee-income", 1, "CNY"));
      case 2 -> transfers.set(0, new BookedTransfer(1, "suspense", first.credit(), 100_000, "CNY"));
      case 3 -> transfers.set(0, new BookedTransfer(1, first.debit(), "suspense", 100_000, "CNY"));
      case 4 ->
          transfers.set(0, new BookedTransfer(1, first.debit(), first.credit(), 99_999, "CNY"));
      case 5 ->
          transfers.set(0, new BookedTransfer(1, first.debit(), first.credit(), 100_000, "USD"));
      case 6 ->
          transfers.set(0, new BookedTransfer(9, first.debit(), first.credit(), 100_000, "CNY"));
      default -> {}
    }
    return new BookedEntry(
        entry.id(),
        change == 7 ? "SUSPENDED" : entry.kind(),
        change == 8 ? other : entry.orderId(),
        change == 9 ? Optional.empty() : entry.attemptId(),
        change == 10 ? Optional.of(other) : entry.loanId(),
        change == 11 ? other : entry.evidenceId(),
        change == 12 ? Optional.of(other) : entry.actionId(),
        change == 13 ? entry.bookedAt().plusNanos(1_000) : entry.bookedAt(),
        entry.businessDate(),
        transfers);
  }

  @Test
  void anotherBusinessDateBreaksTheChain() {
    var seals = chain(1);
    var was = entry(1);
    var moved =
        new BookedEntry(
            was.id(),
            was.kind(),
            was.orderId(),
            was.attemptId(),
            was.loanId(),
            was.evidenceId(),
            was.actionId(),
            was.bookedAt(),
            was.businessDate().plusDays(1),
            was.transfers());
    seals.set(0, new Seal(seals.getFirst().link(), was.id(), Optional.of(moved)));

    assertThat(check(seals)).isPresent();
  }

  @Test
  void aHashOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new ChainHash("ab")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChainHash.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChainLink(-1, ChainHash.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ChainHash.of(ChainHash.NONE.bytes())).isEqualTo(ChainHash.NONE);
  }
}
