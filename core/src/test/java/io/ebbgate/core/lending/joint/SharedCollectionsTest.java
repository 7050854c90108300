package io.ebbgate.core.lending.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.Loans;
import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.history.Histories;
import io.ebbgate.core.lending.history.LoanEvent;
import io.ebbgate.core.lending.history.LoanEvent.Collected;
import io.ebbgate.core.lending.history.LoanEvent.CollectionReversed;
import io.ebbgate.core.lending.history.LoanEvent.Compensated;
import io.ebbgate.core.lending.history.LoanEvent.Extended;
import io.ebbgate.core.lending.history.LoanEvent.Transferred;
import io.ebbgate.core.lending.history.LoanEvent.Voided;
import io.ebbgate.core.lending.history.LoanEvent.Waived;
import io.ebbgate.core.lending.history.LoanEvent.WrittenOff;
import io.ebbgate.core.lending.history.LoanHistory;
import io.ebbgate.core.lending.joint.Shares.FunderShare;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedCollectionsTest {

  private static final LocalDate DUE = LocalDate.of(2026, 12, 23);
  private static final Loan LOAN = Loans.threeMonths();

  /** 12,000.00 lent: 8,400.00 by the bank, 3,600.00 by the platform; of interest 60 to 40. */
  private static final Shares SHARES =
      new Shares(List.of(new FunderShare("bank", new Ratios(700_000, 600_000, 0, 500_000))));

  private static SharedCollections after(LoanEvent... events) {
    var all = new ArrayList<LoanEvent>(List.of(Histories.opened(LOAN)));
    all.addAll(Arrays.asList(events));
    return SharedCollections.of(SHARES, LoanHistory.replay(all));
  }

  private static Transferred paid(int place, LocalDate date, long fen) {
    return new Transferred(Histories.mark(place, date), Money.fen(fen));
  }

  private static Components of(long principal, long interest, long fee, long penalty) {
    return new Components(
        Money.fen(principal), Money.fen(interest), Money.fen(fee), Money.fen(penalty));
  }

  private static List<Long> take(Tally tally, long amount) {
    return Arrays.stream(tally.take(amount)).boxed().toList();
  }

  @Test
  void anInstalmentIsSharedByTheRatioOfEachComponent() {
    var shared = after(paid(1, DUE, 412_060));

    assertThat(shared.bookings().getFirst().paid())
        .isEqualTo(new Parts(List.of(of(275_842, 10_800, 0, 0)), of(118_218, 7_200, 0, 0)));
    SideBalance bank = shared.ofFunders().getFirst();
    assertThat(bank.lent()).isEqualTo(Money.fen(840_000));
    assertThat(bank.outstanding()).isEqualTo(Money.fen(564_158));
    assertThat(bank.received()).isEqualTo(of(275_842, 10_800, 0, 0));
    assertThat(shared.ofPlatform().outstanding()).isEqualTo(Money.fen(241_782));
  }

  @Test
  void theRowsThatAreOpenHoldWhatEachSideIsStillOwedUnderANewPlan() {
    var shared =
        after(
            new Collected(
                Histories.mark(1, LocalDate.of(2026, 12, 3)),
                RepaymentKind.EARLY_PARTIAL,
                Money.fen(100_001)),
            new Extended(Histories.mark(2, LocalDate.of(2026, 12, 4)), 3));

    assertThat(shared.schedule().instalments()).hasSize(6);
    SideBalance bank = shared.ofFunders().getFirst();
    assertThat(shared.schedule().ofFunder(0).principal()).isEqualTo(bank.outstanding());
    assertThat(bank.outstanding().plus(bank.received().principal())).isEqualTo(bank.lent());
    assertThat(bank.lent()).isEqualTo(Money.fen(840_000));
  }

  @Test
  void penaltyIsSharedAsItHasGrown() {
    LocalDate late = DUE.plusDays(10);
    var open = after().scheduleOn(late).instalments().getFirst().open();

    // 26.27: the ratio is a half, so the odd fen is the bank's.
    assertThat(open.ofFunders().getFirst().penalty()).isEqualTo(Money.fen(1_314));
    assertThat(open.ofPlatform().penalty()).isEqualTo(Money.fen(1_313));
    assertThat(after().schedule().ofFunder(0).penalty()).isEqualTo(Money.fen(0));
  }

  @Test
  void whatIsGivenUpIsGivenUpBySidesAndNotReceived() {
    var waiver = of(0, 101, 0, 0);
    var shared = after(new Waived(Histories.mark(1, DUE), waiver));

    assertThat(shared.ofFunders().getFirst().relieved()).isEqualTo(of(0, 61, 0, 0));
    assertThat(shared.ofPlatform().relieved()).isEqualTo(of(0, 40, 0, 0));
    assertThat(shared.ofFunders().getFirst().received().isZero()).isTrue();
    assertThat(shared.schedule().instalments().getFirst().open().total().interest())
        .isEqualTo(Money.fen(17_899));
  }

  @Test
  void whatIsGivenUpMovesNoFenOfWhatAPaymentGivesToWhom() {
    var waived = new Waived(Histories.mark(1, DUE), of(0, 1, 0, 0));
    var shared = after(waived, paid(2, DUE, 1));

    // 60 % of a fen is one each time; 60 % of two together would be one.
    assertThat(interest(shared)).containsExactly(0L, 1L);
    assertThat(shared.ofFunders().getFirst().relieved()).isEqualTo(of(0, 1, 0, 0));
  }

  @Test
  void theRowsThatAreOpenGoOnFromWhatWasGivenUp() {
    Components planned = after().schedule().ofFunder(0);
    var shared = after(new Waived(Histories.mark(1, DUE), of(0, 1, 0, 0)));

    Components givenUp = shared.ofFunders().getFirst().relieved();
    assertThat(shared.schedule().ofFunder(0).plus(givenUp)).isEqualTo(planned);
    assertThat(planned.interest()).isEqualTo(Money.fen(21_707));
  }

  @Test
  void aWriteOffTakesOnlyOurOwnPrincipalOffTheBooks() {
    var shared =
        after(
            paid(1, DUE, 412_060),
            new WrittenOff(Histories.mark(2, DUE.plusDays(1))),
            paid(3, DUE.plusDays(2), 1_000));

    assertThat(shared.bookings().get(1).offBooks()).isEqualTo(Money.fen(241_782));
    SharedBooking recovered = shared.bookings().get(2);
    assertThat(recovered.booking().claim()).isEqualTo(new Claim.WrittenOff());
    assertThat(recovered.offBooks()).isEqualTo(Money.fen(0));
    assertThat(recovered.paid().ofFunders().getFirst().isZero()).isFalse();
  }

  @Test
  void whatAGuarantorTookOverIsNoLongerReceivedByTheSides() {
    var shared =
        after(new Compensated(Histories.mark(1, DUE.minusDays(1)), "guard"), paid(2, DUE, 412_060));

    SideBalance bank = shared.ofFunders().getFirst();
    assertThat(bank.received().isZero()).isTrue();
    assertThat(bank.forGuarantor()).isEqualTo(of(275_842, 10_800, 0, 0));
    assertThat(bank.outstanding()).isEqualTo(Money.fen(564_158));
    assertThat(shared.bookings().getFirst().offBooks()).isEqualTo(Money.fen(360_000));
  }

  @Test
  void aVoidLoanOwesNoSideAnything() {
    var shared = after(paid(1, DUE, 412_060), new Voided(Histories.mark(2, DUE.plusDays(1))));

    assertThat(shared.ofFunders().getFirst().outstanding()).isEqualTo(Money.fen(0));
    assertThat(shared.ofFunders().getFirst().received().isZero()).isTrue();
    assertThat(shared.ofPlatform().outstanding()).isEqualTo(Money.fen(0));
  }

  @Test
  void takingBackACollectionCanMoveAFenOfTheNextOneBetweenTheSides() {
    LocalDate day = DUE;
    LoanEvent first = paid(1, day, 1);
    LoanEvent second = paid(2, day.plusDays(1), 1);
    LoanEvent third = paid(3, day.plusDays(1), 1);
    var before = after(first, second, third);
    var reversal = new CollectionReversed(Histories.mark(4, day.plusDays(1)), first.mark().id());
    var with = after(first, second, third, reversal);

    // Interest at 60 to 40: the bank's running total of 1, 2 and 3 fen is 1, 1 and 2.
    assertThat(interest(before)).containsExactly(1L, 0L, 1L);
    assertThat(interest(with)).containsExactly(1L, 0L);
    assertThat(with.reallocations(before.bookings()))
        .extracting(SharedReallocation::event)
        .containsExactly(first.mark().id(), second.mark().id(), third.mark().id());
    assertThat(with.reallocations(with.bookings())).isEmpty();
  }

  private static List<Long> interest(SharedCollections shared) {
    return shared.bookings().stream()
        .map(each -> each.paid().ofFunders().getFirst().interest().minor())
        .toList();
  }

  @Test
  void theRoundedPartsOfARowAreCutFromThoseNamedLastAndMadeUpForLater() {
    Tally tally = Tally.unbounded(new long[] {500_000, 500_000}, Rounding.HALF_UP);

    // Each is entitled to half a fen, rounded to one, of a row that holds one.
    assertThat(take(tally, 1)).containsExactly(1L, 0L, 0L);
    assertThat(take(tally, 1)).containsExactly(0L, 1L, 0L);
    assertThat(take(tally, 5)).containsExactly(3L, 2L, 0L);
  }

  @Test
  void aSideThatLentNothingTakesNoPrincipalThatRoundingLeaves() {
    long[] thirds = {333_333, 333_333, 333_334};
    var shares =
        new Shares(
            List.of(
                new FunderShare("a", Ratios.ofAll(333_333)),
                new FunderShare("b", Ratios.ofAll(333_333)),
                new FunderShare("c", Ratios.ofAll(333_334))));
    Parts lent = shares.lent(Money.fen(3), Rounding.HALF_UP);
    assertThat(lent.ofPlatform().principal()).isEqualTo(Money.fen(0));

    // A third of a fen rounds to nothing: of interest the platform takes what is left, and the
    // last funder then finds the row empty.
    Tally unbounded = Tally.unbounded(thirds, Rounding.HALF_UP);
    assertThat(take(unbounded, 1)).containsExactly(0L, 0L, 0L, 1L);
    assertThat(take(unbounded, 1)).containsExactly(1L, 0L, 0L, 0L);
    assertThat(take(unbounded, 1)).containsExactly(0L, 1L, 0L, 0L);

    // Of principal it lent nothing, so the first funder takes it, and every column is full.
    Tally bounded = Tally.bounded(thirds, new long[] {1, 1, 1, 0}, Rounding.HALF_UP);
    assertThat(take(bounded, 1)).containsExactly(1L, 0L, 0L, 0L);
    assertThat(take(bounded, 1)).containsExactly(0L, 1L, 0L, 0L);
    assertThat(take(bounded, 1)).containsExactly(0L, 0L, 1L, 0L);
  }

  @Test
  void aPartThatCameEarlyIsWaitedForAndNeverTakenBack() {
    Tally tally =
        Tally.bounded(new long[] {100_000, 800_000}, new long[] {1, 9, 0}, Rounding.HALF_UP);

    assertThat(take(tally, 1)).containsExactly(0L, 1L, 0L);
    assertThat(take(tally, 1)).containsExactly(0L, 1L, 0L);
    // 80 % of 3 is 2, and 10 % is nothing: the fen that is left goes to the first with room.
    assertThat(take(tally, 1)).containsExactly(1L, 0L, 0L);
    assertThat(take(tally, 7)).containsExactly(0L, 7L, 0L);
  }

  @Test
  void feesCanBeThePlatformsAlone() {
    assertThat(SHARES.funders().getFirst().ratios().of(Component.FEE)).isZero();
    Parts parts = Tallies.unbounded(SHARES, Rounding.HALF_UP).take(of(0, 0, 99, 0));
    assertThat(parts.ofPlatform()).isEqualTo(of(0, 0, 99, 0));
  }
}
